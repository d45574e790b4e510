/** What is chosen on the timeline: in, out, or one of them alone; ms since the epoch. */
export interface Selection {
  inMs: number | null
  outMs: number | null
}
export const nothing: Selection = { inMs: null, outMs: null }

/** Between in and out; with one of them alone, between it and the picture. */
export function chosenRange({ inMs, outMs }: Selection, atMs: number): { startMs: number; endMs: number } | null {
  if (inMs === null && outMs === null) return null
  const [a, b] = [inMs ?? atMs, outMs ?? atMs]
  return a === b ? null : { startMs: Math.min(a, b), endMs: Math.max(a, b) }
}
