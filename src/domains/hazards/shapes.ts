import type { HazardRow } from './answers.ts'
import { overdueSince } from './due.ts'
import type { listHazards } from './queries.ts'

type Row = Awaited<ReturnType<typeof listHazards>>[number]

const iso = (at: Date | null) => at?.toISOString() ?? null

/** Logins in a row whose names a list shows. */
export const loginsOf = (rows: readonly Row[]) => rows.flatMap((h) => [h.found_by, ...(h.assignee ? [h.assignee] : [])])

/** A hazard in a line. */
export function toRow(h: Row, names: Record<string, string>, now: number): HazardRow {
  const named = (login: string) => ({ login, name: names[login] ?? login })
  const { kind, severity, status, relation, authority } = h as unknown as Pick<HazardRow, 'kind' | 'severity' | 'status' | 'relation' | 'authority'>
  return {
    id: h.id, number: h.number, station: h.station, kind, severity, status, text: h.text, place: h.place,
    position: h.lon === null || h.lat === null ? null : { lon: h.lon, lat: h.lat },
    due: h.due as unknown as string, overdueSince: overdueSince({ status, due: h.due as unknown as string }, now), chasedAt: iso(h.chased_at), party: h.party, relation,
    foundBy: named(h.found_by), foundAt: h.found_at.toISOString(), assignee: h.assignee ? named(h.assignee) : null, recheckedAt: iso(h.rechecked_at),
    repeats: h.former !== null, photos: h.photos, authority, receiptAt: iso(h.receipt_at), unseen: h.raised_at !== null && h.seen_by === null && h.ended_at === null, endedAt: iso(h.ended_at),
  }
}
