import type { Tx } from '#platform/database/database.ts'
import type { CallBehind, CallCount, CaseBehind, CaseCount } from './answers.ts'
import type { Period } from './period.ts'

/** Where a count belongs: this year to date, last year to the same date, or the rest of last year. */
export type Stretch = 'this' | 'last' | 'rest'

interface Cell {
  station: string
  stretch: Stretch
  month: number
}

export interface CaseCell extends Cell, CaseCount {
  kind: string
}

export interface CallCell extends Cell, CallCount {
  nature: string
}

/** What stood before an instant; null: what stands. `$2`. */
const known = `case when $2::timestamptz is null then ended_at is null else recorded_at < $2 and (ended_at is null or ended_at >= $2) end`
const stretchOf = (day: string) => `case when ${day} >= $3::date then 'this' when ${day} <= $6::date then 'last' else 'rest' end`
/** The end of the stretch that a day lies in. */
const endOf = (day: string) => `case when ${day} >= $3::date then $4::date else $6::date end`
const values = (county: string, period: Period) => [county, period.knownBefore, period.from, period.to, period.lastFrom, period.lastTo]

export function countCases(tx: Tx, county: string, period: Period, station: string | null): Promise<CaseCell[]> {
  return tx.query<CaseCell>({
    name: 'count_cases',
    text: `select station, kind, ${stretchOf('filed_on')} as stretch, extract(month from filed_on)::int as month,
             count(*)::int as filed,
             (count(*) filter (where solved_on <= ${endOf('filed_on')}))::int as solved,
             (count(*) filter (where closed_on <= ${endOf('filed_on')}))::int as closed
           from figure_cases
           where county = $1 and filed_on between $5 and $4 and ${known} and ($7::text is null or station = $7)
           group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    values: [...values(county, period), station],
  })
}

export function countCalls(tx: Tx, county: string, period: Period, station: string | null, uncounted: readonly string[]): Promise<CallCell[]> {
  return tx.query<CallCell>({
    name: 'count_calls',
    text: `with calls as (select *, coalesce(closing = any ($8), false) as out from figure_calls
             where county = $1 and day between $5 and $4 and ${known} and ($7::text is null or station = $7))
           select station, nature, ${stretchOf('day')} as stretch, extract(month from day)::int as month,
             (count(*) filter (where not out))::int as received,
             (count(*) filter (where out))::int as uncounted,
             (count(*) filter (where not out and satisfied in ('yes', 'no')))::int as reached,
             (count(*) filter (where not out and satisfied = 'yes'))::int as satisfied
           from calls group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    values: [...values(county, period), station, uncounted],
  })
}

export interface DayCell {
  stretch: Stretch
  /** 1 is 1 January. */
  dayOfYear: number
  received: number
}

export function countCallsByDay(tx: Tx, county: string, period: Period, station: string | null, uncounted: readonly string[]): Promise<DayCell[]> {
  return tx.query<Record<string, never>>({
    name: 'count_calls_by_day',
    text: `select ${stretchOf('day')} as stretch, extract(doy from day)::int as "dayOfYear", count(*)::int as received from figure_calls
           where county = $1 and day between $5 and $4 and ${known} and ($7::text is null or station = $7) and not coalesce(closing = any ($8), false)
           group by 1, 2 order by 1, 2`,
    values: [...values(county, period), station, uncounted],
  }) as unknown as Promise<DayCell[]>
}

export interface RecordFilter {
  stretch: 'this' | 'last'
  station: string | null
  /** Kind of case or nature of call. */
  kind: string | null
  month: number | null
}

/** Most records that one list shows; the answer says how many there are. */
const mostRecords = 2_000

/** The cases behind a number: filed in the stretch; with `solved` only those solved in it. */
export function listCasesBehind(tx: Tx, county: string, period: Period, filter: RecordFilter, solved: boolean): Promise<CaseBehind[]> {
  return tx.query<Record<string, never>>({
    name: 'list_cases_behind',
    text: `select case_id as id, number, station, kind, filed_on as "filedOn", solved_on as "solvedOn", closed_on as "closedOn" from figure_cases
           where county = $1 and filed_on between $5 and $4 and ${known} and ($7::text is null or station = $7)
             and ${stretchOf('filed_on')} = $8 and ($9::text is null or kind = $9) and ($10::int is null or extract(month from filed_on) = $10)
             and (not $11::boolean or solved_on <= ${endOf('filed_on')})
           order by filed_on desc, number limit ${mostRecords}`,
    values: [...values(county, period), filter.station, filter.stretch, filter.kind, filter.month, solved],
  }) as unknown as Promise<CaseBehind[]>
}

/** The calls behind a number: those that count, or those that do not. */
export function listCallsBehind(tx: Tx, county: string, period: Period, filter: RecordFilter, uncounted: readonly string[], out: boolean): Promise<CallBehind[]> {
  return tx.query<Record<string, never>>({
    name: 'list_calls_behind',
    text: `select incident as id, number, station, nature, day, closing, satisfied from figure_calls
           where county = $1 and day between $5 and $4 and ${known} and ($7::text is null or station = $7)
             and ${stretchOf('day')} = $8 and ($9::text is null or nature = $9) and ($10::int is null or extract(month from day) = $10)
             and coalesce(closing = any ($11), false) = $12
           order by day desc, number limit ${mostRecords}`,
    values: [...values(county, period), filter.station, filter.stretch, filter.kind, filter.month, uncounted, out],
  }) as unknown as Promise<CallBehind[]>
}
