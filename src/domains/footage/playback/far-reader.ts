import type { ClientHttp2Session } from 'node:http2'
import { type Coverage, type FootageHead, FootageReader, type GopPlace, type GopReading } from '#media/archive/footage-reader.ts'
import { Unreachable } from '#media/link/ask.ts'
import { RemoteReader } from '#media/link/remote-reader.ts'
import { Fault } from '#platform/fault.ts'

/** Footage at a recorder far away; where its link breaks, the refusal says at which recorder it lies. */
export class FarReader extends FootageReader {
  readonly #remote: RemoteReader
  readonly #recorder: string

  constructor(recorder: string, link: () => ClientHttp2Session | undefined) {
    super()
    this.#recorder = recorder
    this.#remote = new RemoteReader(link)
  }

  coverage(camera: string, fromMs: number, toMs: number): Promise<Coverage> {
    return this.#remote.coverage(camera, fromMs, toMs).catch(this.#explain)
  }

  async *gops(camera: string, fromMs: number, toMs: number): AsyncGenerator<GopPlace, void, undefined> {
    try {
      yield* this.#remote.gops(camera, fromMs, toMs)
    } catch (error) {
      this.#explain(error)
    }
  }

  openGops(): GopReading {
    const reading = this.#remote.openGops()
    return { read: (place) => reading.read(place).catch(this.#explain), keyFrame: (place) => reading.keyFrame(place).catch(this.#explain), close: () => reading.close() }
  }

  head(path: string): Promise<FootageHead | undefined> {
    return this.#remote.head(path).catch(this.#explain)
  }

  #explain = (error: unknown): never => {
    throw error instanceof Unreachable ? new Fault('footage_held', { recorder: this.#recorder }, 503, error) : error
  }
}
