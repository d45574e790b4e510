import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalise } from '#platform/acts/canonical.ts'
import { reelContent, reelFormatName, type ReelContent } from '../reels/content.ts'
import { ledgerProof, listedFiles, madeBy, sha256, usedCamera, usedGrant } from './shapes.ts'

/** docs/evidence.md is this file in words. Times: RFC 3339, UTC. */
export const formatName = 'langqiao-evidence/1'
export const manifestName = 'manifest.json'
export const signatureName = 'manifest.sig'

const part = z.strictObject({
  file: z.string(),
  sha256,
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

const content = z.strictObject({
  county: z.string(),
  export: z.string(),
  exportedAt: z.string(),
  exportedBy: madeBy,
  ground: z.strictObject({ type: z.string(), number: z.string() }),
  grant: usedGrant,
  camera: usedCamera,
  /** What was asked for. */
  from: z.string(),
  to: z.string(),
  parts: z.array(part).min(1),
  /** Time within the range of which there is no picture, and why. */
  missing: z.array(z.strictObject({ from: z.string(), to: z.string(), why: z.enum(['not_recorded', 'damaged']) })),
})

const manifest = z.strictObject({ format: z.literal(formatName), content, ledger: ledgerProof, files: listedFiles })
const reelManifest = z.strictObject({ format: z.literal(reelFormatName), content: reelContent, ledger: ledgerProof, files: listedFiles })
export const anyManifest = z.discriminatedUnion('format', [manifest, reelManifest])

export type Content = z.infer<typeof content>
export type EvidenceManifest = z.infer<typeof manifest>
/** Of an evidence bundle, or of a reel. */
export type Manifest = z.infer<typeof anyManifest>

export function hashContent(value: Content | ReelContent): string {
  return createHash('sha256').update(canonicalise(value)).digest('hex')
}
