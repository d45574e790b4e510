import { expect, test } from 'vitest'
import { encodeAnnexB } from '../../../test/peers/encode-video.ts'
import { splitAnnexB } from './annex-b.ts'
import { parseSps } from './sps.ts'

async function encodeSps(size: string, extra: string[] = []): Promise<Buffer> {
  return splitAnnexB(await encodeAnnexB({ size, frames: 1, extra })).find((nalu) => (nalu[0]! & 0x1f) === 7)!
}

test.each([
  ['a size of whole macroblocks', '640x480', []],
  ['full HD, where 8 lines are cropped', '1920x1080', []],
  ['a size cropped on both sides', '330x186', []],
  ['4:2:2, where rows are cropped one by one', '322x181', ['-pix_fmt', 'yuv422p', '-profile:v', 'high422']],
  ['4:4:4, where columns are cropped one by one too', '321x181', ['-pix_fmt', 'yuv444p', '-profile:v', 'high444']],
  ['monochrome', '322x182', ['-pix_fmt', 'gray', '-profile:v', 'high']],
  ['ten bits', '322x182', ['-pix_fmt', 'yuv420p10', '-profile:v', 'high10']],
  ['fields, where lines are cropped in fours', '720x572', ['-flags', '+ildct+ilme', '-x264-params', 'tff=1']],
  ['scaling lists', '330x186', ['-profile:v', 'high', '-x264-params', 'cqm=jvt:8x8dct=1']],
  ['full usability information', '330x186', ['-x264-params', 'nal-hrd=cbr:vbv-maxrate=500:vbv-bufsize=500', '-b:v', '500k', '-color_range', 'pc', '-color_primaries', 'bt709', '-aspect', '2:1']],
])('reads the size of %s', async (_, size, extra) => {
  const [width, height] = size.split('x').map(Number)
  expect(parseSps(await encodeSps(size, extra))).toMatchObject({ id: 0, width, height })
})

test('reads how far B pictures are reordered', async () => {
  expect(parseSps(await encodeSps('320x180', ['-tune', 'film', '-preset', 'medium', '-bf', '3', '-b_strategy', '0']))?.reorderFrames).toBe(2)
  expect(parseSps(await encodeSps('320x180'))?.reorderFrames).toBe(0)
})

test('refuses a set that was cut before the size is complete', async () => {
  const sps = await encodeSps('320x180')
  for (let size = 0; size < 8; size++) expect(parseSps(sps.subarray(0, size))).toBeUndefined()
})

test('reads the size of a set whose usability information was cut', async () => {
  const sps = await encodeSps('320x180', ['-tune', 'film', '-preset', 'medium'])
  const cut = parseSps(sps.subarray(0, sps.length - 4))
  expect(cut).toMatchObject({ width: 320, height: 180, reorderFrames: undefined })
})

test('refuses sizes that no picture can have', async () => {
  // Baseline, all counts of ue(v) zero but the width: 2^31 macroblocks.
  const bits = `${'1'.repeat(2)}1${'1'}1${'1'}0${'0'.repeat(31)}1${'0'.repeat(31)}${'1'}11011`
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g)!.map((b) => parseInt(b, 2))
  expect(parseSps(Buffer.from([0x67, 66, 0, 30, ...bytes]))).toBeUndefined()
})

test('refuses another NAL unit', async () => {
  expect(parseSps(Buffer.from([0x68, 0xce, 0x38, 0x80, 0, 0]))).toBeUndefined()
})
