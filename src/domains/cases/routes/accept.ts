import { z } from 'zod'
import { allocateNumber } from '#platform/acts/numbers.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute } from '#platform/http/route.ts'
import { incidentRecord, takeOver } from '#domains/incidents/index.ts'
import { opening } from '../acts.ts'
import { acceptCase, refuseElsewhere } from '../decide.ts'
import { formatNumber, seriesOf } from '../number.ts'
import { caseRecord } from '../project.ts'
import { findAccounts } from '../queries.ts'
import { judgeCall } from './judge-call.ts'

/** A case is accepted from calls. Those that were handed over to the team get its receipt in the same transaction. */
export const acceptCaseRoute = defineRoute({
  method: 'POST',
  url: '/api/cases',
  action: 'case.accept',
  summary: 'Accept a case from one or more calls',
  body: opening.extend({ acceptedAt: z.iso.datetime({ offset: true }).optional() }),
  response: z.object({ id: z.string(), number: z.string() }),
  async handle(call) {
    const { perform, body, now, intentId, principal, open } = call
    const { acceptedAt, ...given } = body
    const { station, team } = principal
    const incidents = await Promise.all(given.incidents.map((id) => open(incidentRecord, id, { action: 'incident.open' })))
    const elsewhere = refuseElsewhere(station, incidents)
    if (elsewhere) throw new Fault(elsewhere.refused, elsewhere.params, 409)
    const hasOwn = incidents.some((incident) => incident.handOver?.team === team)
    for (const [i, incident] of incidents.entries()) judgeCall(call, given.incidents[i]!, incident, hasOwn)
    return perform(async (work) => {
      const number = formatNumber(team, given.kind, now, await allocateNumber(work.tx, work.county, seriesOf(team, given.kind, now)))
      const officers = await findAccounts(work.tx, work.county, [given.lead, given.second])
      await work.act(caseRecord, intentId, (state, context) =>
        acceptCase(state, { ...given, incidents: [...new Set(given.incidents)], number, station, team }, officers, acceptedAt ? Date.parse(acceptedAt) : context.now, context.now),
      )
      for (const [i, incident] of incidents.entries())
        if (incident.handOver?.team === team && !incident.handOver.takenOverAt) await work.act(incidentRecord, given.incidents[i]!, (state) => takeOver(state, team), { action: 'incident.takeOver' })
      return { id: intentId, number }
    }, { id: intentId })
  },
})
