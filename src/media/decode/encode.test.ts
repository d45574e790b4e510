import { expect, test } from 'vitest'
import { joinAnnexB } from '../codecs/annex-b.ts'
import { drawBars } from '../../../test/pictures.ts'
import { runProgram } from '../../../test/program.ts'
import { encodeH264 } from './encode.ts'

const shape = { width: 320, height: 180, fps: 25, gopFrames: 10, kbps: 200 }

test('pictures come back as GOPs of the asked length that FFmpeg decodes', async () => {
  const gops = [...encodeH264({ ...shape, startMs: 1000 }, drawBars(shape.width, shape.height, 25))]
  expect(gops.map((gop) => gop.frames.length)).toEqual([10, 10, 5])
  expect(gops.flatMap((gop) => gop.frames.map((f) => f.key))).toEqual(Array.from({ length: 25 }, (_, i) => i % 10 === 0))
  expect(gops[1]!.frames.slice(0, 2).map((f) => [f.ticks, f.arrivalMs])).toEqual([[36_000, 1400], [39_600, 1440]])

  const { sps, pps } = gops[0]!.format
  const stream = joinAnnexB([sps, pps, ...gops.flatMap((gop) => gop.frames.flatMap((f) => f.nalus))])
  const probe = ['-v', 'error', '-count_frames', '-show_entries', 'stream=width,height,nb_read_frames', '-of', 'csv=p=0', '-']
  const { stdout, stderr } = await runProgram('ffprobe', probe, { input: stream })
  expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: '320,180,25', stderr: '' })
})

test('a picture of the wrong size is refused', () => {
  expect(() => [...encodeH264(shape, [new Uint8Array(7)])]).toThrow('7 bytes')
})
