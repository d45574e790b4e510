/** Per cent without digits after the point; null where there is nothing to take a share of. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 100)
}

/** Change from last year in per cent; null where last year is nothing to compare with. */
export function change(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 100)
}

/** A minus sign as wide as a digit, a plus where it grows. */
export const signed = (n: number) => (n < 0 ? `−${-n}` : n > 0 ? `+${n}` : '0')

/** Sums up to and including each place. */
export function accumulate(counts: readonly number[]): number[] {
  let sum = 0
  return counts.map((n) => (sum += n))
}

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ steps that covers `max` in at most `most` steps: ticks from 0. */
export function ticks(max: number, most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(max, 1) / most))
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n * most >= max) ?? 1)
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, i) => i * step)
}
