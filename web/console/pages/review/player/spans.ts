/** A stretch of time, ms since the epoch; half open. */
export interface Span {
  startMs: number
  endMs: number
}

/** Spans that are nearer than this are one. */
const seamMs = 2

export function addSpan(spans: readonly Span[], added: Span): Span[] {
  const out: Span[] = []
  for (const span of [...spans, added].sort((a, b) => a.startMs - b.startMs)) {
    const last = out.at(-1)
    if (last && span.startMs <= last.endMs + seamMs) last.endMs = Math.max(last.endMs, span.endMs)
    else out.push({ ...span })
  }
  return out
}

export function keepSpans(spans: readonly Span[], fromMs: number, toMs: number): Span[] {
  return spans.flatMap(({ startMs, endMs }) => {
    const kept = { startMs: Math.max(startMs, fromMs), endMs: Math.min(endMs, toMs) }
    return kept.endMs > kept.startMs ? [kept] : []
  })
}

/** The spans without a stretch. */
export const cutOut = (spans: readonly Span[], { startMs, endMs }: Span): Span[] => spans.flatMap((span) => [...keepSpans([span], -Infinity, startMs), ...keepSpans([span], endMs, Infinity)])

export function findSpan(spans: readonly Span[], ms: number): Span | undefined {
  return spans.find((span) => ms >= span.startMs && ms < span.endMs)
}

/** The moment itself where something is recorded; else where it goes on, or, looking back, where it last ended. */
export function nearestRecorded(spans: readonly Span[], ms: number, looking: 1 | -1 = 1): number | undefined {
  if (findSpan(spans, ms)) return ms
  const last = spans.at(-1)
  if (looking === 1) return spans.find((span) => span.startMs > ms)?.startMs ?? (last && last.endMs - 1)
  const before = spans.findLast((span) => span.endMs <= ms)
  return before ? before.endMs - 1 : spans[0]?.startMs
}
