import type { Span } from '../player/spans.ts'

/** Nearer than this to where one stands is where one stands. */
const hereMs = 20

/** Where something begins, ends or was noted: what one jumps between. Ascending, each once. Pure. */
export function listChanges(given: { bookmarks: readonly number[]; findings: readonly number[]; clips: readonly Span[]; recorded: readonly Span[] }): number[] {
  const all = [...given.bookmarks, ...given.findings, ...[...given.clips, ...given.recorded].flatMap(({ startMs, endMs }) => [startMs, endMs - 1])]
  return [...new Set(all.map(Math.round))].sort((a, b) => a - b)
}

/** The next one in a direction; undefined where there is none. Pure. */
export function nextChange(changes: readonly number[], atMs: number, by: 1 | -1): number | undefined {
  return by === 1 ? changes.find((ms) => ms > atMs + hereMs) : changes.findLast((ms) => ms < atMs - hereMs)
}
