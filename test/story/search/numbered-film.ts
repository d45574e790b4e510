import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type Scene, fps, gopPictures } from '../../../bench/search/scenes.ts'
import { joinAnnexB } from '../../../src/media/codecs/annex-b.ts'
import { encodeH264 } from '../../../src/media/decode/encode.ts'
import { runProgram } from '../../program.ts'

/** Every picture bears its number: blocks of black or white at the top left, 12 bits, most significant first, then their sum as 4 bits. */
export const numberBlocks = 16
export const numberBlock = 16
const numberBits = 12

const kbps = 700

/** Draws a scene's pictures, each with its number, into an MP4 that FFmpeg puts together; answers its path. */
export async function filmNumbered(scene: Scene, folder: string): Promise<string> {
  const { width, height, name } = scene
  const [raw, path] = [`${folder}/${name}.h264`, `${folder}/${name}.mp4`]
  const out = createWriteStream(raw)
  for (const { format, frames } of encodeH264({ width, height, fps, gopFrames: gopPictures, kbps, preset: 'ultrafast' }, numberPictures(scene))) {
    for (const [i, { nalus }] of frames.entries()) out.write(joinAnnexB(i === 0 ? [format.sps, format.pps, ...nalus] : nalus))
    await new Promise(setImmediate)
  }
  out.end()
  await finished(out)
  const { status, stderr } = await runProgram('ffmpeg', ['-hide_banner', '-nostdin', '-loglevel', 'error', '-r', String(fps), '-i', raw, '-c', 'copy', '-y', path])
  if (status !== 0) throw new Error(`FFmpeg made no MP4 of ${name}: ${stderr}`)
  return path
}

/** GOPs of one look are drawn once; those of a look that does not come again are not kept. */
function* numberPictures(scene: Scene): Generator<Uint8Array> {
  const looks = Array.from({ length: scene.gops }, (_, gop) => scene.lookOf(gop))
  const drawn = new Map<string, Uint8Array[]>()
  for (const [gop, look] of looks.entries()) {
    const known = drawn.get(look)
    const isLast = looks.lastIndexOf(look) === gop
    const kept: Uint8Array[] = []
    for (let i = 0; i < gopPictures; i++) {
      const picture = known?.[i] ?? scene.draw(gop, i)
      if (!known && !isLast) kept.push(picture.slice())
      drawNumber(picture, scene.width, gop * gopPictures + i)
      yield picture
    }
    if (isLast) drawn.delete(look)
    else if (!known) drawn.set(look, kept)
  }
}

function drawNumber(picture: Uint8Array, width: number, number: number): void {
  const bits = number.toString(2).padStart(numberBits, '0') + checkOf(number).toString(2).padStart(numberBlocks - numberBits, '0')
  for (const [i, bit] of Array.from(bits).entries())
    for (let y = 0; y < numberBlock; y++) picture.fill(bit === '1' ? 235 : 16, y * width + i * numberBlock, y * width + (i + 1) * numberBlock)
}

/** The number in the blocks' brightness (0–255, in order); null where the check fails. */
export function readNumber(blocks: readonly number[]): number | null {
  const bits = blocks.map((value) => (value > 127 ? '1' : '0')).join('')
  const number = Number.parseInt(bits.slice(0, numberBits), 2)
  return Number.parseInt(bits.slice(numberBits), 2) === checkOf(number) ? number : null
}

function checkOf(number: number): number {
  return ((number & 15) + ((number >> 4) & 15) + ((number >> 8) & 15)) & 15
}
