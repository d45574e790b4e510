import type { Tx } from '#platform/database/database.ts'
import { dueDays, type Retention, retentionColumns, toRetention } from '#domains/cameras/index.ts'

/** ms since the epoch; half open. */
export interface KeptSpan {
  fromMs: number
  toMs: number
}

const dayMs = 24 * 3_600_000

/** From when on a camera's footage is within its retention, ms since the epoch. Pure. */
export function retentionStart(camera: Retention, nowMs: number): number {
  return nowMs - dueDays(camera, nowMs) * dayMs
}

/** What may be shown of a camera: what is within its retention, and what a case holds. Ascending, without overlap. Pure. */
export function listKept(startMs: number, held: readonly KeptSpan[]): KeptSpan[] {
  const kept: KeptSpan[] = []
  for (const span of [...held, { fromMs: startMs, toMs: Number.POSITIVE_INFINITY }].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = kept.at(-1)
    if (last && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs)
    else kept.push({ ...span })
  }
  return kept
}

/**
 * What may be shown of a camera now; nothing of one that is not registered. What a case holds is for that case: to others it is
 * over with its retention (`isForCase` false). Judges nothing else.
 */
export async function findKept(tx: Tx, county: string, camera: string, nowMs: number, isForCase = true): Promise<KeptSpan[]> {
  const found = await tx.db.selectFrom('cameras').select(retentionColumns).where('county', '=', county).where('id', '=', camera).executeTakeFirst()
  if (!found) return []
  const startMs = retentionStart(toRetention(found), nowMs)
  if (!isForCase) return listKept(startMs, [])
  const held = await tx.db
    .selectFrom('hold_cameras')
    .select(['from_at', 'to_at'])
    .where('county', '=', county)
    .where('camera', '=', camera)
    .where('stands', '=', true)
    .where('until', '>', new Date(nowMs))
    .execute()
  return listKept(startMs, held.map((h) => ({ fromMs: h.from_at.getTime(), toMs: h.to_at.getTime() })))
}

/** The parts of a range that are kept. Pure. */
export function intersect(range: KeptSpan, kept: readonly KeptSpan[]): KeptSpan[] {
  return kept
    .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, range.fromMs), toMs: Math.min(toMs, range.toMs) }))
    .filter(({ fromMs, toMs }) => fromMs < toMs)
}
