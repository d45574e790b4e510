import { z } from 'zod'

const hour = z.number().int().min(0).max(24)

/** From how many looks on, within how many days, a supervisor is told; and the working hours of a working day, Asia/Shanghai. */
export const thresholds = z.strictObject({
  cameraLooks: z.number().int().min(2).max(1000),
  cameraDays: z.number().int().min(1).max(90),
  personLooks: z.number().int().min(2).max(1000),
  personDays: z.number().int().min(1).max(90),
  work: z.strictObject({ from: hour, to: hour }).refine((hours) => hours.from < hours.to, 'the day begins before it ends'),
})
export type Thresholds = z.infer<typeof thresholds>

export type { SearchLine } from './search/lines.ts'
export type { RecorderStorage, Storage } from './keeping/storage-answer.ts'
export type { HeldSpan } from './playback/held-span.ts'
export type { Neighbours } from './neighbours/answer.ts'
export type { Mask } from './masks/mask.ts'
export type { ReelLine } from './reels/lines.ts'
