import type { Vfs } from '#platform/ports/vfs.ts'
import { readSpan } from './file-index.ts'
import { listStarts, maxFileMs, mediaPath, nameDay } from './layout.ts'

/** Where a new file may begin, and the wall time by which it must end because another file begins there. */
export interface FreeTime {
  startMs: number
  untilMs: number
}

/**
 * Finds the first moment at or after `wantedMs` from which no file of this camera covers the next `needMs`, so that ranges never
 * overlap even when the host's clock was set back. `known` tells the end of files whose index does not say it yet.
 */
export async function findFreeTime(
  vfs: Vfs,
  root: string,
  cameraId: string,
  wantedMs: number,
  needMs: number,
  known: ReadonlyMap<number, number> = new Map(),
): Promise<FreeTime> {
  const days = [...new Set([-maxFileMs, 0, maxFileMs].map((shift) => nameDay(Math.max(0, wantedMs + shift))))]
  const starts: number[] = []
  for (const day of days) starts.push(...(await listStarts(vfs, root, cameraId, day)))
  let startMs = wantedMs
  for (const start of starts) {
    if (start >= startMs + needMs) return { startMs, untilMs: start }
    if (start <= startMs - 2 * maxFileMs) continue
    const end = known.get(start) ?? (await readEnd(vfs, mediaPath(root, cameraId, start))) ?? start + 1
    startMs = Math.max(startMs, Math.ceil(end), start + 1)
  }
  return { startMs, untilMs: Number.POSITIVE_INFINITY }
}

/** A span is told in whole milliseconds, the last of which the file may have begun. */
async function readEnd(vfs: Vfs, path: string): Promise<number | undefined> {
  const span = await readSpan(vfs, path)
  return span && span.endMs + 1
}
