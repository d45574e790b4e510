import type { findIncidents, listCases, listWaiting } from './queries.ts'
import { runClock } from './clocks.ts'
import type { Kind, Status } from './acts.ts'

type Found<F extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<F>>[number]

/** A call in a line. */
export function toBrief(i: Found<typeof findIncidents>) {
  return { id: i.id, number: i.number, status: i.status, nature: i.nature, place: i.place, text: i.text, receivedAt: i.received_at.toISOString() }
}

/** A case in a line, with the clock that runs. */
export function toRow(c: Found<typeof listCases>, names: Record<string, string>) {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const since: Partial<Record<string, Date | null>> = {
    accepted: c.accepted_at, filed: c.filed_at, refused: c.refused_at, investigating: c.investigating_at,
    solved: c.solved_at, closed: c.closed_at, withdrawn: c.withdrawn_at, voided: c.voided_at,
  }
  const times = { accepted: c.accepted_at.toISOString(), ...(c.filed_at ? { filed: c.filed_at.toISOString() } : {}) }
  return {
    id: c.id, number: c.number, kind: c.kind, title: c.title, status: c.status, station: c.station, team: c.team,
    lead: { login: c.lead, name: names[c.lead] ?? c.lead }, second: { login: c.second, name: names[c.second] ?? c.second },
    acceptedAt: c.accepted_at.toISOString(), since: iso(since[c.status] ?? null),
    clock: runClock({ kind: c.kind as Kind, status: c.status as Status, times, extensions: c.extensions }),
  }
}

export function toWaiting(a: Found<typeof listWaiting>, names: Record<string, string>) {
  return {
    approval: a.id, what: a.what, level: a.level, reason: a.reason, askedBy: { login: a.asked_by, name: names[a.asked_by] ?? a.asked_by }, askedAt: a.asked_at.toISOString(),
    case: { id: a.case_id, number: a.number, title: a.title, kind: a.kind, status: a.status },
  }
}
