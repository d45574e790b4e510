import { linkSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { randomFrom, type Random } from '../../demo/random.ts'
import { layDown } from '../../src/media/archive/lay-down.ts'
import { indexPath, mediaPath } from '../../src/media/archive/layout.ts'
import { encodeH264 } from '../../src/media/decode/encode.ts'

/** Thirty days of one camera in files of an hour. */
export const hours = 720
export const hourMs = 3_600_000
const shape = { width: 1280, height: 720, fps: 25, gopFrames: 50, kbps: 2000 }

/** A street at dusk, as far as a codec cares: blocks of grey with grain, which trembles, so that the file has the size of a real one. */
function* drawStreet(random: Random, pictures: number): Generator<Uint8Array> {
  const { width, height } = shape
  const pixels = new Uint8Array((width * height * 3) / 2).fill(128)
  const walls = Array.from({ length: Math.ceil(width / 32) * Math.ceil(height / 32) }, () => random.whole(40, 200))
  const scene = pixels.slice(0, width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) scene[y * width + x] = walls[(y >> 5) * Math.ceil(width / 32) + (x >> 5)]! + random.whole(-10, 10)
  pixels.set(scene)
  for (let i = 0; i < pictures; i++) {
    for (let k = 0; k < 60_000; k++) {
      const at = random.whole(0, scene.length - 1)
      pixels[at] = scene[at]! + random.whole(-12, 12)
    }
    yield pixels
  }
}

/** Lays down one real hour. */
export async function layDownHour(root: string, cameraId: string, startMs: number): Promise<{ path: string; bytes: number }> {
  const gops = [...encodeH264(shape, drawStreet(randomFrom('seek'), 4 * shape.gopFrames))]
  const [file] = await layDown({ root, cameraId, gops, fromMs: startMs, toMs: startMs + hourMs })
  return file!
}

/** Links an hour's file for every hour of thirty days that lacks one: the start lies in the name, everything inside is relative to it. */
export function linkHours(from: string, root: string, cameraId: string, startMs: number): void {
  for (let hour = 0; hour < hours; hour++) {
    const path = mediaPath(root, cameraId, startMs + hour * hourMs)
    if (path === from) continue
    mkdirSync(dirname(path), { recursive: true })
    linkSync(from, path)
    linkSync(indexPath(from), indexPath(path))
  }
}
