import { encodeH264, type EncodeOptions } from '../src/media/decode/encode.ts'
import type { Gop } from '../src/media/frame.ts'

/** Raw I420 pictures of a bright bar that moves four pixels a picture; one buffer is used again and again. */
export function* drawBars(width: number, height: number, count: number): Generator<Uint8Array> {
  const pixels = new Uint8Array((width * height * 3) / 2)
  for (let i = 0; i < count; i++) {
    pixels.fill(128)
    for (let y = 0; y < height; y++) {
      const x = (i * 4) % (width - 20)
      pixels.fill(235, y * width + x, y * width + x + 20)
    }
    yield pixels
  }
}

/** A few GOPs that any decoder plays: `count` pictures of 160×96, ten a GOP, 25 a second unless told. */
export function makeGops(count: number, options: Partial<EncodeOptions> = {}): Gop[] {
  const all = { width: 160, height: 96, fps: 25, gopFrames: 10, kbps: 100, ...options }
  return [...encodeH264(all, drawBars(all.width, all.height, count))]
}
