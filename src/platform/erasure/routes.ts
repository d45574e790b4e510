import { z } from 'zod'
import { listErasable, type ErasableAct } from '../acts/erase.ts'
import type { Work } from '../acts/store.ts'
import { Fault } from '../fault.ts'
import { defineRoute, type Route } from '../http/route.ts'
import { namesOf } from '../identity/queries.ts'
import type { Platform } from '../platform.ts'
import { systemPrincipal } from '../policy/principal.ts'
import { ask, order, refuseIt, withdraw } from './decide.ts'
import { erasureRecord, erasureRequest, type ErasedAct, type ErasureRequest } from './record.ts'

const params = z.strictObject({ id: z.string().max(60) })
const reason = z.string().min(1).max(1_000)
const answer = z.object({ id: z.string(), status: z.string(), acts: z.number() })

/** Asks in a work that goes on; somebody else orders it. */
const askErasure = (work: Work, id: string, request: ErasureRequest) => work.act(erasureRecord, id, (before) => ask(before, request), { action: 'erasure.ask' })

/** The system asks by itself, where a period is over or what somebody agreed to has ended. */
export function askAsSystem({ store, ids }: Pick<Platform, 'store' | 'ids'>, request: ErasureRequest): Promise<unknown> {
  const id = ids.uuid()
  return store.perform({ id, principal: systemPrincipal, action: 'erasure.ask', body: request }, (work) => askErasure(work, id, request))
}

/** SQL: whether nobody has asked yet for the erasure of a record, `type` and `id` being columns; wants the county as the first value. */
export const isUnasked = (type: string, id: string): string =>
  `not exists (select 1 from records e where e.county = $1 and e.type = 'erasure' and e.state -> 'records' @> jsonb_build_array(jsonb_build_object('type', ${type}, 'id', ${id})))`

/** `/api/erasures`: asked for by one, ordered by another (house plan, decision 4). */
export function erasureRoutes(platform: Platform): Route[] {
  const { county } = platform
  return [
    defineRoute({
      method: 'POST',
      url: '/api/erasures',
      action: 'erasure.ask',
      summary: 'Ask that the content of records be erased, on a legal ground',
      body: erasureRequest,
      response: answer,
      handle: ({ perform, body, intentId }) =>
        perform(async (work) => {
          const state = await askErasure(work, intentId, body)
          for (const record of body.records) if ((await listErasable(work.tx, county, platform.recordTypes, record, record.acts)).length === 0) throw new Fault('erasure_empty', {}, 409)
          return { id: intentId, status: state.status, acts: 0 }
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/erasures/:id/order',
      action: 'erasure.order',
      summary: 'Order it: payloads and their salts are gone in the same transaction, records are made anew without them',
      params,
      body: z.strictObject({}),
      response: answer,
      handle: ({ perform, params: { id }, principal }) =>
        perform(async (work) => {
          const asked = await platform.store.load(work.tx, erasureRecord, id)
          const acts: ErasableAct[] = []
          for (const record of asked?.state.records ?? []) acts.push(...(await listErasable(work.tx, county, platform.recordTypes, record, record.acts)))
          const state = await work.act(erasureRecord, id, (before) => order(before, principal.account, acts as ErasedAct[]))
          return { id, status: state.status, acts: state.acts.length }
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/erasures/:id/refuse',
      action: 'erasure.refuse',
      summary: 'Refuse it, with the reason that the law wants said',
      params,
      body: z.strictObject({ reason }),
      response: answer,
      handle: ({ perform, params: { id }, body }) =>
        perform(async (work) => {
          const state = await work.act(erasureRecord, id, (before) => refuseIt(before, body.reason))
          return { id, status: state.status, acts: 0 }
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/erasures/:id/withdraw',
      action: 'erasure.withdraw',
      summary: 'Take back one’s own request',
      params,
      body: z.strictObject({}),
      response: answer,
      handle: ({ perform, params: { id } }) =>
        perform(async (work) => {
          const state = await work.act(erasureRecord, id, (before) => withdraw(before))
          return { id, status: state.status, acts: 0 }
        }),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/erasures',
      action: 'erasure.list',
      summary: 'Erasures, the newest first',
      query: z.strictObject({ status: z.enum(['asked', 'refused', 'withdrawn', 'ordered']).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
      response: z.object({
        erasures: z.array(z.object({
          id: z.string(), ground: z.string(), document: z.string(), status: z.string(), askedBy: z.string(), /** Empty for the system's own. */ askedByName: z.string(), askedAt: z.string(),
          decidedBy: z.string().nullable(), decidedAt: z.string().nullable(), records: z.number(), acts: z.number(),
        })),
      }),
      async handle({ judgeOwn, read, query }) {
        judgeOwn()
        return read(async (tx) => {
          let found = tx.db.selectFrom('erasures').selectAll().where('county', '=', county).orderBy('asked_at', 'desc').limit(query.limit)
          if (query.status) found = found.where('status', '=', query.status)
          const rows = await found.execute()
          const names = await namesOf(tx, county, rows.map((row) => row.asked_by))
          return {
            erasures: rows.map((r) => ({
              id: r.id, ground: r.ground, document: r.document, status: r.status, askedBy: r.asked_by, askedByName: names[r.asked_by] ?? '', askedAt: r.asked_at.toISOString(),
              decidedBy: r.decided_by, decidedAt: r.decided_at?.toISOString() ?? null, records: r.records, acts: r.acts,
            })),
          }
        })
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/erasures/:id',
      action: 'erasure.open',
      summary: 'One erasure: ground, records, and which acts it took',
      params,
      handle: async ({ open, params: { id } }) => {
        const { acts, ...erasure } = await open(erasureRecord, id)
        return { id, ...erasure, acts: acts.map(({ act, record }) => ({ act, record })) }
      },
    }),
  ]
}
