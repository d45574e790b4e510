import { allocateNumber } from '#platform/acts/numbers.ts'
import type { Work } from '#platform/acts/store.ts'
import { receiveCall } from '#domains/incidents/index.ts'
import type { Danger, Report } from './acts.ts'
import { raiseIncident, reportDispute } from './decide.ts'
import type { Dispute } from './dispute.ts'
import { formatNumber, seriesOf } from './number.ts'
import { disputeRecord } from './project.ts'
import { findAccounts } from './queries.ts'

export type GivenReport = Report & { id: string; station: string }

/** Writes a dispute down, from a page or a phone; where violence threatens, a call with it, in one transaction. */
export async function takeReport(work: Work, { id, ...given }: GivenReport, happenedAt: string): Promise<{ id: string; number: string; incident: string | null }> {
  const number = formatNumber(given.station, work.now, await allocateNumber(work.tx, work.county, seriesOf(given.station, work.now)))
  const { reportedBy } = await work.act(disputeRecord, id, (state, { now }) => reportDispute(state, { ...given, number }, notLaterThan(happenedAt, now), now))
  const incident = given.violence ? await raiseCall(work, id, 'violence', given.text, reportedBy) : null
  return { id, number, incident }
}

/** Life first: 1 where violence threatens, 2 for what has happened. */
const callOf = { violence: { nature: 'dispute', priority: 1 }, public_order: { nature: 'public_order', priority: 2 }, criminal: { nature: 'criminal', priority: 2 } } as const

/** A call for the desk, which the dispute names (PML 25). `by`: the account that says so and can be rung back. Answers the call's id. */
export async function raiseCall(work: Work, id: string, danger: Danger, text: string, by: string): Promise<string> {
  const incident = work.uuid()
  const d: Dispute = await work.act(disputeRecord, id, (state) => raiseIncident(state, incident, danger, text.slice(0, 1000)))
  const [who] = await findAccounts(work.tx, work.county, [by])
  const call = { ...callOf[danger], caller: who?.name ?? '', phone: who?.phone ?? '', place: d.place.text, position: d.place.position, text: `${d.number} ${text}`.slice(0, 4000), station: d.station }
  await receiveCall(work, incident, call, new Date(work.now).toISOString(), { action: 'dispute.raiseCall' })
  return incident
}

/** A device's clock may run ahead; nothing has happened later than now. */
export function notLaterThan(happenedAt: string, now: number): string {
  return new Date(Math.min(Date.parse(happenedAt), now)).toISOString()
}
