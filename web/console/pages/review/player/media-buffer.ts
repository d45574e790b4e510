/** A SourceBuffer whose operations wait for each other (Media Source Extensions allow one at a time). */
export class MediaBuffer {
  readonly #media = new MediaSource()
  readonly url = URL.createObjectURL(this.#media)
  #buffer: SourceBuffer | null = null
  #codec = ''
  #queue: Promise<void> = Promise.resolve()

  /** Resolves once the video element has taken the source. */
  open(durationS: number): Promise<void> {
    return new Promise((resolve) => {
      this.#media.addEventListener(
        'sourceopen',
        () => {
          this.#media.duration = durationS
          resolve()
        },
        { once: true },
      )
    })
  }

  append(codec: string, bytes: ArrayBuffer): Promise<void> {
    return this.#run(async () => {
      const type = `video/mp4; codecs="${codec}"`
      if (!this.#buffer) this.#buffer = this.#media.addSourceBuffer(type)
      else if (codec !== this.#codec) this.#buffer.changeType(type)
      this.#codec = codec
      this.#buffer.appendBuffer(bytes)
      await settle(this.#buffer)
    })
  }

  /** Takes [from, to) of media time out of memory. */
  remove(fromS: number, toS: number): Promise<void> {
    return this.#run(async () => {
      if (!this.#buffer || toS <= fromS) return
      this.#buffer.remove(fromS, toS)
      await settle(this.#buffer)
    })
  }

  close(): void {
    URL.revokeObjectURL(this.url)
  }

  #run(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(() => (this.#media.readyState === 'open' ? work() : undefined))
    this.#queue = done.catch(() => undefined)
    return done
  }
}

function settle(buffer: SourceBuffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (event: Event) => {
      buffer.removeEventListener('updateend', finish)
      buffer.removeEventListener('error', finish)
      if (event.type === 'error') reject(new Error('the browser refused a segment'))
      else resolve()
    }
    buffer.addEventListener('updateend', finish)
    buffer.addEventListener('error', finish)
  })
}
