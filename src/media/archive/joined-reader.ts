import { joinCoverage, joinSpan } from './coverage.ts'
import { type Coverage, type CoverageSpan, type GopPlace, type GopReading, FootageReader } from './footage-reader.ts'

/** Time for which a camera's footage lies at one place; neighbours differ. Wall times, ms since the epoch. */
export interface Stretch {
  store: string
  fromMs: number
  /** Infinity while it lasts. */
  untilMs: number
}

export interface Stores {
  /** Where a camera's footage of [from, to) lies, in order. */
  stretches(cameraId: string, fromMs: number, toMs: number): Promise<Stretch[]>
  /** Undefined for one that cannot be reached: its time is told as held there. */
  open(store: string): FootageReader | undefined
}

/** Machines' clocks may differ by so much from the one that said who recorded when. */
const skewMs = 5_000
/** The last picture of a stretch lasts for an estimated time: so much of it may lie under the next stretch. */
const estimateMs = 250
const mark = '\n'

/**
 * A camera's footage wherever it was recorded, as one. Where two places hold the same moment, since a clock was off or a recorder
 * did not know yet that it had been replaced, the later recorder's footage counts, and nothing is shown twice.
 */
export class JoinedReader extends FootageReader {
  readonly #stores: Stores

  constructor(stores: Stores) {
    super()
    this.#stores = stores
  }

  async coverage(cameraId: string, fromMs: number, toMs: number): Promise<Coverage> {
    const spans: CoverageSpan[] = []
    const held: NonNullable<Coverage['held']> = []
    const stretches = await this.#stores.stretches(cameraId, fromMs, toMs)
    for (const [i, stretch] of stretches.entries()) {
      const { startMs, endMs } = await this.#window(cameraId, stretches, i, fromMs, toMs)
      if (endMs <= startMs) continue
      const reader = this.#stores.open(stretch.store)
      const found = await reader?.coverage(cameraId, startMs, endMs).catch(() => undefined)
      if (!found) held.push({ startMs: Math.max(fromMs, stretch.fromMs), endMs: Math.min(toMs, stretch.untilMs), store: stretch.store })
      else for (const span of found.spans) joinSpan(spans, { ...span, startMs: Math.max(span.startMs, spans.at(-1)?.endMs ?? 0) })
    }
    return joinCoverage(spans, held, fromMs, toMs)
  }

  async *gops(cameraId: string, fromMs: number, toMs: number): AsyncGenerator<GopPlace, void, undefined> {
    const stretches = await this.#stores.stretches(cameraId, fromMs, toMs)
    let shownMs = Number.NEGATIVE_INFINITY
    for (const [i, { store }] of stretches.entries()) {
      const reader = this.#stores.open(store)
      const { startMs, endMs, nextMs } = await this.#window(cameraId, stretches, i, fromMs, toMs)
      if (!reader || endMs <= startMs) continue
      for await (const place of reader.gops(cameraId, startMs, endMs)) {
        if (place.startMs < shownMs || place.startMs >= nextMs || place.endMs > nextMs + estimateMs) continue
        shownMs = Math.min(place.endMs, nextMs)
        yield { ...place, path: store + mark + place.path, endMs: shownMs }
      }
    }
  }

  openGops(): GopReading {
    const open = new Map<string, GopReading>()
    const find = (place: GopPlace): [GopReading, GopPlace] | undefined => {
      const { store, path } = split(place.path)
      const reading = open.get(store) ?? this.#stores.open(store)?.openGops()
      if (!reading) return undefined
      open.set(store, reading)
      return [reading, { ...place, path }]
    }
    return {
      async read(place) {
        const found = find(place)
        return found ? found[0].read(found[1]) : { damage: 'the recorder that holds it cannot be reached', at: 0 }
      },
      async keyFrame(place) {
        const found = find(place)
        return found?.[0].keyFrame(found[1])
      },
      close: async () => void (await Promise.all([...open.values()].map((reading) => reading.close()))),
    }
  }

  async head(path: string) {
    const at = split(path)
    return this.#stores.open(at.store)?.head(at.path)
  }

  /**
   * What to ask of a stretch: its time with some room for clocks that differ, up to where the next stretch's footage begins,
   * and from where nothing before it was recorded.
   */
  async #window(cameraId: string, stretches: readonly Stretch[], i: number, fromMs: number, toMs: number): Promise<{ startMs: number; endMs: number; nextMs: number }> {
    const { fromMs: beginsMs, untilMs } = stretches[i]!
    const startMs = i === 0 ? fromMs : Math.max(fromMs, beginsMs - skewMs)
    const next = stretches[i + 1]
    const first = next && (await this.#stores.open(next.store)?.findNextGop(cameraId, Math.max(next.fromMs - skewMs, beginsMs), 2 * skewMs + Math.max(0, toMs - next.fromMs)).catch(() => undefined))
    const nextMs = first?.startMs ?? Number.POSITIVE_INFINITY
    return { startMs, endMs: Math.min(toMs, untilMs + skewMs, nextMs), nextMs }
  }
}

function split(path: string): { store: string; path: string } {
  const at = path.indexOf(mark)
  return { store: path.slice(0, at), path: path.slice(at + 1) }
}
