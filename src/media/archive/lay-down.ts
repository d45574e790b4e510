import { systemClock } from '#platform/ports/clock.ts'
import { diskVfs, type Vfs } from '#platform/ports/vfs.ts'
import { type Frame, type Gop, ticksPerSecond } from '../frame.ts'
import { Archive } from './archive.ts'
import type { FinishedFile } from './finish.ts'

export interface TileOptions {
  /** Wall time of the first frame, ms since the epoch. */
  fromMs: number
  /** No GOP begins at or after this. */
  toMs: number
  /** Time from the last frame of a GOP to the next GOP, in 90 kHz ticks; default 1/25 s. */
  frameTicks?: number
}

/** Repeats GOPs one after another with new times until the range is full. Pictures are shared, not copied. */
export function* tileGops(gops: readonly Gop[], { fromMs, toMs, frameTicks = ticksPerSecond / 25 }: TileOptions): Generator<Gop, void, undefined> {
  let ticks = 0
  for (let i = 0; gops.length > 0; i = (i + 1) % gops.length) {
    const { format, frames } = gops[i]!
    if (fromMs + (ticks * 1000) / ticksPerSecond >= toMs) return
    const origin = frames[0]!.ticks
    const moved = frames.map((frame): Frame => {
      const at = ticks + frame.ticks - origin
      return { ticks: at, arrivalMs: Math.round(fromMs + (at * 1000) / ticksPerSecond), key: frame.key, nalus: frame.nalus }
    })
    yield { format, frames: moved }
    ticks = moved.at(-1)!.ticks + frameTicks
  }
}

export interface LayDownOptions extends TileOptions {
  root: string
  cameraId: string
  gops: readonly Gop[]
  vfs?: Vfs
}

/**
 * Lays down footage that was made, not recorded, as if a camera had sent it: hours in seconds. Returns the files, for their
 * rows. Rejects when the disk does not take it. The camera must not be recorded at the same time.
 */
export async function layDown({ root, cameraId, gops, vfs = diskVfs, ...range }: LayDownOptions): Promise<FinishedFile[]> {
  const files: FinishedFile[] = []
  let trouble: string | undefined
  const archive = new Archive({
    root,
    vfs,
    clock: systemClock,
    onFile: (file) => void files.push(file),
    onState: ({ state, code }) => void (state === 'stopped' && (trouble ??= code)),
    onProblem: ({ error }) => void (trouble ??= String(error)),
  })
  const writer = archive.writer(cameraId)
  for (const gop of tileGops(gops, range)) {
    await writer.write(gop)
    if (trouble !== undefined) break
  }
  await archive.close()
  if (trouble !== undefined) throw new Error(`footage could not be laid down: ${trouble}`)
  return files
}
