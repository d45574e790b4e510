const minute = 60_000

/** When the e-bike leaves the shed in the footage: an hour and thirty-five minutes before the demo is first started at `startMs`. */
export function theftAt(startMs: number): number {
  return startMs - 95 * minute
}
