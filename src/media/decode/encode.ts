import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_ERROR,
  AV_PIX_FMT_YUV420P,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  Codec,
  CodecContext,
  Frame as Picture,
  FF_ENCODER_LIBX264,
  FFmpegError,
  Log,
  Packet,
  Rational,
} from 'node-av'
import { splitAnnexB } from '../codecs/annex-b.ts'
import { isSlice, nalType, readNalType } from '../codecs/nal.ts'
import { type Frame, type Gop, ticksPerSecond, type VideoFormat } from '../frame.ts'

export interface EncodeOptions {
  /** Even numbers of pixels. */
  width: number
  height: number
  /** Pictures per second, a whole number that divides 90,000. */
  fps: number
  /** Pictures from one key frame to the next. */
  gopFrames: number
  /** Mean bit rate in kbit/s; each second stays within twice that. */
  kbps: number
  /** Wall time of the first picture, ms since the epoch; default 0. */
  startMs?: number
  /** x264's trade of time against size; default `veryfast`. */
  preset?: 'ultrafast' | 'superfast' | 'veryfast' | 'faster' | 'fast' | 'medium'
}

/**
 * Encodes raw I420 pictures (planes Y, U, V without padding: `width × height × 3 / 2` bytes) to H.264, one GOP at a
 * time, without B-frames. A picture's buffer may be reused once the iterator is asked for the next one. Used for made-up
 * footage and for derived copies, never for what a camera recorded.
 *
 * It runs FFmpeg inside the calling process and blocks it: call it from a process that may die (demo, tests, `decode/child.ts`).
 * Throws when FFmpeg refuses the settings or a picture has the wrong size.
 */
export function* encodeH264(options: EncodeOptions, pictures: Iterable<Uint8Array>): Generator<Gop, void, undefined> {
  const encoder = openEncoder(options)
  try {
    const format = parameterSets(encoder, options)
    let frames: Frame[] = []
    for (const packet of encode(encoder, options, pictures)) {
      if (packet.key && frames.length > 0) {
        yield { format, frames }
        frames = []
      }
      frames.push(toFrame(packet, options))
    }
    if (frames.length > 0) yield { format, frames }
  } finally {
    encoder.freeContext()
  }
}

interface CodedPicture {
  data: Buffer
  /** Number of the picture since the start. */
  pts: number
  key: boolean
}

function toFrame({ data, pts, key }: CodedPicture, { fps, startMs = 0 }: EncodeOptions): Frame {
  // Slices alone: x264 puts a message about itself into the first picture, nothing that a camera would send.
  const nalus = splitAnnexB(data).filter((nalu) => isSlice(readNalType(nalu[0]!)))
  return { ticks: (pts * ticksPerSecond) / fps, arrivalMs: startMs + (pts * 1000) / fps, key, nalus }
}

function* encode(encoder: CodecContext, options: EncodeOptions, pictures: Iterable<Uint8Array>): Generator<CodedPicture> {
  const size = (options.width * options.height * 3) / 2
  let count = 0
  for (const pixels of pictures) {
    if (pixels.length !== size) throw new Error(`picture ${count} has ${pixels.length} bytes, I420 needs ${size}`)
    {
      using picture = copyPicture(pixels, options)
      picture.pts = BigInt(count++)
      FFmpegError.throwIfError(encoder.sendFrameSync(picture), 'encode')
    }
    yield* drain(encoder)
  }
  FFmpegError.throwIfError(encoder.sendFrameSync(null), 'flush the encoder')
  yield* drain(encoder)
}

function openEncoder({ width, height, fps, gopFrames, kbps, preset = 'veryfast' }: EncodeOptions): CodecContext {
  Log.setLevel(AV_LOG_ERROR)
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264)
  if (!codec) throw new Error('this build of FFmpeg has no libx264')
  const encoder = new CodecContext()
  encoder.allocContext3(codec)
  encoder.width = width
  encoder.height = height
  encoder.pixelFormat = AV_PIX_FMT_YUV420P
  encoder.timeBase = new Rational(1, fps)
  encoder.framerate = new Rational(fps, 1)
  encoder.gopSize = gopFrames
  encoder.maxBFrames = 0
  encoder.threadCount = 1
  encoder.bitRate = BigInt(kbps * 1000)
  encoder.rcMaxRate = BigInt(kbps * 2000)
  encoder.rcBufferSize = kbps * 2000
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
  // Set one by one: a Dictionary handed to open2 is freed twice by node-av 6.1.1 (the process dies at its end).
  FFmpegError.throwIfError(encoder.setOption('preset', preset), 'set the preset')
  // A scene cut must not move key frames: GOPs of equal length are what gets tiled.
  const params = `scenecut=0:min-keyint=${gopFrames}:open-gop=0`
  FFmpegError.throwIfError(encoder.setOption('x264-params', params), 'set the parameters')
  FFmpegError.throwIfError(encoder.open2Sync(codec), 'open the encoder')
  return encoder
}

function parameterSets(encoder: CodecContext, { width, height }: EncodeOptions): VideoFormat {
  const nalus = splitAnnexB(encoder.extraData ?? Buffer.alloc(0))
  const sps = nalus.find((nalu) => readNalType(nalu[0]!) === nalType.sps)
  const pps = nalus.find((nalu) => readNalType(nalu[0]!) === nalType.pps)
  if (!sps || !pps) throw new Error('the encoder gave no parameter sets')
  return { codec: 'h264', sps: Buffer.from(sps), pps: Buffer.from(pps), width, height }
}

function copyPicture(pixels: Uint8Array, { width, height }: EncodeOptions): Picture {
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  return Picture.fromVideoBuffer(bytes, { width, height, format: AV_PIX_FMT_YUV420P })
}

function* drain(encoder: CodecContext): Generator<CodedPicture> {
  using packet = new Packet()
  packet.alloc()
  for (;;) {
    const code = encoder.receivePacketSync(packet)
    if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return
    FFmpegError.throwIfError(code, 'take a packet from the encoder')
    yield { data: Buffer.from(packet.data!), pts: Number(packet.pts), key: packet.isKeyframe }
    packet.unref()
  }
}
