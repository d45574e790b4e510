import type { z } from 'zod'
import type { Tx } from '#platform/database/database.ts'
import { dayInShanghai, startOfDayInShanghai } from '#platform/calendar.ts'
import type { gridOverview } from './answers.ts'

type Overview = Omit<z.infer<typeof gridOverview>, 'at'>

const dayMs = 86_400_000

/** How the grid stands: what is fresh, how far rounds are, what waits. All of the stations that the transaction sees, or of one. */
export async function readOverview(tx: Tx, county: string, station: string, nowMs: number): Promise<Overview> {
  const now = new Date(nowMs)
  const one = async <R extends object>(name: string, text: string, values: unknown[]) => (await tx.query<R & Record<string, unknown>>({ name, text, values: [county, station, ...values] }))[0] as R
  const at = `county = $1 and ($2 = '' or station = $2)`
  const fresh = (table: string) => one<{ total: number; fresh: number }>(`fresh_${table}`, `select count(*)::int as total, count(*) filter (where stale_from > $3)::int as fresh from ${table} where ${at} and not ended`, [now])
  const startOfDay = startOfDayInShanghai(dayInShanghai(nowMs))
  const yearAgo = nowMs - 365 * dayMs
  const [dwellings, people, businesses, visits, rounds, tasks, matters, submissions, communities] = await Promise.all([
    fresh('dwellings'), fresh('people'), fresh('businesses'),
    one<Overview['visits']>('visit_counts', `select count(*) filter (where at >= $3)::int as today, count(*) filter (where at >= $4)::int as week, count(*) filter (where at >= $5 and at < $6)::int as "weekLastYear",
      count(*) filter (where at >= $4 and outcome = 'nobody_home')::int as "nobodyHome" from visits where ${at}`, [new Date(startOfDay), new Date(startOfDay - 6 * dayMs), new Date(yearAgo - 6 * dayMs), new Date(yearAgo)]),
    one<Overview['rounds']>('round_counts', `select count(*)::int as open, count(*) filter (where day < $3)::int as overdue, coalesce(sum(stops), 0)::int as stops,
      coalesce(sum((select count(distinct v.place) from visits v where v.county = r.county and v.round = r.id)), 0)::int as visited from rounds r where ${at} and closed_at is null and until > $4`, [dayInShanghai(nowMs), now]),
    one<Overview['tasks']>('task_counts', `select count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'open' and due < $3)::int as overdue, count(*) filter (where doubled)::int as doubled from grid_tasks where ${at}`, [dayInShanghai(nowMs)]),
    one<{ open: number; urgent: number; unanswered: number; oldest: Date | null }>('matter_counts', `select count(*)::int as open, count(*) filter (where urgent)::int as urgent, count(*) filter (where answered_at is null)::int as unanswered,
      min(at) filter (where answered_at is null) as oldest from matters where ${at} and state <> 'closed'`, []),
    one<Overview['submissions']>('submission_counts', `select count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'waiting')::int as waiting from submissions where ${at}`, []),
    tx.query<Overview['communities'][number]>({
      name: 'community_counts',
      text: `select a.community, count(*)::int as doors, count(*) filter (where d.stale_from > $3)::int as fresh, count(v.place)::int as "visited30d"
             from dwellings d join addresses a on a.county = d.county and a.id = d.address
             left join (select distinct place from visits where county = $1 and at > $4) v on v.place = d.id
             where d.county = $1 and ($2 = '' or d.station = $2) and not d.ended group by a.community order by a.community`,
      values: [county, station, now, new Date(nowMs - 30 * dayMs)],
    }),
  ])
  const { oldest, ...counted } = matters
  return { freshness: { dwellings, people, businesses }, communities, visits, rounds, tasks, matters: { ...counted, oldestUnansweredAt: oldest?.toISOString() ?? null }, submissions }
}
