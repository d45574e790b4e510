import {
  AV_CODEC_ID_MJPEG,
  AV_PIX_FMT_YUVJ420P,
  Codec,
  CodecContext,
  FFmpegError,
  Frame as Picture,
  Packet,
  Rational,
  SoftwareScaleContext,
  SWS_BILINEAR,
} from 'node-av'

/** FFmpeg's scale from 2 (best) to 31; 5 is about JPEG quality 80. */
const quantiser = 5
/** FF_QP2LAMBDA (libavutil/avutil.h). */
const lambda = 118

/** Turns pictures of one size and pixel format into JPEG of another size. Runs FFmpeg inside the calling process. */
export class JpegEncoder {
  readonly #scaler = new SoftwareScaleContext()
  readonly #context = new CodecContext()
  readonly #scaled = new Picture()

  /** `width` is that of the JPEG; its height keeps the shape of `picture`. Both become even. */
  constructor(picture: Picture, width: number) {
    const height = Math.max(2, Math.round((picture.height * width) / picture.width / 2) * 2)
    this.#scaler.getContext(picture.width, picture.height, picture.format as number as typeof AV_PIX_FMT_YUVJ420P, width, height, AV_PIX_FMT_YUVJ420P, SWS_BILINEAR)
    this.#scaled.alloc()
    this.#scaled.width = width
    this.#scaled.height = height
    this.#scaled.format = AV_PIX_FMT_YUVJ420P
    FFmpegError.throwIfError(this.#scaled.getBuffer(), 'make room for a picture')

    const codec = Codec.findEncoder(AV_CODEC_ID_MJPEG)
    if (!codec) throw new Error('this build of FFmpeg has no JPEG encoder')
    this.#context.allocContext3(codec)
    this.#context.width = width
    this.#context.height = height
    this.#context.pixelFormat = AV_PIX_FMT_YUVJ420P
    this.#context.timeBase = new Rational(1, 25)
    this.#context.threadCount = 1
    // Tables made for each picture would save 8 % and double the time.
    this.#context.setOption('huffman', 'default')
    this.#context.qMin = quantiser
    this.#context.qMax = quantiser
    FFmpegError.throwIfError(this.#context.open2Sync(codec), 'open the JPEG encoder')
  }

  encode(picture: Picture): Buffer {
    FFmpegError.throwIfError(this.#scaler.scaleFrameSync(this.#scaled, picture), 'scale a picture')
    this.#scaled.quality = quantiser * lambda
    FFmpegError.throwIfError(this.#context.sendFrameSync(this.#scaled), 'encode a JPEG')
    using packet = new Packet()
    packet.alloc()
    FFmpegError.throwIfError(this.#context.receivePacketSync(packet), 'take a JPEG from the encoder')
    return Buffer.from(packet.data!)
  }

  free(): void {
    this.#scaler.freeContext()
    this.#context.freeContext()
    this.#scaled.free()
  }
}
