import { z } from 'zod'
import { Fault } from '../../fault.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { Tx } from '../../database/database.ts'
import type { Platform } from '../../platform.ts'
import { proveConsistency, proveInclusion } from '../merkle.ts'
import { formatVerifier } from '../note.ts'
import { readSubtreesIn } from '../subtrees.ts'

const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const base64 = (hash: Buffer) => hash.toString('base64')

/** `/api/ledger/…`: checkpoint and proofs, for everyone who is signed in. Formats in docs/ledger.md. */
export function ledgerRoutes(platform: Pick<Platform, 'signer' | 'county'>): Route[] {
  const { county } = platform
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
          const read = readSubtreesIn(tx, county)
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
          return { first, second, proof: (await proveConsistency(first, second, readSubtreesIn(tx, county))).map(base64) }
        })
      },
    }),
  ]
}
