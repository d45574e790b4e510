import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { incidentRecord } from '#domains/incidents/index.ts'
import { findCasesOf, findIncidents, findLinkedIncidents, listOfficers, nameUnit } from '../queries.ts'
import { toBrief } from '../shapes.ts'
import { judgeCall } from './judge-call.ts'

/** What the open-case dialog shows for a call: the call, those linked to it, cases that hold one of them, the team's officers. */
export const openingRoute = defineRoute({
  method: 'GET',
  url: '/api/cases/opening',
  action: 'case.accept',
  summary: 'What is known when a case is to be accepted from a call',
  query: z.strictObject({ incident: z.string().max(60) }),
  async handle(call) {
    const { judgeOwn, open, read, query, county, principal } = call
    judgeOwn()
    judgeCall(call, query.incident, await open(incidentRecord, query.incident, { action: 'incident.open' }), false)
    return read(async (tx) => {
      const [own] = await findIncidents(tx, county, [query.incident])
      const linked = await findLinkedIncidents(tx, county, [query.incident])
      const cases = await findCasesOf(tx, county, [query.incident, ...linked.map((i) => i.id)])
      const officers = await listOfficers(tx, county, principal.team)
      return {
        incident: own ? toBrief(own) : null,
        linked: linked.map((i) => ({ ...toBrief(i), kind: i.kind })),
        // That a call stands in another team's case is said, so that none is opened twice; what that case is called is theirs.
        cases: cases.map(({ team, ...found }) => ({ ...found, title: team === principal.team ? found.title : '' })),
        team: await nameUnit(tx, county, principal.team),
        officers: officers.map(({ login, name }) => ({ login, name })),
      }
    })
  },
})
