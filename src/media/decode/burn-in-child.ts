/** The process that makes derived copies: decodes, blackens, draws text over each picture, encodes again. Ends with its work. */
import { AV_LOG_QUIET, AV_PIX_FMT_YUV420P, Frame as Picture, Log } from 'node-av'
import type { BurnInAnswer, BurnInFrame, BurnInMessage } from './burn-in-protocol.ts'
import { Canvas, fitPicture, type Place } from './canvas.ts'
import { Caption } from './caption.ts'
import { PictureDecoder } from './decode-picture.ts'
import { type CodedPicture, H264Encoder } from './h264-encoder.ts'
import { Scaler } from './scaler.ts'

type Begin = Extract<BurnInMessage, { kind: 'begin' }>
type PieceMessage = Extract<BurnInMessage, { kind: 'piece' }>

/** Where a decoder's pictures go: made to fit, and put in the middle. */
interface Fitting {
  size: string
  place: Place
  scaler: Scaler
}

let begin: Begin
let encoder: H264Encoder
let decoder: PictureDecoder | undefined
let caption: Caption | undefined
let fitting: Fitting | undefined

function answer(message: BurnInMessage): BurnInAnswer {
  switch (message.kind) {
    case 'begin':
      return start(message)
    case 'piece':
      return changePiece(message)
    case 'gop':
      return { pictures: [...encodeGop(message.frames)] }
    case 'end':
      return { pictures: [...encoder.flush()] }
  }
}

function start(message: Begin): BurnInAnswer {
  begin = message
  const { width, height, kbps } = message
  encoder = new H264Encoder({ width, height, fps: 25, gopFrames: 50, kbps, preset: 'veryfast' })
  const { sps, pps } = encoder.format
  return { pictures: [], sps, pps }
}

function changePiece({ format, lines }: PieceMessage): BurnInAnswer {
  decoder?.free()
  caption?.free()
  decoder = new PictureDecoder(format, { threads: 2 })
  Log.setLevel(AV_LOG_QUIET)
  caption = new Caption({ width: begin.width, height: begin.height, pixelFormat: AV_PIX_FMT_YUV420P, lines, fontFile: begin.fontFile })
  return { pictures: [] }
}

function* encodeGop(frames: readonly BurnInFrame[]): Generator<CodedPicture> {
  for (const { picture, unit } of decoder!.decode(frames.map((frame) => frame.nalus))) {
    const frame = frames[unit]
    // No label: needed for decoding, not to be seen.
    if (!frame || frame.label === undefined) continue
    const canvas = draw(picture, frame.masks ?? [])
    using plain = Picture.fromVideoBuffer(canvas.bytes, { width: canvas.width, height: canvas.height, format: AV_PIX_FMT_YUV420P })
    plain.pts = BigInt(frame.ticks)
    using drawn = caption!.draw(plain, frame.label)
    yield* encoder.encode(drawn, frame.ticks)
  }
}

/** The picture on a canvas of the copy's size, without what is masked: it is gone before anything is encoded. */
function draw(picture: Picture, masks: NonNullable<BurnInFrame['masks']>): Canvas {
  const size = `${picture.width}x${picture.height}`
  if (fitting?.size !== size) {
    fitting?.scaler.free()
    const place = fitPicture(picture, begin)
    fitting = { size, place, scaler: new Scaler(place.width, place.height) }
  }
  const canvas = new Canvas(begin.width, begin.height)
  canvas.put(fitting.scaler.fit(picture).toBuffer(), fitting.place)
  for (const region of masks) canvas.blacken(region, fitting.place)
  return canvas
}

process.on('message', (message: BurnInMessage) => {
  try {
    process.send!(answer(message))
  } catch (error) {
    process.send!({ pictures: [], error: error instanceof Error ? error.message : String(error) } satisfies BurnInAnswer)
  }
})
process.on('disconnect', () => process.exit(0))
