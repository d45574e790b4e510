import { encodeH264 } from '../../src/media/decode/encode.ts'
import type { Gop } from '../../src/media/frame.ts'
import type { FinishedFile } from '../../src/media/archive/finish.ts'
import { layDown } from '../../src/media/archive/lay-down.ts'
import { fps, gopPictures, type Scene } from './scenes.ts'

export interface Filmed {
  cameraId: string
  startMs: number
  endMs: number
  files: FinishedFile[]
}

/** A camera's rate control has long settled: so many GOPs are encoded ahead, and left out. */
const settlingGops = 3

/** kbit/s a megapixel, constant: 2 Mbit/s of 1080p25, as cameras are commonly set. */
const kbpsPerMegapixel = 1000

/**
 * Encodes what a scene shows and lays it into an archive's folder. GOPs that look the same are encoded once: hours cost no
 * more than the looks in them. Blocks for seconds and runs FFmpeg in this process. Rejects when the disk does not take it.
 */
export async function filmScene(scene: Scene, root: string): Promise<Filmed> {
  const { startMs, endMs, name: cameraId } = scene
  const files = await layDown({ root, cameraId, gops: encodeScene(scene), fromMs: startMs, toMs: endMs })
  return { cameraId, startMs, endMs, files }
}

/** The scene's GOPs in order, those of one look being the same object. */
export function encodeScene(scene: Scene): Gop[] {
  const { width, height, gops } = scene
  const looks = new Map<string, number>()
  for (let gop = 0; gop < gops; gop++) if (!looks.has(scene.lookOf(gop))) looks.set(scene.lookOf(gop), gop)
  const kbps = Math.round((kbpsPerMegapixel * width * height) / 1e6)
  const settings = { width, height, fps, gopFrames: gopPictures, kbps, isSteady: true, isLive: true }
  const settling = Array.from({ length: settlingGops }, () => 0)
  const encoded = [...encodeH264(settings, drawLooks(scene, [...settling, ...looks.values()]))].slice(settlingGops)
  const byLook = new Map([...looks.keys()].map((look, i) => [look, encoded[i]!]))
  return Array.from({ length: gops }, (_, gop) => byLook.get(scene.lookOf(gop))!)
}

function* drawLooks(scene: Scene, gops: readonly number[]): Generator<Uint8Array> {
  for (const gop of gops) for (let index = 0; index < gopPictures; index++) yield scene.draw(gop, index)
}
