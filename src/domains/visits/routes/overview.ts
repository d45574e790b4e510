import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { gridOverview } from '../answers.ts'
import { readOverview } from '../overview.ts'

export const overviewRoute = defineRoute({
  method: 'GET', url: '/api/grid-overview', action: 'grid.overview', summary: 'How the grid stands: freshness, coverage, rounds, tasks, hard matters, what waits; nobody’s steps', query: z.strictObject({ station: z.string().max(40).default('') }), response: gridOverview,
  async handle({ judge, read, county, now, principal, query }) {
    const station = query.station || principal.station
    judge({ type: 'list', id: 'grid' }, { ...noAttributes, station })
    return { at: new Date(now).toISOString(), ...(await read((tx) => readOverview(tx, county, station, now))) }
  },
})
