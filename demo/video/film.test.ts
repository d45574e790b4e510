import { describe, expect, test } from 'vitest'
import { runProgram } from '../../test/program.ts'
import { filmCameras } from './film-cameras.ts'
import { type Footage, fps, gopMs, gopPictures } from './footage.ts'
import { planFootage } from './plan.ts'

const toMs = Date.UTC(2026, 10, 24, 7)
const startCode = Buffer.from([0, 0, 0, 1])

describe('filming a camera in its own process', async () => {
  const made: Footage[] = []
  await filmCameras({ fromMs: toMs - 3_600_000, toMs, vanishMs: toMs - 1_800_000 }, (f) => made.push(f), { keys: ['shop'] })
  const footage = made[0]!

  test('gives GOPs of two seconds that begin with a key frame and share one format', () => {
    expect(footage.key).toBe('shop')
    for (const gop of [footage.after[0]!.quiet, ...footage.after[0]!.events.flat()]) {
      expect(gop.frames).toHaveLength(gopPictures)
      expect(gop.frames.map((f) => f.key)).toEqual(gop.frames.map((_, i) => i === 0))
      expect(gop.format).toEqual(footage.after[0]!.quiet.format)
      expect(Buffer.isBuffer(gop.frames[0]!.nalus[0])).toBe(true)
    }
  })

  test('stays below 250 kb/s over twenty minutes', () => {
    const { gops } = planFootage(footage, toMs - 20 * 60_000, toMs)
    const bytes = gops.reduce((sum, g) => sum + g.frames.reduce((s, f) => s + f.nalus.reduce((n, nalu) => n + nalu.length, 0), 0), 0)
    expect((bytes * 8) / ((gops.length * gopMs) / 1000)).toBeLessThan(250_000)
  })

  test('is decoded by FFmpeg without a complaint, in any order of GOPs', async () => {
    const { gops } = planFootage(footage, toMs - 60_000, toMs)
    const stream = Buffer.concat(gops.flatMap((g) => [startCode, g.format.sps, startCode, g.format.pps, ...g.frames.flatMap((f) => f.nalus.flatMap((n) => [startCode, n]))]))
    const decoded = await runProgram('ffmpeg', ['-v', 'warning', '-f', 'h264', '-framerate', String(fps), '-i', '-', '-fps_mode', 'passthrough', '-f', 'framemd5', '-'], { input: stream })
    expect(decoded.stderr).toBe('')
    expect(decoded.stdout.trim().split('\n').filter((line) => !line.startsWith('#'))).toHaveLength(gops.length * gopPictures)
  })

  test('of the compound after the theft shows the empty place alone', async () => {
    const later: Footage[] = []
    await filmCameras({ fromMs: toMs, toMs: toMs + 60_000, vanishMs: toMs - 86_400_000 }, (f) => later.push(f), { keys: ['compound'] })
    const [compound] = later
    expect([compound!.before.length, compound!.taking, compound!.after.length]).toEqual([0, null, 1])
    expect(planFootage(compound!, toMs, toMs + 60_000, toMs - 86_400_000).gops).toHaveLength(30)
  })

  test('fails with a sentence when the process is stopped', async () => {
    await expect(filmCameras({ fromMs: 0, toMs, vanishMs: toMs }, () => {}, { keys: ['farm'], signal: AbortSignal.timeout(150) })).rejects.toThrow()
  })
})
