import {
  AV_CODEC_ID_H264,
  AV_CODEC_ID_HEVC,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  Codec,
  CodecContext,
  FFmpegError,
  Frame as Picture,
  Packet,
} from 'node-av'
import { joinAnnexB } from '../codecs/annex-b.ts'
import type { DecoderFormat } from './protocol.ts'

/** A decoder of one format; decodes GOP after GOP. Runs FFmpeg inside the calling process. */
export class PictureDecoder {
  readonly #context = new CodecContext()
  readonly #sets: Uint8Array[]

  /**
   * `threads`: more than one pays from a few frames on; each holds a picture back until the end. `skipsLoopFilter`: a third less
   * work, and block edges that are not smoothed; for key frames alone, since errors would add up over predicted ones.
   */
  constructor({ codec: name, sets }: DecoderFormat, { threads = 1, skipsLoopFilter = false } = {}) {
    const codec = Codec.findDecoder(name === 'h265' ? AV_CODEC_ID_HEVC : AV_CODEC_ID_H264)
    if (!codec) throw new Error(`this build of FFmpeg has no decoder for ${name}`)
    this.#context.allocContext3(codec)
    this.#context.threadCount = threads
    if (skipsLoopFilter) FFmpegError.throwIfError(this.#context.setOption('skip_loop_filter', 'all'), 'leave out the loop filter')
    FFmpegError.throwIfError(this.#context.open2Sync(codec), 'open the decoder')
    this.#sets = sets
  }

  /**
   * Decodes access units from a key frame on and gives every picture in the order of showing, with the number of its access
   * unit. The picture is the caller's only until the next one is asked for.
   */
  *decode(units: Iterable<readonly Uint8Array[]>): Generator<{ picture: Picture; unit: number }> {
    using packet = new Packet()
    packet.alloc()
    let unit = 0
    for (const nalus of units) {
      packet.data = joinAnnexB(unit === 0 ? [...this.#sets, ...nalus] : nalus)
      packet.pts = BigInt(unit)
      packet.dts = BigInt(unit++)
      const code = this.#context.sendPacketSync(packet)
      packet.unref()
      // A frame that cannot be decoded costs its own picture only; what decodes is shown.
      if (code < 0 && code !== AVERROR_EAGAIN && unit === 1) FFmpegError.throwIfError(code, 'decode the key frame')
      yield* this.#drain()
    }
    this.#context.sendPacketSync(null)
    yield* this.#drain()
    this.#context.flushBuffers()
  }

  /** Takes the next access unit of a stream and gives what is ready, with the `unit` numbers that it was given with. */
  *push(nalus: readonly Uint8Array[], unit: number, isKey: boolean): Generator<{ picture: Picture; unit: number }> {
    using packet = new Packet()
    packet.alloc()
    packet.data = joinAnnexB(isKey ? [...this.#sets, ...nalus] : nalus)
    packet.pts = BigInt(unit)
    this.#context.sendPacketSync(packet)
    yield* this.#drain()
  }

  /** Ends what `push` began: gives what is left. */
  *finish(): Generator<{ picture: Picture; unit: number }> {
    this.#context.sendPacketSync(null)
    yield* this.#drain()
    this.#context.flushBuffers()
  }

  *#drain(): Generator<{ picture: Picture; unit: number }> {
    using picture = new Picture()
    picture.alloc()
    for (;;) {
      const code = this.#context.receiveFrameSync(picture)
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return
      FFmpegError.throwIfError(code, 'take a picture from the decoder')
      yield { picture, unit: Number(picture.pts) }
      picture.unref()
    }
  }

  free(): void {
    this.#context.freeContext()
  }
}
