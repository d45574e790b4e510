import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { rememberRecent } from '#platform/recent.ts'
import { gridOverview } from '../answers.ts'
import { readOverview } from '../overview.ts'

/** Of a million people it takes seconds, and every screen of the county asks at each visit. */
export function overviewRoute(): Route {
  const recent = rememberRecent<z.infer<typeof gridOverview>>()
  return defineRoute({
    method: 'GET', url: '/api/grid-overview', action: 'grid.overview', summary: 'How the grid stands: freshness, coverage, rounds, tasks, hard matters, what waits; nobody’s steps', query: z.strictObject({ station: z.string().max(40).default('') }), response: gridOverview,
    async handle({ judge, read, county, now, principal, query }) {
      const station = query.station || principal.station
      judge({ type: 'list', id: 'grid' }, { ...noAttributes, station })
      // What is read of it depends on these alone.
      return recent(JSON.stringify([principal.stations, station]), async () => ({ at: new Date(now).toISOString(), ...(await read((tx) => readOverview(tx, county, station, now))) }))
    },
  })
}
