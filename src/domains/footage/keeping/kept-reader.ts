import { joinCoverage } from '#media/archive/coverage.ts'
import type { Coverage, FootageReader } from '#media/archive/footage-reader.ts'
import { intersect, type KeptSpan } from './kept.ts'

/**
 * The same footage without what is past its retention and held by no case, even where the file is still there. A GOP of which
 * any part is kept is found whole: who shows pictures cuts at the edges (playback/admit.ts).
 */
export function openKeptReader(inner: FootageReader, findKept: (camera: string) => Promise<KeptSpan[]>): FootageReader {
  return {
    async coverage(camera, fromMs, toMs) {
      const kept = intersect({ fromMs, toMs }, await findKept(camera))
      const spans: Coverage['spans'] = []
      const held: NonNullable<Coverage['held']> = []
      for (const part of kept) {
        const found = await inner.coverage(camera, part.fromMs, part.toMs)
        spans.push(...found.spans)
        held.push(...(found.held ?? []))
      }
      return joinCoverage(spans, held, fromMs, toMs)
    },
    async findGop(camera, atMs) {
      const kept = intersect({ fromMs: atMs, toMs: atMs + 1 }, await findKept(camera))
      return kept.length > 0 ? inner.findGop(camera, atMs) : undefined
    },
    async findNextGop(camera, afterMs, withinMs) {
      for (const { fromMs, toMs } of intersect({ fromMs: afterMs, toMs: afterMs + withinMs }, await findKept(camera))) {
        const found = await inner.findNextGop(camera, fromMs, toMs - fromMs)
        if (found) return found
      }
      return undefined
    },
    async *gops(camera, fromMs, toMs) {
      // Two stretches may lie in one GOP.
      let lastMs = Number.NEGATIVE_INFINITY
      for (const part of intersect({ fromMs, toMs }, await findKept(camera)))
        for await (const place of inner.gops(camera, part.fromMs, part.toMs)) {
          if (place.startMs <= lastMs) continue
          lastMs = place.startMs
          yield place
        }
    },
    openGops: () => inner.openGops(),
    readGop: (place) => inner.readGop(place),
    head: (path) => inner.head(path),
  }
}
