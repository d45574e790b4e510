import { AV_PIX_FMT_YUV420P, type Frame as Picture, FFmpegError, Frame, SoftwareScaleContext, SWS_BILINEAR } from 'node-av'

/** Makes pictures of any size and pixel format what the encoder takes: I420 of one size. Runs FFmpeg inside the calling process. */
export class Scaler {
  readonly #width: number
  readonly #height: number
  #context: SoftwareScaleContext | undefined
  #shape = ''
  #scaled: Frame | undefined

  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
  }

  fit(picture: Picture): Picture {
    const { width, height, format } = picture
    if (format === AV_PIX_FMT_YUV420P && width === this.#width && height === this.#height) return picture
    const shape = `${width}x${height} ${format}`
    if (shape !== this.#shape) {
      this.free()
      this.#shape = shape
      this.#context = new SoftwareScaleContext()
      this.#context.getContext(width, height, format as number as typeof AV_PIX_FMT_YUV420P, this.#width, this.#height, AV_PIX_FMT_YUV420P, SWS_BILINEAR)
      this.#scaled = new Frame()
      this.#scaled.alloc()
      Object.assign(this.#scaled, { width: this.#width, height: this.#height, format: AV_PIX_FMT_YUV420P })
      FFmpegError.throwIfError(this.#scaled.getBuffer(), 'make room for a picture')
    }
    FFmpegError.throwIfError(this.#scaled!.makeWritable(), 'make a picture writable')
    FFmpegError.throwIfError(this.#context!.scaleFrameSync(this.#scaled!, picture), 'scale a picture')
    return this.#scaled!
  }

  free(): void {
    this.#context?.freeContext()
    this.#scaled?.free()
    this.#context = undefined
    this.#scaled = undefined
    this.#shape = ''
  }
}
