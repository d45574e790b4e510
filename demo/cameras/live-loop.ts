import { ticksPerSecond, type Frame, type Gop } from '#media/frame.ts'
import { type Footage, frameTicks, planLoop } from '../video/index.ts'

/** What all live cameras of the demo together may add to the disk a day. */
export const liveBytesPerDay = 4_500_000_000
const secondsPerDay = 86_400
/** Boxes and indexes of the archive around the pictures. */
const overhead = 1.02
/** Quiet GOPs alone stay so far below a camera's share that events find room in it. */
const quietHeadroom = 1.15

/**
 * The loop that a camera of the demo plays live. Quiet GOPs are shown slower, events keep their pace, and between events so
 * many quiet ones come that bytes a second stay within the camera's `share` of the day's budget.
 */
export function planLive(footage: Footage, atMs: number, share: number): Gop[] {
  const loop = planLoop(footage, atMs)
  const quiet = loop[0]!
  const events = groupEvents(loop, quiet)
  const target = (liveBytesPerDay * share) / secondsPerDay / overhead
  const eventBytes = events.flat().reduce((sum, gop) => sum + sizeOf(gop), 0)
  const eventSeconds = events.flat().reduce((sum, gop) => sum + secondsOf(gop), 0)
  const slow = Math.max(1, (quietHeadroom * sizeOf(quiet)) / secondsOf(quiet) / target)
  const spared = secondsOf(quiet) * slow * target - sizeOf(quiet)
  const quietGops = Math.max(events.length, 1, Math.ceil((eventBytes - target * eventSeconds) / spared))
  return join(events.length === 0 ? [quiet] : spread(events, quiet, quietGops), quiet, slow)
}

/** Runs of GOPs that are not the quiet one. */
function groupEvents(loop: readonly Gop[], quiet: Gop): Gop[][] {
  const events: Gop[][] = []
  for (const [i, gop] of loop.entries()) {
    if (gop === quiet) continue
    if (loop[i - 1] === quiet || i === 0) events.push([])
    events.at(-1)!.push(gop)
  }
  return events
}

function spread(events: readonly Gop[][], quiet: Gop, quietGops: number): Gop[] {
  return events.flatMap((event, i) => {
    const share = Math.floor((quietGops * (i + 1)) / events.length) - Math.floor((quietGops * i) / events.length)
    return [...Array.from({ length: share }, () => quiet), ...event]
  })
}

/** One GOP after another with times of their own; quiet ones stretched. */
function join(gops: readonly Gop[], quiet: Gop, slow: number): Gop[] {
  let at = 0
  return gops.map((gop) => {
    const step = Math.round(frameTicks * (gop === quiet ? slow : 1))
    const frames = gop.frames.map((frame, i): Frame => ({ ...frame, ticks: at + i * step }))
    at += gop.frames.length * step
    return { format: gop.format, frames }
  })
}

const secondsOf = (gop: Gop) => (gop.frames.length * frameTicks) / ticksPerSecond

export function sizeOf(gop: Gop): number {
  return gop.frames.reduce((sum, frame) => sum + frame.nalus.reduce((bytes, nalu) => bytes + nalu.length + 4, 0), 0)
}
