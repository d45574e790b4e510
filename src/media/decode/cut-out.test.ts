import { expect, test } from 'vitest'
import { makeGops } from '../../../test/pictures.ts'
import { listSets } from '../frame.ts'
import { type Region, takePatch } from '../search/patch.ts'
import { CutOut } from './cut-out.ts'
import { PictureDecoder } from './decode-picture.ts'

const regions: Record<string, Region> = {
  'in the middle': { x: 0.4, y: 0.4, width: 0.1, height: 0.1 },
  'at odd columns and rows': { x: 0.413, y: 0.377, width: 0.119, height: 0.083 },
  'at the upper left edge': { x: 0, y: 0, width: 0.05, height: 0.3 },
  'at the lower right edge': { x: 0.9, y: 0.95, width: 0.1, height: 0.05 },
  'the whole picture': { x: 0, y: 0, width: 1, height: 1 },
  'smaller than a pixel': { x: 0.5, y: 0.5, width: 0.001, height: 0.001 },
}

test.each(Object.entries(regions))('a patch of what was cut is that of the whole picture: %s', (_, region) => {
  const [gop] = makeGops(1)
  const decoder = new PictureDecoder({ codec: 'h264', sets: listSets(gop!.format) })
  let compared = 0
  for (const { picture } of decoder.decode(gop!.frames.map((frame) => frame.nalus))) {
    const cut = new CutOut(picture, region)
    const whole = { bytes: picture.data![0]!, stride: picture.linesize[0]!, width: picture.width, height: picture.height, left: 0, top: 0 }
    expect(takePatch(cut.take(picture)!, region)).toEqual(takePatch(whole, region))
    cut.free()
    compared++
  }
  decoder.free()
  expect(compared).toBe(gop!.frames.length)
})
