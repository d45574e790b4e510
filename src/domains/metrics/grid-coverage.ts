import type { Tx } from '#platform/database/database.ts'
import { gridsOnDay } from '#domains/registry/index.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import type { GridCoverage } from './answers.ts'

const monthMs = 30 * 86_400_000

/** Doors of each grid as it is today, those of no community grid last: what is fresh, what was visited, which hazards stand open there. */
export async function readCoverage(tx: Tx, county: string, station: string, nowMs: number): Promise<GridCoverage['grids']> {
  return tx.query<GridCoverage['grids'][number]>({
    name: 'grid_coverage',
    text: `with placed as (select m.grid, m.address from ${gridsOnDay('$3')} m where m.county = $1 and ($2 = '' or m.station = $2)
             union all select null, a.id from addresses a where a.county = $1 and ($2 = '' or a.station = $2)
               and not exists (select from ${gridsOnDay('$3')} m where m.county = a.county and m.address = a.id and m.kind = 'community')),
           doors as (
             select p.grid, count(*)::int as doors, count(*) filter (where d.stale_from > $4)::int as fresh,
               count(*) filter (where exists (select from visits v where v.county = $1 and v.place = d.id and v.at > $5))::int as visited
             from placed p join dwellings d on d.county = $1 and d.address = p.address and not d.ended group by p.grid),
           open_hazards as (
             select p.grid, count(*)::int as hazards from hazards h
             left join dwellings d on d.county = $1 and d.id = h.dwelling left join businesses b on b.county = $1 and b.id = h.business
             join placed p on p.address = coalesce(h.address, d.address, b.address)
             where h.county = $1 and h.ended_at is null group by p.grid)
           select g.id, coalesce(g.code, '') as code, coalesce(g.name, '') as name, coalesce(g.station, $2) as station, coalesce(g.kind, 'community') as kind,
             coalesce(d.doors, 0) as doors, coalesce(d.fresh, 0) as fresh, coalesce(d.visited, 0) as "visited30d", coalesce(h.hazards, 0) as hazards
           from (select g.id, g.code, g.name, g.station, g.kind from grid_areas g where g.county = $1 and ($2 = '' or g.station = $2)
                   and exists (select from grid_shapes s where s.county = $1 and s.grid = g.id and s.from_day <= $3::date and s.until_day > $3::date)
                 union all select null, null, null, null, null) g
           left join doors d on d.grid is not distinct from g.id left join open_hazards h on h.grid is not distinct from g.id
           where g.id is not null or d.doors > 0 or h.hazards > 0
           order by g.id is null, g.code, g.id`,
    values: [county, station, dayInShanghai(nowMs), new Date(nowMs), new Date(nowMs - monthMs)],
  })
}
