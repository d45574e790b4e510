import { z } from 'zod'
import { Fault } from '../../fault.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { Tx } from '../../database/database.ts'
import type { Platform } from '../../platform.ts'
import { proveConsistency, proveInclusion } from '../merkle.ts'
import { formatVerifier } from '../note.ts'
import { readSubtrees } from '../subtrees.ts'

const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const base64 = (hash: Buffer) => hash.toString('base64')

/** `/api/ledger/…`: checkpoint, proofs, acts. Formats in docs/ledger.md. */
export function ledgerRoutes(platform: Pick<Platform, 'signer' | 'county'>): Route[] {
  const { county } = platform
  const subtrees = (tx: Tx) => readSubtrees({ query: async (q: never) => ({ rows: await tx.query(q) }) } as never, county)
  const sizeOf = async (tx: Tx) => (await tx.query<{ size: number }>({ text: 'select coalesce(max(size), 0)::bigint as size from checkpoints where county = $1', values: [county] }))[0]!.size
  return [
    defineRoute({
      method: 'GET',
      url: '/api/ledger/checkpoint',
      action: 'ledger.prove',
      summary: 'The newest signed checkpoint (C2SP signed note) and the key that verifies it',
      response: z.object({ size: z.number(), note: z.string(), key: z.string() }),
      async handle(call) {
        call.judgeOwn()
        return call.read(async (tx) => {
          const newest = await tx.db.selectFrom('checkpoints').select(['size', 'note']).where('county', '=', county).orderBy('size', 'desc').limit(1).executeTakeFirst()
          if (!newest) throw new Fault('not_found', {}, 404)
          return { ...newest, key: formatVerifier(platform.signer.verifier) }
        })
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/ledger/proofs/inclusion',
      action: 'ledger.prove',
      summary: 'RFC 6962 audit path of a log number in the tree of a size',
      query: z.strictObject({ seq, size: seq }),
      response: z.object({ seq: z.number(), size: z.number(), leaf: z.string(), path: z.array(z.string()) }),
      async handle(call) {
        call.judgeOwn()
        const { seq: index, size } = call.query
        return call.read(async (tx) => {
          if (index >= size || size > (await sizeOf(tx))) throw new Fault('proof_range', {}, 422)
          const read = subtrees(tx)
          return { seq: index, size, leaf: base64(await read(0, index)), path: (await proveInclusion(index, size, read)).map(base64) }
        })
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/ledger/proofs/consistency',
      action: 'ledger.prove',
      summary: 'RFC 6962 proof that one tree continues another',
      query: z.strictObject({ first: seq, second: seq }),
      response: z.object({ first: z.number(), second: z.number(), proof: z.array(z.string()) }),
      async handle(call) {
        call.judgeOwn()
        const { first, second } = call.query
        return call.read(async (tx) => {
          if (first > second || second > (await sizeOf(tx))) throw new Fault('proof_range', {}, 422)
          return { first, second, proof: (await proveConsistency(first, second, subtrees(tx))).map(base64) }
        })
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/ledger/acts',
      action: 'ledger.read',
      summary: 'Envelopes of acts, newest first, without payloads: by record, actor, type or time',
      query: z.strictObject({
        before: seq.optional(), record: z.string().max(120).optional(), actor: z.string().max(60).optional(), type: z.string().max(80).optional(),
        purpose: z.string().max(120).optional(), from: z.iso.datetime({ offset: true }).optional(), to: z.iso.datetime({ offset: true }).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      async handle(call) {
        call.judgeOwn()
        const { query } = call
        return call.read(async (tx) => {
          let found = tx.db
            .selectFrom('log as l')
            .innerJoin('acts as a', (join) => join.onRef('a.county', '=', 'l.county').onRef('a.id', '=', 'l.act'))
            .select(['l.seq', 'a.id', 'a.type', 'a.record_type', 'a.record_id', 'a.version', 'a.actor', 'a.happened_at', 'a.recorded_at', 'a.purpose', 'a.corrects'])
            .where('l.county', '=', county)
            .orderBy('l.seq', 'desc')
            .limit(query.limit)
          if (query.before !== undefined) found = found.where('l.seq', '<', query.before)
          if (query.actor) found = found.where('a.actor', '=', query.actor)
          if (query.type) found = found.where('a.type', '=', query.type)
          if (query.purpose) found = found.where('a.purpose', '=', query.purpose)
          if (query.from) found = found.where('a.recorded_at', '>=', new Date(query.from))
          if (query.to) found = found.where('a.recorded_at', '<', new Date(query.to))
          if (query.record) {
            const colon = query.record.indexOf(':')
            found = found.where('a.record_type', '=', query.record.slice(0, colon)).where('a.record_id', '=', query.record.slice(colon + 1))
          }
          const rows = await found.execute()
          return {
            acts: rows.map((r) => ({
              seq: r.seq, id: r.id, type: r.type, record: { type: r.record_type, id: r.record_id }, version: r.version, actor: r.actor,
              happenedAt: r.happened_at.toISOString(), recordedAt: r.recorded_at.toISOString(), purpose: r.purpose, corrects: r.corrects,
            })),
          }
        })
      },
    }),
  ]
}
