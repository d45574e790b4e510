import type { Coverage, CoverageSpan } from './footage-reader.ts'

/** Files that touch in time may differ by the millisecond that their names are rounded to. */
export const seamMs = 1

/** Adds a span behind the others; one that touches the last goes on with it. */
export function joinSpan(spans: CoverageSpan[], span: CoverageSpan): void {
  if (span.endMs <= span.startMs) return
  const before = spans.at(-1)
  if (before && span.startMs - before.endMs <= seamMs) before.endMs = span.endMs
  else spans.push(span)
}

/** What lies between spans that ascend. */
function findGaps(spans: readonly { startMs: number; endMs: number }[], fromMs: number, toMs: number): Coverage['gaps'] {
  const gaps: Coverage['gaps'] = []
  let at = fromMs
  for (const { startMs, endMs } of spans) {
    if (startMs - at > seamMs) gaps.push({ startMs: at, endMs: startMs })
    at = Math.max(at, endMs)
  }
  if (toMs - at > seamMs) gaps.push({ startMs: at, endMs: toMs })
  return gaps
}

/** Spans and what is held elsewhere, with the gaps between them. */
export function joinCoverage(spans: CoverageSpan[], held: NonNullable<Coverage['held']>, fromMs: number, toMs: number): Coverage {
  const taken = [...spans, ...held].toSorted((a, b) => a.startMs - b.startMs)
  return { spans, gaps: findGaps(taken, fromMs, toMs), ...(held.length > 0 ? { held } : {}) }
}
