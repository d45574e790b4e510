import { describe, expect, test } from 'vitest'
import { ticksPerSecond, type Gop } from '#media/frame.ts'
import { type Footage, frameTicks, gopPictures, lightStep } from '../video/index.ts'
import { liveBytesPerDay, planLive, sizeOf } from './live-loop.ts'

const atMs = Date.UTC(2026, 10, 24, 7, 20)
const gop = (bytes: number): Gop => ({
  format: { codec: 'h264', sps: Buffer.alloc(1), pps: Buffer.alloc(1), width: 960, height: 540 },
  frames: Array.from({ length: gopPictures }, (_, i) => ({ ticks: i * frameTicks, arrivalMs: 0, key: i === 0, nalus: [Buffer.alloc(Math.round(bytes / gopPictures))] })),
})
const footage = (quiet: number, event: number): Footage => {
  const lit = [{ step: lightStep(atMs), quiet: gop(quiet), events: [[gop(event), gop(event)], [gop(event)]] }]
  return { key: 'square', width: 960, height: 540, before: lit, after: lit, taking: null }
}

describe('the live loop of the demo', () => {
  test.each([
    ['small pictures', 24_000, 30_000],
    ['the compound’s pictures', 41_000, 45_000],
    ['far larger pictures', 200_000, 240_000],
  ])('with %s eight cameras stay within their day', (_, quiet, event) => {
    const loop = planLive(footage(quiet, event), atMs, 1 / 8)
    const last = loop.at(-1)!.frames
    const ticks = last.at(-1)!.ticks + (last[1]!.ticks - last[0]!.ticks)
    const perDay = (loop.reduce((sum, g) => sum + sizeOf(g), 0) / (ticks / ticksPerSecond)) * 86_400
    expect(perDay * 8).toBeLessThanOrEqual(liveBytesPerDay)
    expect(perDay * 8).toBeGreaterThan(liveBytesPerDay * 0.8)
  })

  test('its times never go back and events keep their pace', () => {
    const frames = planLive(footage(24_000, 30_000), atMs, 1 / 8).flatMap((g) => g.frames.map((f) => f.ticks))
    expect(frames.every((ticks, i) => i === 0 || ticks > frames[i - 1]!)).toBe(true)
    const steps = new Set(frames.slice(1).map((ticks, i) => ticks - frames[i]!))
    expect(steps.has(frameTicks)).toBe(true)
    expect(Math.max(...steps)).toBeGreaterThan(frameTicks)
  })
})
