/** The process that makes a derived viewing copy: decodes, draws text over each picture, encodes again. Ends with its work. */
import { AV_LOG_QUIET, type Frame as Picture, Log } from 'node-av'
import type { BurnInAnswer, BurnInMessage } from './burn-in-protocol.ts'
import { Caption } from './caption.ts'
import { PictureDecoder } from './decode-picture.ts'
import { type CodedPicture, H264Encoder } from './h264-encoder.ts'

type Begin = Extract<BurnInMessage, { kind: 'begin' }>
type GopMessage = Extract<BurnInMessage, { kind: 'gop' }>

let begin: Begin | undefined
let decoder: PictureDecoder
let encoder: H264Encoder
let caption: Caption | undefined

function answer(message: BurnInMessage): BurnInAnswer {
  if (message.kind === 'begin') return start(message)
  if (message.kind === 'gop') return { pictures: [...encodeGop(message)] }
  return { pictures: [...encoder.flush()] }
}

function start(message: Begin): BurnInAnswer {
  begin = message
  const { width, height, kbps } = message
  decoder = new PictureDecoder(message.format, { threads: 2 })
  encoder = new H264Encoder({ width: width & ~1, height: height & ~1, fps: 25, gopFrames: 50, kbps, preset: 'veryfast' })
  Log.setLevel(AV_LOG_QUIET)
  const { sps, pps } = encoder.format
  return { pictures: [], sps, pps }
}

function* encodeGop({ frames }: GopMessage): Generator<CodedPicture> {
  for (const { picture, unit } of decoder.decode(frames.map((frame) => frame.nalus))) {
    const frame = frames[unit]
    // No label: needed for decoding, not to be seen.
    if (!frame || frame.label === undefined) continue
    caption ??= openCaption(picture)
    picture.pts = BigInt(frame.ticks)
    using drawn = caption.draw(picture, frame.label)
    yield* encoder.encode(drawn, frame.ticks)
  }
}

function openCaption(picture: Picture): Caption {
  const { lines, fontFile } = begin!
  return new Caption({ width: picture.width, height: picture.height, pixelFormat: picture.format, lines, fontFile })
}

process.on('message', (message: BurnInMessage) => {
  try {
    process.send!(answer(message))
  } catch (error) {
    process.send!({ pictures: [], error: error instanceof Error ? error.message : String(error) } satisfies BurnInAnswer)
  }
})
process.on('disconnect', () => process.exit(0))
