import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { incidentRecord } from '#domains/incidents/index.ts'
import { dangers, id, reason, words } from '../acts.ts'
import { linkIncident, unlinkIncident } from '../decide.ts'
import { statusOf } from '../dispute.ts'
import { disputeRecord } from '../project.ts'
import { raiseCall } from '../take-report.ts'
import { answer, change, params } from './change.ts'

const raise = defineRoute({
  method: 'POST',
  url: '/api/disputes/:id/raise',
  action: 'dispute.raise',
  summary: 'Violence threatens, or a case may lie in it: a call is made at once',
  params,
  body: z.strictObject({ danger: z.enum(dangers), text: words(1000) }),
  response: z.object({ id: z.string(), incident: z.string() }),
  handle: ({ perform, params: { id }, body, principal }) => perform(async (work) => ({ id, incident: await raiseCall(work, id, body.danger, body.text, principal.account) })),
})

const link = defineRoute({
  method: 'POST',
  url: '/api/disputes/:id/link',
  action: 'dispute.run',
  summary: 'A call that was made already belongs to it',
  params,
  body: z.strictObject({ incident: id, danger: z.enum(dangers), reason }),
  response: answer,
  async handle({ open, perform, params: { id }, body }) {
    await open(incidentRecord, body.incident, { action: 'incident.open' })
    return perform(async (work) => ({ id, status: statusOf(await work.act(disputeRecord, id, (state) => linkIncident(state, body.incident, body.danger, body.reason))) }))
  },
})

export const dangerRoutes: Route[] = [raise, link, change('unlink', 'dispute.run', 'A call does not belong to it after all', z.strictObject({ incident: id, reason }), (s, g) => unlinkIncident(s, g.incident, g.reason))]
