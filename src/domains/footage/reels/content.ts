import { z } from 'zod'
import { madeBy, sha256, usedGrant, usedCamera } from '../evidence/shapes.ts'
import { masks } from '../masks/mask.ts'

/** docs/evidence.md is this file in words. Times: RFC 3339, UTC. */
export const reelFormatName = 'langqiao-reel/1'
export const reelFile = 'reel.mp4'

/** A stretch of the film: what it shows, what is said over it, what is hidden in it and by whom. */
const reelItem = z.strictObject({
  clip: z.string(),
  name: z.string(),
  caption: z.string(),
  grant: usedGrant,
  camera: usedCamera,
  from: z.string(),
  to: z.string(),
  /** Where it begins in the film, and how long it is there, ms. */
  startMs: z.number(),
  lengthMs: z.number(),
  /** Who drew the masks; empty where there are none. */
  maskedBy: z.string(),
  masks,
})

/** What a reel's manifest vouches for: a film made of clips, decoded and encoded again. The originals stay where they were recorded. */
export const reelContent = z.strictObject({
  county: z.string(),
  reel: z.string(),
  title: z.string(),
  madeAt: z.string(),
  madeBy,
  ground: z.strictObject({ type: z.string(), number: z.string() }),
  video: z.strictObject({ file: z.literal(reelFile), sha256, bytes: z.number().int(), codec: z.string(), width: z.number().int(), height: z.number().int(), frames: z.number().int(), lengthMs: z.number() }),
  items: z.array(reelItem).min(1),
})
export type ReelContent = z.infer<typeof reelContent>
