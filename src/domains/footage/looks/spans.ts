/** From, to: RFC 3339, UTC. Half open. */
export type Span = [from: string, to: string]

/** Sorts spans and joins those that overlap or touch. Pure. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const [from, to] of [...spans].sort(([a], [b]) => Date.parse(a) - Date.parse(b))) {
    const last = merged.at(-1)
    if (last && Date.parse(from) <= Date.parse(last[1])) {
      if (Date.parse(to) > Date.parse(last[1])) last[1] = to
    } else if (Date.parse(to) > Date.parse(from)) merged.push([from, to])
  }
  return merged
}

/** Milliseconds that the spans cover, each counted once. */
export function measureSpans(spans: readonly Span[]): number {
  return mergeSpans(spans).reduce((sum, [from, to]) => sum + Date.parse(to) - Date.parse(from), 0)
}
