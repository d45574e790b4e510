import type { Tx } from '#platform/database/database.ts'
import { dayInShanghai, startOfDayInShanghai } from '#platform/calendar.ts'
import type { HazardCounts } from './answers.ts'

/** The same moment a year before: 29 February becomes the 28th. */
export function yearBefore(ms: number): number {
  const day = dayInShanghai(ms)
  const sameDay = `${Number(day.slice(0, 4)) - 1}${day.slice(4).replace('02-29', '02-28')}`
  return startOfDayInShanghai(sameDay) + (ms - startOfDayInShanghai(day))
}

/**
 * How many are open, overdue, major, and were closed since the month began, each beside the same moment a year before. What
 * was overdue then is told by the day that stands now: a later day that was given since makes it look in time.
 */
export async function countHazards(tx: Tx, county: string, station: string | undefined, now: number): Promise<HazardCounts> {
  return { at: new Date(now).toISOString(), this: await countAt(tx, county, station, now), last: await countAt(tx, county, station, yearBefore(now)) }
}

async function countAt(tx: Tx, county: string, station: string | undefined, at: number) {
  const day = dayInShanghai(at)
  const monthStart = startOfDayInShanghai(`${day.slice(0, 7)}-01`)
  const [row] = await tx.query<HazardCounts['this']>({
    name: 'count_hazards',
    text: `with known as (
             select severity, status, due, ended_at, found_at <= $2 and (ended_at is null or ended_at > $2) as open from hazards
             where county = $1 and ($5 = '' or station = $5)
           )
           select count(*) filter (where open)::int as open,
                  count(*) filter (where open and due < $3::date and status not in ('passed', 'handed_over'))::int as overdue,
                  count(*) filter (where open and severity = 'major')::int as major,
                  count(*) filter (where status = 'closed' and ended_at > $4 and ended_at <= $2)::int as closed
           from known`,
    values: [county, new Date(at), day, new Date(monthStart), station ?? ''],
  })
  return row!
}
