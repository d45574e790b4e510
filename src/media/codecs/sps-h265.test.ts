import { expect, test } from 'vitest'
import { encodeGops } from '../../../test/peers/encode-video.ts'
import { nameCodec } from '../mp4/sample-entry.ts'
import { ParameterSetsH265 } from './parameter-sets-h265.ts'
import { parseSpsH265 } from './sps-h265.ts'

const formatOf = async (size: string, extra: string[] = []) => (await encodeGops({ codec: 'h265', size, frames: 1, gop: 10, extra }))[0]!.format

test.each([
  ['320x180', [], { chroma: 1, lumaDepth: 0 }],
  ['1920x1080', [], { chroma: 1, lumaDepth: 0 }],
  ['322x182', ['-pix_fmt', 'yuv444p'], { chroma: 3, lumaDepth: 0 }],
  ['640x360', ['-pix_fmt', 'yuv422p10le'], { chroma: 2, lumaDepth: 2, chromaDepth: 2 }],
])('reads a picture of %s that x265 made with %j', async (size, extra, more) => {
  const { sps } = await formatOf(size, extra)
  const [width, height] = size.split('x').map(Number)
  expect(parseSpsH265(sps)).toMatchObject({ id: 0, width, height, subLayers: 1, ...more })
})

test('names profile, tier, level and constraints as browsers ask for them', async () => {
  // Table A.8: level 2 (60) up to 122,880 luma samples, level 4 (120) for 1080p at 25.
  expect(nameCodec(await formatOf('320x180'))).toMatch(/^hvc1\.1\.6\.L60(\.[0-9A-F]{1,2})*$/)
  expect(nameCodec(await formatOf('1920x1080'))).toMatch(/^hvc1\.1\.6\.L120(\.[0-9A-F]{1,2})*$/)
  expect(nameCodec(await formatOf('320x180', ['-pix_fmt', 'yuv420p10le']))).toMatch(/^hvc1\.2\.4\.L60(\.[0-9A-F]{1,2})*$/)
})

test('knows how deep pictures are reordered', async () => {
  const { sps } = await formatOf('320x180', ['-x265-params', 'bframes=3:b-pyramid=1:rc-lookahead=15:log-level=none:pools=1'])
  expect(parseSpsH265(sps)!.reorderFrames).toBeGreaterThan(0)
  expect(parseSpsH265((await formatOf('320x180')).sps)!.reorderFrames).toBe(0)
})

test('keeps a set of another id with its picture, and refuses what is none', async () => {
  const format = await formatOf('320x180')
  if (format.codec !== 'h265') throw new Error('not H.265')
  const sets = new ParameterSetsH265()
  for (const set of [format.vps, format.sps]) expect(sets.offer(set)).toBe(true)
  expect(sets.format()).toBeUndefined()
  expect(sets.offer(format.pps)).toBe(true)
  expect(sets.format()).toEqual(format)
  // ue(v) 1 is 010: a set of id 1.
  expect(sets.offer(Buffer.from([0x44, 1, 0x40, 0x80]))).toBe(false)
  for (const broken of [Buffer.from([0x40, 1]), Buffer.from([0x42, 1, 1]), Buffer.from([0x44, 1])]) expect(sets.offer(broken)).toBe(true)
  expect(sets.refused).toBe(3)
  expect(sets.format()).toEqual(format)
})
