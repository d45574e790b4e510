import { randomFrom } from '../demo/random.ts'
import type { Gop } from '../src/media/frame.ts'
import { encodeH264 } from '../src/media/decode/encode.ts'
import type { Region } from '../src/media/search/patch.ts'

export const yardFps = 5
const [width, height] = [320, 180]
const gopFrames = 10
/** Where the bike stands, and the box that an officer draws round it. */
const bike = { x: 140, y: 90, width: 36, height: 24 }
export const bikeRegion: Region = { x: (bike.x - 3) / width, y: (bike.y - 3) / height, width: (bike.width + 6) / width, height: (bike.height + 6) / height }

export interface Yard {
  seconds: number
  /** Whether the bike stands there at a second. */
  isThere(second: number): boolean
  /** Brightness as a factor; falls at dusk. */
  light?(second: number): number
  /** Grey levels of noise. */
  noise?: number
  /** Pixels by which the camera moves. */
  shake?: number
  /** Left edge of something as large as a van, in pixels; undefined when it is not there. */
  van?(second: number): number | undefined
  /** Left edge of somebody who walks by. */
  walker?(second: number): number | undefined
  /** A band of light that sweeps over, at this column. */
  headlight?(second: number): number | undefined
  seed: string
}

/** A yard that nobody filmed: walls, paving, a bike; what happens there is told by the second. */
export function* filmYard(yard: Yard): Generator<Gop, void, undefined> {
  yield* encodeH264({ width, height, fps: yardFps, gopFrames, kbps: 500, preset: 'ultrafast' }, drawYard(yard))
}

function* drawYard(yard: Yard): Generator<Uint8Array> {
  const random = randomFrom(yard.seed)
  const paving = Uint8Array.from({ length: width * height }, (_, i) => 90 + ((((i % width) >> 4) + (Math.floor(i / width) >> 3)) % 2) * 12 + random.whole(0, 10))
  const blocks = Array.from({ length: 14 }, () => ({ x: random.whole(0, width - 40), y: random.whole(0, height - 30), w: random.whole(10, 40), h: random.whole(8, 30), value: random.whole(40, 200) }))
  for (const { x, y, w, h, value } of blocks) fill(paving, x, y, w, h, value)
  fill(paving, bike.x - 8, bike.y - 8, bike.width + 16, bike.height + 16, 100)
  const picture = new Uint8Array((width * height * 3) / 2).fill(128)
  // Drawn once, laid down elsewhere in each picture: two are never alike.
  const grain = Float32Array.from({ length: width * height * 2 }, () => random.between(-1, 1) * (yard.noise ?? 0))
  const frames = yard.seconds * yardFps
  for (let i = 0; i < frames; i++) {
    const second = i / yardFps
    const scene = paving.slice()
    if (yard.isThere(second)) drawBike(scene)
    const walker = yard.walker?.(second)
    if (walker !== undefined) fill(scene, walker, bike.y - 20, 12, 50, 30)
    const van = yard.van?.(second)
    if (van !== undefined) {
      fill(scene, van, bike.y - 50, 110, 100, 210)
      fill(scene, van + 10, bike.y - 40, 40, 24, 60)
    }
    const light = yard.light?.(second) ?? 1
    const beam = yard.headlight?.(second)
    const [dx, dy] = yard.shake ? [random.whole(-yard.shake, yard.shake), random.whole(-yard.shake, yard.shake)] : [0, 0]
    const grainAt = random.whole(0, width * height - 1)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const from = Math.min(height - 1, Math.max(0, y + dy)) * width + Math.min(width - 1, Math.max(0, x + dx))
        const glare = beam !== undefined && Math.abs(x - beam) < 50 ? (50 - Math.abs(x - beam)) * 1.6 : 0
        picture[y * width + x] = Math.max(0, Math.min(255, scene[from]! * light + glare + grain[grainAt + y * width + x]!))
      }
    yield picture
  }
}

function drawBike(scene: Uint8Array): void {
  fill(scene, bike.x, bike.y + 12, 12, 12, 30)
  fill(scene, bike.x + 24, bike.y + 12, 12, 12, 30)
  fill(scene, bike.x + 4, bike.y + 6, 28, 6, 200)
  fill(scene, bike.x + 26, bike.y, 4, 12, 50)
  fill(scene, bike.x + 6, bike.y + 2, 10, 4, 20)
}

function fill(scene: Uint8Array, left: number, top: number, w: number, h: number, value: number): void {
  for (let y = Math.max(0, Math.round(top)); y < Math.min(height, top + h); y++) scene.fill(value, y * width + Math.max(0, Math.round(left)), y * width + Math.max(0, Math.min(width, Math.round(left + w))))
}
