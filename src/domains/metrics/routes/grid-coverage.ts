import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { gridCoverage } from '../answers.ts'
import { readCoverage } from '../grid-coverage.ts'

/** Here, above registry, visits and hazards, since it counts what all three hold. */
export const gridCoverageRoute = defineRoute({
  method: 'GET', url: '/api/grid-coverage', action: 'grid.overview', summary: 'By grid: doors, how many are fresh, how many were visited in thirty days, open hazards; nobody’s steps',
  query: z.strictObject({ station: z.string().max(40).default('') }), response: gridCoverage,
  async handle({ judge, read, county, now, principal, query }) {
    const station = query.station || principal.station
    judge({ type: 'list', id: 'grid' }, { ...noAttributes, station })
    return { at: new Date(now).toISOString(), grids: await read((tx) => readCoverage(tx, county, station, now)) }
  },
})
