import type { Tx } from '#platform/database/database.ts'

/** Days are `yyyy-mm-dd`, both included. */
export interface RatePeriod {
  from: string
  to: string
  station: string | null
  /** Endings that the definition leaves out. */
  uncounted: readonly string[]
}

export interface RateCount {
  settled: number
  unsettled: number
  /** Reported by the last day and not closed on it. */
  open: number
  /** Of the settled ones, those whose agreement was not performed. */
  broken: number
}

export async function countRate(tx: Tx, county: string, { from, to, station, uncounted }: RatePeriod): Promise<RateCount> {
  const [count] = await tx.query<Record<keyof RateCount, number>>({
    name: 'count_dispute_rate',
    text: `select (count(*) filter (where closed_on between $2 and $3 and outcome = 'settled'))::int as settled,
             (count(*) filter (where closed_on between $2 and $3 and outcome <> 'settled' and outcome <> all ($5)))::int as unsettled,
             (count(*) filter (where reported_on <= $3 and (closed_on is null or closed_on > $3)))::int as open,
             (count(*) filter (where closed_on between $2 and $3 and outcome = 'settled' and performance = 'broken'))::int as broken
           from disputes where county = $1 and ($4::text is null or station = $4)`,
    values: [county, from, to, station, uncounted],
  })
  return count!
}

export interface BehindRate {
  id: string
  number: string
  station: string
  kind: string
  outcome: string
  closedOn: string
  performance: string | null
}

/** Most records that one list shows. */
const mostRecords = 2_000

/** The disputes behind the rate, the newest first. */
export function listBehindRate(tx: Tx, county: string, { from, to, station, uncounted }: RatePeriod, only: 'settled' | 'unsettled' | null): Promise<BehindRate[]> {
  return tx.query<Record<string, never>>({
    name: 'list_behind_dispute_rate',
    text: `select id, number, station, kind, outcome, closed_on as "closedOn", performance from disputes
           where county = $1 and closed_on between $2 and $3 and ($4::text is null or station = $4) and outcome <> all ($5)
             and ($6::text is null or (outcome = 'settled') = ($6 = 'settled'))
           order by closed_on desc, number limit ${mostRecords}`,
    values: [county, from, to, station, uncounted, only],
  }) as unknown as Promise<BehindRate[]>
}
