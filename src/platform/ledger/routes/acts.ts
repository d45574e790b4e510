import { z } from 'zod'
import { Fault } from '../../fault.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { Platform } from '../../platform.ts'
import { proveInclusion } from '../merkle.ts'
import { formatVerifier } from '../note.ts'
import { findAct, findActs } from '../queries.ts'
import { readSubtrees } from '../subtrees.ts'

const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const instant = z.iso.datetime({ offset: true }).optional()
const reference = z.string().regex(/^[a-z_]{1,40}:.{1,120}$/).optional()
const ref = z.object({ type: z.string(), id: z.string() })

const row = z.object({
  seq: z.number(), id: z.string(), type: z.string(), record: ref, version: z.number(), actor: z.string(),
  /** Staff only: who owns a camera is no officer, and stays an account. */
  actorName: z.string().nullable(),
  happenedAt: z.string(), recordedAt: z.string(), purpose: z.string().nullable(), corrects: z.string().nullable(), isErased: z.boolean(),
  /** Of a refusal: what was refused, to which record, by which rules. */
  refused: z.object({ action: z.string(), record: ref, rules: z.array(z.string()) }).nullable(),
})

/** The acts themselves, without their content, for the auditor: found by time, kind, actor and object, each with its proof. */
export function actRoutes({ signer, county }: Pick<Platform, 'signer' | 'county'>): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/ledger/acts',
      action: 'ledger.read',
      summary: 'Envelopes of acts, newest first, without payloads: by record, object, actor, kind or time; `about` finds a record and everything done on its ground',
      query: z.strictObject({
        before: seq.optional(), id: z.uuid().optional(), record: reference, about: reference, purpose: reference, actor: z.string().max(60).optional(), type: z.string().max(80).optional(),
        kind: z.string().max(40).optional(), from: instant, to: instant, limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      response: z.object({ acts: z.array(row) }),
      async handle(call) {
        call.judgeOwn()
        const { from, to, ...rest } = call.query
        return { acts: await call.read((tx) => findActs(tx, county, { ...rest, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined })) }
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/ledger/acts/:seq/proof',
      action: 'ledger.read',
      summary: 'One act’s envelope with all that shows its place in the ledger: audit path, signed checkpoint, key (docs/ledger.md, "Proof of one act")',
      params: z.strictObject({ seq }),
      response: z.object({
        format: z.literal('langqiao-act-proof/1'), seq: z.number(), envelope: z.string(), leaf: z.string(), size: z.number(), path: z.array(z.string()), checkpoint: z.string(), key: z.string(),
      }),
      async handle(call) {
        call.judgeOwn()
        const index = call.params.seq
        return call.read(async (tx) => {
          const found = await findAct(tx, county, index)
          const newest = await tx.db.selectFrom('checkpoints').select(['size', 'note']).where('county', '=', county).orderBy('size', 'desc').limit(1).executeTakeFirst()
          // A second old at most: the sequencer keeps one checkpoint a second.
          if (!found || !newest || newest.size <= index) throw new Fault('proof_range', {}, 422)
          const read = readSubtrees({ query: async (q: never) => ({ rows: await tx.query(q) }) } as never, county)
          const base64 = (bytes: Buffer) => bytes.toString('base64')
          return {
            format: 'langqiao-act-proof/1' as const, seq: index, envelope: base64(found.envelope), leaf: base64(found.leaf), size: newest.size,
            path: (await proveInclusion(index, newest.size, read)).map(base64), checkpoint: newest.note, key: formatVerifier(signer.verifier),
          }
        })
      },
    }),
  ]
}
