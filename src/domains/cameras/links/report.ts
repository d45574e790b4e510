import { join } from 'node:path/posix'
import { z } from 'zod'

const ms = z.number().min(0).max(8_640_000_000_000_000)
const count = z.number().min(0)
const text = z.string().max(300)

/** What a recorder far away tells of itself every two seconds; it is believed no further than this. */
export const farReport = z.object({
  health: z.array(
    z.object({
      camera: z.string().max(64), state: z.enum(['connecting', 'recording', 'stopped', 'offline']), code: text, detail: text, sinceMs: ms, lastFrameMs: ms.nullable(),
      kbps: count, fps: count, lagMs: count, clockOffsetMs: z.number().nullable(), packetsLost: z.number().int().min(0), reconnects: z.number().int().min(0),
      codec: text, width: z.number().int().min(0), height: z.number().int().min(0),
    }),
  ),
  recorder: z.object({
    state: z.enum(['running', 'disk_full', 'stopped']), code: text, startedMs: ms, nowMs: ms.optional(), cameras: z.number().int().min(0), recording: z.number().int().min(0),
    freeBytes: count, reserveBytes: count, syncMs: count,
  }),
  /** Finished files that the county has not yet written down; paths as if the archive's folder were the root, so that none leads out of it. */
  files: z
    .array(
      z.object({
        cameraId: z.string().max(64), path: z.string().max(300).transform((path) => join('/', path)), startMs: ms, endMs: ms, bytes: count, gops: z.number().int().min(0), frames: z.number().int().min(0),
        codec: text, width: z.number().int().min(0), height: z.number().int().min(0),
      }),
    )
    .max(200),
})

export type FarReport = z.infer<typeof farReport>
