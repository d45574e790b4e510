import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { crewRecord } from '#domains/staff/index.ts'
import { text } from '../acts.ts'
import { sendCrew } from '../send.ts'

/** Sending wants a right to the call and to the crew. `rings`: whether a webhook is told. */
export function dispatchRoute(rings: boolean): Route {
  return defineRoute({
    method: 'POST',
    url: '/api/incidents/:id/dispatch',
    action: 'incident.dispatch',
    summary: 'Send a crew; one that is busy or silent only with a reason',
    params: z.strictObject({ id: z.string().max(60) }),
    body: z.strictObject({ crew: text(60).min(1), reason: text(400).default('') }),
    response: z.object({ id: z.string(), status: z.string(), acceptBy: z.string().nullable() }),
    async handle({ open, perform, params: { id }, body: { crew, reason } }) {
      await open(crewRecord, crew, { action: 'crew.send' })
      return perform(async (work) => {
        const state = await sendCrew(work, id, crew, reason, rings)
        const sent = state.assignments.findLast((a) => a.crew === crew)
        return { id, status: state.status, acceptBy: sent?.acceptBy ?? null }
      })
    },
  })
}
