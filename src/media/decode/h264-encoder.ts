import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_ERROR,
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  Codec,
  CodecContext,
  FF_ENCODER_LIBX264,
  FFmpegError,
  type Frame as Picture,
  Log,
  Packet,
  Rational,
} from 'node-av'
import { splitAnnexB } from '../codecs/annex-b.ts'
import { isSlice, nalType, readNalType } from '../codecs/nal.ts'
import { ticksPerSecond, type VideoFormat } from '../frame.ts'

export interface EncoderSettings {
  /** Even numbers of pixels. */
  width: number
  height: number
  /** Pictures per second, about: what the rate control reckons with. */
  fps: number
  /** Pictures from one key frame to the next. */
  gopFrames: number
  /** Mean bit rate in kbit/s; each second stays within twice that. */
  kbps: number
  /** Whether every second keeps to the bit rate, as a camera does that was set to a constant one. */
  isSteady?: boolean
  /** Whether every picture comes out at once, and key frames are where they are asked for. */
  isLive?: boolean
  /** x264's trade of time against size. */
  preset: 'ultrafast' | 'superfast' | 'veryfast' | 'faster' | 'fast' | 'medium'
}

export interface CodedPicture {
  nalus: Buffer[]
  /** As given with the picture. */
  ticks: number
  key: boolean
}

/** x264 without B-frames: pictures come out in the order in which they went in, some later. Runs FFmpeg inside the calling process. */
export class H264Encoder {
  readonly format: VideoFormat
  readonly #context = new CodecContext()

  /** Throws when FFmpeg refuses the settings. */
  constructor({ width, height, fps, gopFrames, kbps, preset, isSteady = false, isLive = false }: EncoderSettings) {
    Log.setLevel(AV_LOG_ERROR)
    const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264)
    if (!codec) throw new Error('this build of FFmpeg has no libx264')
    const context = this.#context
    context.allocContext3(codec)
    context.width = width
    context.height = height
    context.pixelFormat = AV_PIX_FMT_YUV420P
    context.timeBase = new Rational(1, ticksPerSecond)
    context.framerate = new Rational(fps, 1)
    context.gopSize = gopFrames
    context.maxBFrames = 0
    context.threadCount = 1
    context.bitRate = BigInt(kbps * 1000)
    const most = kbps * (isSteady ? 1000 : 2000)
    context.rcMaxRate = BigInt(most)
    context.rcBufferSize = most
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
    // Set one by one: a Dictionary handed to open2 is freed twice by node-av 6.1.1 (the process dies at its end).
    FFmpegError.throwIfError(context.setOption('preset', preset), 'set the preset')
    if (isLive) {
      FFmpegError.throwIfError(context.setOption('tune', 'zerolatency'), 'set the tune')
      FFmpegError.throwIfError(context.setOption('forced-idr', '1'), 'set the key frames')
    }
    // A scene cut must not move key frames: GOPs of equal length are what gets tiled.
    const params = `scenecut=0:min-keyint=${isLive ? 1 : gopFrames}:open-gop=0${isLive ? ':sliced-threads=0' : ''}`
    FFmpegError.throwIfError(context.setOption('x264-params', params), 'set the parameters')
    FFmpegError.throwIfError(context.open2Sync(codec), 'open the encoder')
    this.format = readFormat(context, width, height)
  }

  /** Takes a picture and gives what is ready; the picture may be freed afterwards. `isKey`: it becomes a key frame. */
  *encode(picture: Picture, ticks: number, isKey?: boolean): Generator<CodedPicture> {
    picture.pts = BigInt(ticks)
    if (isKey !== undefined) picture.pictType = isKey ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
    FFmpegError.throwIfError(this.#context.sendFrameSync(picture), 'encode')
    yield* this.#drain()
  }

  /** Gives what is left. */
  *flush(): Generator<CodedPicture> {
    FFmpegError.throwIfError(this.#context.sendFrameSync(null), 'flush the encoder')
    yield* this.#drain()
  }

  *#drain(): Generator<CodedPicture> {
    using packet = new Packet()
    packet.alloc()
    for (;;) {
      const code = this.#context.receivePacketSync(packet)
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return
      FFmpegError.throwIfError(code, 'take a packet from the encoder')
      // Slices alone: x264 puts a message about itself into the first picture, nothing that a camera would send.
      const nalus = splitAnnexB(Buffer.from(packet.data!)).filter((nalu) => isSlice(readNalType(nalu[0]!)))
      yield { nalus, ticks: Number(packet.pts), key: packet.isKeyframe }
      packet.unref()
    }
  }

  free(): void {
    this.#context.freeContext()
  }
}

function readFormat(context: CodecContext, width: number, height: number): VideoFormat {
  const nalus = splitAnnexB(context.extraData ?? Buffer.alloc(0))
  const sps = nalus.find((nalu) => readNalType(nalu[0]!) === nalType.sps)
  const pps = nalus.find((nalu) => readNalType(nalu[0]!) === nalType.pps)
  if (!sps || !pps) throw new Error('the encoder gave no parameter sets')
  return { codec: 'h264', sps: Buffer.from(sps), pps: Buffer.from(pps), width, height }
}
