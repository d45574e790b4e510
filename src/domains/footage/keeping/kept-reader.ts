import { joinCoverage } from '#media/archive/coverage.ts'
import { type Coverage, type FootageHead, FootageReader, type GopPlace, type GopReading } from '#media/archive/footage-reader.ts'
import { intersect, type KeptSpan } from './kept.ts'

/**
 * The same footage without what is past its retention and held by no case, even where the file is still there. A GOP of which
 * any part is kept is found whole: who shows pictures cuts at the edges (playback/admit.ts).
 */
export class KeptReader extends FootageReader {
  readonly #inner: FootageReader
  readonly #findKept: (camera: string) => Promise<readonly KeptSpan[]>

  constructor(inner: FootageReader, findKept: (camera: string) => Promise<readonly KeptSpan[]>) {
    super()
    this.#inner = inner
    this.#findKept = findKept
  }

  async coverage(camera: string, fromMs: number, toMs: number): Promise<Coverage> {
    const spans: Coverage['spans'] = []
    const held: NonNullable<Coverage['held']> = []
    for (const part of intersect({ fromMs, toMs }, await this.#findKept(camera))) {
      const found = await this.#inner.coverage(camera, part.fromMs, part.toMs)
      spans.push(...found.spans)
      held.push(...(found.held ?? []))
    }
    return joinCoverage(spans, held, fromMs, toMs)
  }

  async *gops(camera: string, fromMs: number, toMs: number): AsyncGenerator<GopPlace, void, undefined> {
    // Two stretches may lie in one GOP.
    let lastMs = Number.NEGATIVE_INFINITY
    for (const part of intersect({ fromMs, toMs }, await this.#findKept(camera)))
      for await (const place of this.#inner.gops(camera, part.fromMs, part.toMs)) {
        if (place.startMs <= lastMs) continue
        lastMs = place.startMs
        yield place
      }
  }

  openGops(): GopReading {
    return this.#inner.openGops()
  }

  head(path: string): Promise<FootageHead | undefined> {
    return this.#inner.head(path)
  }
}
