import { z } from 'zod'
import type { Decision, DecisionContext } from '#platform/acts/decision.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import type { GroundFacts } from '../facts.ts'
import { instant, reason } from '../grants/acts.ts'
import { askHold, confirmHold, extendHold, releaseHold } from '../keeping/decide-holds.ts'
import { holdRequest, type HoldDraft } from '../keeping/hold-acts.ts'
import { listHoldCameras, listHolds } from '../keeping/hold-queries.ts'
import { holdRecord, type Hold } from '../keeping/hold.ts'
import { lockKeeping } from '../keeping/lock.ts'
import { raise } from '../notices/raise.ts'
import type { Footage } from '../playback/footage.ts'
import { findTies } from './ask.ts'

const id = z.strictObject({ id: z.string().max(80) })
const answer = z.object({ id: z.string(), status: z.string(), until: z.string() })
const shortened = z.strictObject({ until: instant, reason })

const holdRow = z.object({
  id: z.string(), source: z.string(), status: z.string(), number: z.string(), station: z.string(), team: z.string(), from: z.string(), to: z.string(), until: z.string(), reason: z.string(),
  heldBy: z.string(), heldAt: z.string(), confirmedBy: z.string(), confirmedAt: z.string().nullable(), groundEndedAt: z.string().nullable(),
  cameras: z.array(z.object({ id: z.string(), name: z.string() })), may: z.object({ confirm: z.boolean(), extend: z.boolean(), release: z.boolean() }),
})

interface Step<B extends z.ZodType> {
  verb: 'confirm' | 'extend' | 'release'
  summary: string
  body: B
  decide(state: Hold | null, given: z.output<B>, ground: GroundFacts | null, context: DecisionContext): Decision<HoldDraft>
}

/** Keeping footage for a case beyond its retention: asking, confirming, extending, releasing. */
export function holdRoutes({ platform, lookups }: Footage): Route[] {
  const { county, database } = platform
  const everything = { county, stations: 'all' as const, account: 'system' }
  const step = <B extends z.ZodType>({ verb, summary, body, decide }: Step<B>): Route =>
    defineRoute({
      method: 'POST',
      url: `/api/footage/holds/:id/${verb}`,
      action: `hold.${verb}`,
      summary,
      params: id,
      body,
      response: answer,
      async handle({ open, perform, params, body: given }) {
        const { ground, cameras } = await open(holdRecord, params.id)
        return perform(
          async (work) => {
            await lockKeeping(work.tx, county, cameras)
            const found = await lookups.ground(work.tx, ground)
            const { status, until } = await work.act(holdRecord, params.id, (before, context) => decide(before, given as z.output<B>, found, context))
            return { id: params.id, status, until }
          },
          { purpose: ground },
        )
      },
    })

  return [
    defineRoute({
      method: 'POST',
      url: '/api/footage/holds',
      action: 'hold.ask',
      summary: 'Keep footage of cameras and a time for an open case; it stands at once, and lapses in seven days unless the head confirms it',
      body: holdRequest,
      response: answer,
      async handle(call) {
        const { body, intentId, principal } = call
        const { facts, attributes } = await database.read(everything, (tx) => findTies(tx, lookups, principal, body.ground))
        // Judged before anything is said about the case and the cameras, even that they are unknown.
        call.judge({ type: 'hold', id: 'new' }, attributes, { facts })
        return call.perform(
          async (work) => {
            const ground = await lookups.ground(work.tx, body.ground)
            const unknown: string[] = []
            for (const camera of body.cameras) if (!(await lookups.camera(work.tx, camera))) unknown.push(camera)
            await lockKeeping(work.tx, county, body.cameras)
            const { status, until, station, team } = await work.act(holdRecord, intentId, (before, context) => askHold(before, body, ground, unknown, context))
            await raise(work, `hold_waiting.${intentId}`, { kind: 'hold_waiting', audience: ['case_team_lead', 'station_chief'], station, team, about: { type: 'hold', id: intentId }, count: 0, days: 0 })
            return { id: intentId, status, until }
          },
          { purpose: body.ground, facts: [...facts, 'follows'] },
        )
      },
    }),
    step({ verb: 'confirm', summary: 'The head of the unit confirms a hold: until when', body: shortened, decide: (state, given, ground, { now }) => confirmHold(state, given, ground, now) }),
    step({ verb: 'extend', summary: 'The head of the unit prolongs a hold of an open case', body: shortened, decide: (state, given, ground, { now }) => extendHold(state, given, ground, now) }),
    step({ verb: 'release', summary: 'End a hold: what is past its retention is deleted', body: z.strictObject({ reason }), decide: (state, given) => releaseHold(state, given.reason) }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/holds',
      action: 'hold.list',
      summary: 'Holds of the own team’s cases, of the station, or of the county: which cases keep footage until when',
      query: z.strictObject({ case: z.string().regex(/^[\w.-]{1,60}$/).optional(), limit: z.coerce.number().int().min(1).max(500).default(200) }),
      response: z.object({ holds: z.array(holdRow) }),
      async handle({ judgeOwn, read, query, principal, mayI }) {
        judgeOwn()
        const answersForAll = principal.roles.some((role) => ['station_chief', 'legal_reviewer', 'auditor', 'county_bureau_head'].includes(role))
        const holds = await read((tx) => listHolds(tx, county, { ...query, team: answersForAll ? undefined : principal.team }))
        const cameras = await database.read(everything, (tx) => listHoldCameras(tx, county, holds.map((h) => h.id)))
        return {
          holds: holds.map(({ heldByAccount, ...h }) => {
            const attributes = { station: h.station, team: h.team, people: [heldByAccount], askedBy: heldByAccount, owner: '', flags: [h.status, h.source] }
            const may = (verb: string) => mayI(`hold.${verb}`, { type: 'hold', id: h.id }, attributes)
            return { ...h, cameras: cameras.get(h.id) ?? [], may: { confirm: may('confirm'), extend: may('extend'), release: may('release') } }
          }),
        }
      },
    }),
  ]
}
