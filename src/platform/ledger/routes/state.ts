import { z } from 'zod'
import { Fault } from '../../fault.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { Platform } from '../../platform.ts'
import { openCheckpointFiles, splitNotes } from '../checkpoint-files.ts'
import { formatVerifier, parseCheckpoint, parseNote } from '../note.ts'
import { mostFindings, noteVerification, theLedger, verificationRecord } from '../verification.ts'
import { verifyApart } from '../verify-apart.ts'

const verification = z.object({
  valid: z.boolean(), size: z.number(), root: z.string(), proven: z.number(), erased: z.number(), lost: z.number(), count: z.number(), tookMs: z.number(), by: z.string(), at: z.string(),
  findings: z.array(z.object({ code: z.string(), seq: z.number().nullable(), detail: z.string() })),
})

const state = z.object({
  size: z.number(),
  /** Committed acts that have no number yet. */
  pending: z.number(),
  sequencer: z.string(),
  /** Why the sequencer stands still; null where it works. */
  why: z.string().nullable(),
  filesFailing: z.string().nullable(),
  checkpoint: z.object({ size: z.number(), root: z.string(), signedAt: z.string(), origin: z.string() }).nullable(),
  key: z.string(),
  /** Witnesses by the name of their key: the newest checkpoint that each signed. */
  cosigned: z.array(z.object({ name: z.string(), keyId: z.string(), size: z.number(), at: z.string() })),
  witnesses: z.number(),
  /** How each configured witness answers this server: `reason` is why it did not sign. */
  asked: z.array(z.object({ name: z.string(), signer: z.string().nullable(), state: z.enum(['waiting', 'agrees', 'unreachable', 'refuses']), size: z.number(), at: z.string().nullable(), reason: z.string().nullable() })),
  strangers: z.number(),
  verification: verification.nullable(),
  isVerifying: z.boolean(),
})

const dayMs = 24 * 3_600_000

/** How the ledger stands, and verifying the whole of it at the auditor's word. */
export function ledgerStateRoutes(platform: Pick<Platform, 'signer' | 'county' | 'config' | 'witnesses' | 'keyring' | 'ownerUrl' | 'sequencer' | 'store' | 'clock'>): Route[] {
  const { county, config, signer } = platform
  const files = openCheckpointFiles(config.checkpointsDir)
  let running = false
  return [
    defineRoute({
      method: 'GET',
      url: '/api/ledger/state',
      action: 'ledger.read',
      summary: 'Size, last signed checkpoint, key, who cosigned, last verification, strangers refused in the last day',
      response: state,
      async handle(call) {
        call.judgeOwn()
        const cosigned = readCosigned(await files.read('cosigned-latest.notes'), signer.name)
        return call.read(async (tx) => {
          // The checkpoint first: the log goes on meanwhile, and is never shorter than what was signed.
          const newest = await tx.db.selectFrom('checkpoints').select(['note', 'signed_at']).where('county', '=', county).orderBy('size', 'desc').limit(1).executeTakeFirst()
          const last = await tx.db.selectFrom('log').select((eb) => eb.fn.max('seq').as('seq')).where('county', '=', county).executeTakeFirst()
          const waiting = await tx.db.selectFrom('pending').select((eb) => eb.fn.countAll<number>().as('count')).where('county', '=', county).executeTakeFirstOrThrow()
          const strangers = await tx.db.selectFrom('refused_strangers').select((eb) => eb.fn.coalesce(eb.fn.sum<number>('count'), eb.val(0)).as('count')).where('county', '=', county).where('minute', '>', new Date(call.now - dayMs)).executeTakeFirstOrThrow()
          const parsed = newest && parseCheckpoint(parseNote(newest.note)!.text)
          const found = await platform.store.load(tx, verificationRecord, theLedger)
          const { doing, why, filesFailing } = platform.sequencer.state()
          return {
            size: last?.seq === null || last?.seq === undefined ? 0 : Number(last.seq) + 1, pending: waiting.count, sequencer: doing, why: why?.sentence ?? null, filesFailing,
            checkpoint: parsed ? { size: parsed.size, root: parsed.root.toString('base64'), origin: parsed.origin, signedAt: newest.signed_at.toISOString() } : null,
            key: formatVerifier(signer.verifier), cosigned, witnesses: config.witnesses.length, asked: platform.witnesses.status(), strangers: Number(strangers.count), verification: found?.state ?? null, isVerifying: running,
          }
        })
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/ledger/verifications',
      action: 'ledger.verify',
      summary: 'Verify every act, payload, node and checkpoint, as `langqiao ledger verify` does; what was found is an act',
      body: z.strictObject({}),
      response: verification,
      async handle(call) {
        call.judgeOwn()
        if (running) throw new Fault('verification_running', {}, 409)
        running = true
        const started = platform.clock.monotonicMs()
        const job = { url: platform.ownerUrl, county, key: formatVerifier(signer.verifier), checkpointsDir: config.checkpointsDir, sealKey: platform.keyring.sealKey }
        const report = await verifyApart(job).finally(() => (running = false))
        const { valid, size, root, proven, erased, losses, findings } = report
        return call.perform((work) =>
          work.act(verificationRecord, theLedger, () =>
            noteVerification({
              valid, size, root, proven, erased, lost: losses.reduce((sum, { kept, signed }) => sum + signed - kept, 0), count: findings.length,
              findings: findings.slice(0, mostFindings).map(({ code, seq = null, detail }) => ({ code, seq, detail: detail.slice(0, 400) })), tookMs: Math.round(platform.clock.monotonicMs() - started),
            }),
          ),
        )
      },
    }),
  ]
}

/** The newest checkpoint that each witness signed: its line holds the time in its first eight bytes (c2sp.org/tlog-cosignature). */
function readCosigned(text: string, own: string): z.infer<typeof state>['cosigned'] {
  const newest = new Map<string, z.infer<typeof state>['cosigned'][number]>()
  for (const note of splitNotes(text)) {
    const parsed = parseNote(note)
    const checkpoint = parsed && parseCheckpoint(parsed.text)
    if (!checkpoint) continue
    for (const { name, keyId, signature } of parsed.signatures)
      if (name !== own && signature.length === 72) newest.set(`${name}+${keyId.toString('hex')}`, { name, keyId: keyId.toString('hex'), size: checkpoint.size, at: new Date(Number(signature.readBigUInt64BE()) * 1000).toISOString() })
  }
  return [...newest.values()]
}
