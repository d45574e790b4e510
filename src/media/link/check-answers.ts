import type { Coverage, CoverageSpan, GopPlace } from '../archive/footage-reader.ts'
import { isPlausible } from '../archive/scan.ts'

/** What a far recorder answers is believed no further than it can be true: times that are numbers, in order, within what was asked. */

const isTime = (ms: unknown): ms is number => typeof ms === 'number' && Number.isFinite(ms) && ms >= 0

/** Undefined where it is no coverage of [fromMs, toMs). */
export function checkCoverage(answer: unknown, fromMs: number, toMs: number): Coverage | undefined {
  const { spans, gaps } = (answer ?? {}) as Partial<Coverage>
  if (!Array.isArray(spans) || !Array.isArray(gaps)) return undefined
  const isInOrder = (list: readonly { startMs: number; endMs: number }[]) =>
    list.every((span, i) => isTime(span?.startMs) && isTime(span.endMs) && span.startMs <= span.endMs && span.startMs >= (list[i - 1]?.endMs ?? fromMs) && span.endMs <= toMs)
  return isInOrder(spans as CoverageSpan[]) && isInOrder(gaps) ? { spans: spans as CoverageSpan[], gaps } : undefined
}

/** Takes one place after another; undefined for one that is none, or does not follow the one before. */
export function followPlaces(fromMs: number, toMs: number): (line: unknown) => GopPlace | undefined {
  let lastMs = Number.NEGATIVE_INFINITY
  return (line) => {
    const place = (line ?? {}) as Partial<GopPlace>
    const { path, fileStartMs, startMs, endMs, record } = place
    if (typeof path !== 'string' || !isTime(fileStartMs) || !isTime(startMs) || !isTime(endMs)) return undefined
    if (record === null || typeof record !== 'object' || !Object.values(record).every((value) => value === 'gop' || (typeof value === 'number' && value >= 0)) || !isPlausible(record)) return undefined
    if (startMs < lastMs || endMs <= startMs || endMs <= fromMs || startMs >= toMs) return undefined
    // Files that touch may differ by the millisecond that their names are rounded to.
    lastMs = endMs - 1
    return place as GopPlace
  }
}
