import { expect, test } from 'vitest'
import type { Gop } from '../frame.ts'
import { Timeline } from './timeline.ts'

const start = Date.UTC(2026, 4, 1, 8)
const format = { codec: 'h264' as const, sps: Buffer.alloc(4), pps: Buffer.alloc(2), width: 2, height: 2 }

/** A GOP of 25 frames over a second of the host's clock, which is `pace` seconds of the camera's. */
function gopAt(cameraMs: number, hostMs: number, frames = 25, pace = 1): Gop {
  const step = 1000 / frames
  return {
    format,
    frames: Array.from({ length: frames }, (_, i) => ({ ticks: Math.round((cameraMs + i * step * pace) * 90), arrivalMs: start + hostMs + i * step, key: i === 0, nalus: [] })),
  }
}

/** Feeds GOPs through; says for each where it was put, in wall ms from the start, and why a file began. */
function follow(gops: Gop[]) {
  const timeline = new Timeline()
  const placed = gops.map((gop) => {
    const placement = timeline.place(gop)
    if (placement.fits) {
      const at = timeline.wallOf(placement.ticks) - start
      timeline.advance(gop, placement.ticks)
      return { at, reason: '' }
    }
    timeline.begin(gop, Math.floor(placement.wallMs), Math.round((placement.wallMs - Math.floor(placement.wallMs)) * 90))
    return { at: placement.wallMs - start, reason: placement.reason }
  })
  return { timeline, placed, reasons: placed.map((p) => p.reason).filter(Boolean) }
}

test('the camera keeps the rhythm while arrival trembles', () => {
  const gops = Array.from({ length: 100 }, (_, i) => gopAt(i * 1000, i * 1000 + ((i * 37) % 200)))
  const { placed, reasons } = follow(gops)
  expect(reasons).toEqual(['start'])
  expect(placed.map((p) => p.at)).toEqual(gops.map((_, i) => i * 1000))
})

test('a connection that stalls and catches up leaves no gap', () => {
  const gops = Array.from({ length: 60 }, (_, i) => gopAt(i * 1000, i > 20 && i < 26 ? 26_000 : i * 1000))
  const { placed, reasons } = follow(gops)
  expect(reasons).toEqual(['start'])
  for (const [i, { at }] of placed.entries()) expect(Math.abs(at - i * 1000)).toBeLessThan(400)
})

test('a camera whose clock drifts stays within half a second of the host for hours, file after file at the hour only', () => {
  for (const pace of [1.0005, 0.9995, 1.005]) {
    const gops = Array.from({ length: 15_000 }, (_, i) => gopAt(i * 1000 * pace, i * 1000, 25, pace))
    const { placed, reasons } = follow(gops)
    expect(reasons.filter((r) => r !== 'hour')).toEqual(['start'])
    for (const [i, { at }] of placed.entries()) if (Math.abs(at - i * 1000) > 500) throw new Error(`GOP ${i} at ${at}`)
  }
})

test('a camera whose clock lies about the pace of time is timed by arrival, after at most two jumps', () => {
  for (const pace of [0.2, 0.9, 1.1, 3]) {
    const gops = Array.from({ length: 3000 }, (_, i) => gopAt(i * 1000 * pace, i * 1000, 25, pace))
    const { timeline, placed, reasons } = follow(gops)
    expect(timeline.distrustsCamera).toBe(true)
    expect(reasons.length).toBeLessThanOrEqual(3)
    for (const [i, { at }] of placed.entries()) if (i > 300 && Math.abs(at - i * 1000) > 500) throw new Error(`pace ${pace}: GOP ${i} at ${at}`)
  }
})

test('a host’s clock that steps in the middle of a GOP makes it neither longer nor shorter, also where the camera’s is not asked', () => {
  const gops = Array.from({ length: 40 }, (_, i) => gopAt(i * 1000, i * 1000))
  // Two steps within two hours: from then on arrival is what counts.
  let stepMs = 0
  for (const [i, gop] of gops.entries())
    for (const [n, frame] of gop.frames.entries()) {
      if (n === 12 && i % 10 === 5) stepMs += i === 15 ? -7_200_000 : 3_600_000
      frame.arrivalMs += stepMs
    }
  const timeline = new Timeline()
  for (const gop of gops) {
    const placement = timeline.place(gop)
    const { durations } = placement.fits ? timeline.advance(gop, placement.ticks) : timeline.begin(gop, Math.floor(placement.wallMs), 0)
    expect(Math.abs(Array.from(durations).reduce((sum, ticks) => sum + ticks, 0) / 90 - 1000)).toBeLessThan(50)
  }
  expect(timeline.distrustsCamera).toBe(true)
})

test('frames keep their order and never share a moment, whatever the camera says', () => {
  const timeline = new Timeline()
  const gop = gopAt(0, 0, 4)
  gop.frames[2]!.ticks = gop.frames[1]!.ticks
  const { durations } = timeline.begin(gop, start, 0)
  for (const duration of Array.from(durations)) expect(duration).toBeGreaterThan(0)
})

test('a camera of key frames alone, one in two seconds, is one recording', () => {
  const gops = Array.from({ length: 30 }, (_, i) => gopAt(i * 2000, i * 2000, 1))
  // The pace of such a camera is not known before its second frame.
  expect(follow(gops).reasons).toEqual(['start', 'gap'])
})

test('pictures shown in another order than decoded keep their shifts', () => {
  const gop = gopAt(0, 0, 3)
  gop.frames[1]!.presentationTicks = gop.frames[1]!.ticks + 7200
  const { shifts } = new Timeline().begin(gop, start, 0)
  expect(Array.from(shifts!)).toEqual([0, 7200, 0])
})

/** What sender reports say joined to arrival: pictures were taken at `takenMs`, and came `lagMs` later. */
function takenAt(gop: Gop, lagMs: number): Gop {
  return { ...gop, frames: gop.frames.map((frame) => ({ ...frame, arrivalMs: frame.arrivalMs + lagMs, takenMs: frame.arrivalMs })) }
}

test('two cameras whose encoders hold pictures for different times agree on what happened when', () => {
  const seen = [50, 900].map((lagMs) => follow(Array.from({ length: 60 }, (_, i) => takenAt(gopAt(i * 1000, i * 1000), lagMs))).placed)
  for (const [i, { at }] of seen[0]!.entries()) expect(Math.abs(at - seen[1]![i]!.at)).toBeLessThan(100)
})

test('a recording that began by arrival is brought to when pictures were taken, slowly, without a new file', () => {
  const gops = Array.from({ length: 60 }, (_, i) => (i < 3 ? gopAt(i * 1000, i * 1000 + 800) : takenAt(gopAt(i * 1000, i * 1000), 800)))
  const { placed, reasons } = follow(gops)
  expect(reasons).toEqual(['start'])
  expect(placed[0]!.at).toBe(800)
  for (const [i, { at }] of placed.entries()) {
    if (i > 0) expect(at - placed[i - 1]!.at).toBeGreaterThan(950)
    if (i > 25) expect(Math.abs(at - i * 1000)).toBeLessThan(50)
  }
})

test('where reports stop, arrival counts again, without a new file', () => {
  const gops = Array.from({ length: 120 }, (_, i) => (i < 60 ? takenAt(gopAt(i * 1000, i * 1000), 800) : gopAt(i * 1000, i * 1000 + 800)))
  expect(follow(gops).reasons).toEqual(['start'])
})

test('a picture that is shown later than it is decoded was taken when it is shown', () => {
  const gops = Array.from({ length: 10 }, (_, i) => takenAt(gopAt(i * 1000, i * 1000), 100))
  for (const { frames } of gops) for (const frame of frames) frame.presentationTicks = frame.ticks + 80 * 90
  for (const [i, { at }] of follow(gops).placed.entries()) expect(at).toBeCloseTo(i * 1000 - 80, 0)
})
