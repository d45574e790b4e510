import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalise } from '#platform/acts/canonical.ts'

/** docs/evidence.md is this file in words. Times: RFC 3339, UTC. */
export const formatName = 'langqiao-evidence/1'
export const manifestName = 'manifest.json'
export const signatureName = 'manifest.sig'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const base64 = z.base64()

const part = z.strictObject({
  file: z.string(),
  sha256: hash,
  bytes: z.number().int(),
  codec: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  /** When the first shown frame began and the last one ended. */
  from: z.string(),
  to: z.string(),
  /** All frames of the file, and how many of them at its beginning are there for decoding only. */
  frames: z.number().int(),
  preRollFrames: z.number().int(),
})

export const content = z.strictObject({
  county: z.string(),
  export: z.string(),
  exportedAt: z.string(),
  exportedBy: z.strictObject({ account: z.string(), name: z.string(), unit: z.string() }),
  ground: z.strictObject({ type: z.string(), number: z.string() }),
  grant: z.strictObject({
    id: z.string(), basis: z.string(), document: z.string(), from: z.string(), to: z.string(), askedBy: z.string(), second: z.string(), approvedBy: z.string(), approvedAt: z.string(),
  }),
  camera: z.strictObject({ id: z.string(), name: z.string(), place: z.string(), owner: z.string() }),
  /** What was asked for. */
  from: z.string(),
  to: z.string(),
  parts: z.array(part).min(1),
  /** Time within the range of which there is no picture, and why. */
  missing: z.array(z.strictObject({ from: z.string(), to: z.string(), why: z.enum(['not_recorded', 'damaged']) })),
})

export const manifest = z.strictObject({
  format: z.literal(formatName),
  content,
  ledger: z.strictObject({
    /** The act that sealed this export, as stored, and what its hash of the payload is made of. */
    envelope: base64,
    salt: base64,
    payload: base64,
    /** Number of the act in the log, and its audit path (RFC 6962) in the tree of the checkpoint. */
    index: z.number().int(),
    path: z.array(base64),
    /** C2SP signed note. */
    checkpoint: z.string(),
  }),
  /** Every other file of the bundle but the signature. */
  files: z.array(z.strictObject({ name: z.string(), role: z.enum(['original', 'sheet']), sha256: hash, bytes: z.number().int() })).min(1),
})

export type Content = z.infer<typeof content>
export type Manifest = z.infer<typeof manifest>

export function hashContent(value: Content): string {
  return createHash('sha256').update(canonicalise(value)).digest('hex')
}
