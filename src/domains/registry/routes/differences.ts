import { defineRoute, type Route } from '#platform/http/route.ts'
import { openDifferences } from '../answers.ts'
import { findDiffering, readReferred, viewDiffering } from '../differences.ts'
import { openSubjects } from '../looks/lookup.ts'
import { readNames } from '../queries.ts'
import type { RegistryParts } from './parts.ts'

/**
 * What the officers of a station have to decide. The ground is that duty: no call or reception has to be made up for it. Of each
 * record the differing fields alone are shown, and the look at each is an act, committed before the answer.
 */
export function differencesRoute({ ids }: Pick<RegistryParts, 'ids'>): Route {
  return defineRoute({
    method: 'GET', url: '/api/registry/differences', action: 'registry.correct', summary: 'Records of one’s own station of which two sayings of one field wait for a decision, twenty at most; the look at each is an act',
    response: openDifferences,
    async handle({ judgeOwn, read, perform, county, principal: { station } }) {
      judgeOwn()
      const { found, total } = await read((tx) => findDiffering(tx, county, station))
      await openSubjects({ perform }, ids, found)
      return read(async (tx) => {
        const records = await Promise.all(found.map((one) => viewDiffering(tx, county, one)))
        const accounts = records.flatMap(({ differences }) => differences.flatMap(({ standing, offered }) => [offered.by, ...(standing ? [standing.by] : [])]))
        const [names, places] = await Promise.all([readNames(tx, county, accounts), readReferred(tx, county, records)])
        return { records, total, names, places }
      })
    },
  })
}
