import { z } from 'zod'
import { allocateNumber } from '#platform/acts/numbers.ts'
import type { Work } from '#platform/acts/store.ts'
import { content, id, party, text } from './acts.ts'
import { report } from './decide.ts'
import { recheck } from './decide-rechecks.ts'
import { statusOf, type Hazard } from './hazard.ts'
import { formatNumber, seriesOf } from './number.ts'
import { givenPhotos } from './photo.ts'
import { givenPlace, placeKey } from './place.ts'
import { hazardRecord } from './project.ts'
import { findFormer, isHazardOf } from './queries.ts'
import { dueBy, findTerms } from './terms.ts'
import { results } from './words.ts'

/** A hazard as somebody reports it. What is left out is found: the day by the county's terms, the former one by place and kind. */
export const givenHazard = z.strictObject({
  station: z.string().min(1).max(40),
  place: givenPlace,
  kind: content.shape.kind,
  severity: content.shape.severity,
  text: content.shape.text,
  photos: givenPhotos,
  responsible: party.nullable().default(null),
  due: z.iso.date().nullable().default(null),
  notice: z.boolean().default(false),
  /** Null: known to be no repetition. */
  former: id.nullable().optional(),
  inspection: id.nullable().default(null),
  item: z.string().max(40).nullable().default(null),
})

export const givenRecheck = z.strictObject({ result: z.enum(results), text: text(2000).default(''), photos: givenPhotos, due: z.iso.date().nullable().default(null) })

/** A device's clock may run ahead; nothing has happened later than now. */
export function whenHappened(given: string | undefined, now: number): string {
  return new Date(Math.min(given === undefined ? now : Date.parse(given), now)).toISOString()
}

/** Writes a report down, in the transaction of whoever sent it: a route or a device's intent. */
export async function carryOutReport(work: Work, id: string, given: z.output<typeof givenHazard>, happenedAt: string): Promise<{ id: string; number: string; former: string | null }> {
  const { tx, county, now } = work
  const { station, due, former, ...found } = given
  const terms = await findTerms(tx, county)
  const repeated = former !== undefined && (former === null || (await isHazardOf(tx, county, former, station))) ? former : await findRepeated(work, id, given, happenedAt)
  const number = formatNumber(station, now, await allocateNumber(tx, county, seriesOf(station, now)))
  const day = due ?? dueBy(terms, found.severity, Date.parse(happenedAt))
  const state = await work.act(hazardRecord, id, (before) => report(before, { ...found, station, number, due: day, former: repeated }, happenedAt, now))
  return { id, number: state.number, former: state.former }
}

/** A repetition: the same place and kind within twelve months (issue, milestone 3). */
export const repeatWithinMs = 365 * 86_400_000

async function findRepeated({ tx, county }: Work, but: string, { station, place, kind }: z.output<typeof givenHazard>, happenedAt: string): Promise<string | null> {
  const since = new Date(Date.parse(happenedAt) - repeatWithinMs)
  return (await findFormer(tx, county, { station, placeKey: placeKey(place), kind, since, but }))?.id ?? null
}

export async function carryOutRecheck(work: Work, id: string, given: z.output<typeof givenRecheck>, happenedAt: string): Promise<{ id: string; status: string; contradicts: string | null }> {
  const { tx, county, now } = work
  const terms = await findTerms(tx, county)
  const dueOf = (state: Hazard | null) => given.due ?? (state ? dueBy(terms, state.severity, Date.parse(happenedAt)) : null)
  const state = await work.act(hazardRecord, id, (before) => recheck(before, { ...given, due: dueOf(before) }, happenedAt, now))
  return { id, status: statusOf(state), contradicts: state.rechecks.at(-1)!.contradicts }
}
