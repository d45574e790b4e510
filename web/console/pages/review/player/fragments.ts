/** When the frames of our fragments are shown, read from the fragments themselves (ISO/IEC 14496-12 §8.8). */

const ticksPerMs = 90

export interface FrameTime {
  /** Wall time at which it appears, ms since the epoch; and how long it lasts, ms. */
  atMs: number
  lastsMs: number
}

/**
 * Frames of a piece of fragmented MP4 as our server sends it: one track, one run a fragment, `default-base-is-moof`.
 * `originMs` is the wall time of media time 0.
 */
export function readFrameTimes(bytes: ArrayBuffer, originMs: number): FrameTime[] {
  const view = new DataView(bytes)
  const frames: FrameTime[] = []
  for (const moof of boxes(view, 0, view.byteLength)) {
    if (moof.type !== 'moof') continue
    for (const traf of boxes(view, moof.body, moof.end)) if (traf.type === 'traf') frames.push(...readTraf(view, traf, originMs))
  }
  return frames
}

interface Box {
  type: string
  body: number
  end: number
}

function* boxes(view: DataView, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    let size = view.getUint32(at)
    let body = at + 8
    if (size === 1) {
      size = Number(view.getBigUint64(at + 8))
      body = at + 16
    }
    if (size < 8) return
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)))
    yield { type, body, end: at + size }
    at += size
  }
}

function readTraf(view: DataView, traf: Box, originMs: number): FrameTime[] {
  const inside = [...boxes(view, traf.body, traf.end)]
  const tfdt = inside.find((box) => box.type === 'tfdt')
  const trun = inside.find((box) => box.type === 'trun')
  if (!tfdt || !trun) return []
  let ticks = view.getUint8(tfdt.body) === 1 ? Number(view.getBigUint64(tfdt.body + 4)) : view.getUint32(tfdt.body + 4)
  const flags = view.getUint32(trun.body) & 0xffffff
  const count = view.getUint32(trun.body + 4)
  let at = trun.body + 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
  const next = (bit: number) => {
    if (!(flags & bit)) return 0
    at += 4
    return view.getInt32(at - 4)
  }
  const frames: FrameTime[] = []
  for (let i = 0; i < count; i++) {
    const duration = next(0x100)
    next(0x200)
    next(0x400)
    const shift = next(0x800)
    frames.push({ atMs: originMs + (ticks + shift) / ticksPerMs, lastsMs: duration / ticksPerMs })
    ticks += duration
  }
  return frames
}
