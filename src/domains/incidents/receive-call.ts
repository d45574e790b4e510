import { allocateNumber } from '#platform/acts/numbers.ts'
import type { Work } from '#platform/acts/store.ts'
import type { Intake } from './acts.ts'
import { receive } from './decide.ts'
import { formatNumber, seriesOf } from './number.ts'
import { incidentRecord } from './project.ts'

/** Writes a call down under the next number of its station and day, which it answers. Judged by the intent's action, unless told by which. */
export async function receiveCall(work: Work, id: string, given: Intake & { station: string }, happenedAt: string, options: { action?: string } = {}): Promise<string> {
  const number = formatNumber(given.station, work.now, await allocateNumber(work.tx, work.county, seriesOf(given.station, work.now)))
  await work.act(incidentRecord, id, (state) => receive(state, { ...given, number }, happenedAt), options)
  return number
}
