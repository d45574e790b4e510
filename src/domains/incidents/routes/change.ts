import { z } from 'zod'
import type { Decision, DecisionContext } from '#platform/acts/decision.ts'
import { isTeam } from '#platform/identity/queries.ts'
import { givenPosition } from '#platform/geo.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { closings, intake, relationKinds, steps, text, type IncidentDraft } from '../acts.ts'
import { callBack, close, correct, correctReport, correctStep, handOver, recall, reopen, settleFlag, takeOver, withdrawHandOver } from '../decide.ts'
import type { Incident } from '../incident.ts'
import { linkCalls, unlinkCalls } from '../link.ts'
import { incidentRecord } from '../project.ts'

const params = z.strictObject({ id: z.string().max(60) })
const answer = z.object({ id: z.string(), status: z.string() })
const crew = z.string().max(60)
const reason = text(400)

/** One route for each change of a call: `POST /api/incidents/:id/<verb>`. */
function change<B extends z.ZodType>(
  verb: string,
  summary: string,
  body: B,
  decide: (state: Incident | null, given: z.output<B>, context: DecisionContext) => Decision<IncidentDraft>,
): Route {
  return defineRoute({
    method: 'POST',
    url: `/api/incidents/:id/${verb}`,
    action: `incident.${verb}`,
    summary,
    params,
    body,
    response: answer,
    handle: ({ perform, params: { id }, body: given }) =>
      perform(async (work) => {
        const state = await work.act(incidentRecord, id, (before, context) => decide(before, given as z.output<B>, context))
        return { id, status: state.status }
      }),
  })
}

const corrected = intake.partial().extend({ position: givenPosition.nullable().optional(), station: z.string().min(1).max(40).optional(), reason: reason.min(1) })

export const changeRoutes: Route[] = [
  defineRoute({
    method: 'POST',
    url: '/api/incidents/:id/handOver',
    action: 'incident.handOver',
    summary: 'Hand over to a team',
    params,
    body: z.strictObject({ team: z.string().max(40), reason }),
    response: answer,
    handle: ({ perform, params: { id }, body: { team, reason: why } }) =>
      perform(async (work) => {
        const exists = await isTeam(work.tx, work.county, team)
        const state = await work.act(incidentRecord, id, (before) => handOver(before, team, exists, why))
        return { id, status: state.status }
      }),
  }),
  change('correct', 'Correct what was written down', corrected, (s, { reason: why, ...given }) => correct(s, given, why)),
  change('recall', 'Call a crew back', z.strictObject({ crew, reason }), (s, g) => recall(s, g.crew, g.reason)),
  change('correctStep', 'A step was pressed wrongly: it did not happen, or at another time', z.strictObject({ crew, step: z.enum(steps), at: z.iso.datetime({ offset: true }).nullable(), reason: reason.min(1) }), (s, g) =>
    correctStep(s, g.crew, g.step, g.at, g.reason),
  ),
  change('correctReport', 'Correct a report', z.strictObject({ report: z.string().max(60), text: text(4000).min(1), reason: reason.min(1) }), (s, g) => correctReport(s, g.report, g.text, g.reason)),
  change('settleFlag', 'A supervisor has looked at a fact that came late or contradicts', z.strictObject({ act: z.string().max(60), text: reason.min(1) }), (s, g) => settleFlag(s, g.act, g.text)),
  change('withdrawHandOver', 'Take a hand-over back, until its receipt', z.strictObject({ reason: reason.min(1) }), (s, g) => withdrawHandOver(s, g.reason)),
  change('takeOver', 'Receipt of the team', z.strictObject({ team: z.string().max(40) }), (s, g) => takeOver(s, g.team)),
  change('close', 'Close a call', z.strictObject({ closing: z.enum(closings), text: text(4000) }), (s, g) => close(s, g.closing, g.text)),
  change('reopen', 'Open a closed call again', z.strictObject({ reason: reason.min(1) }), (s, g) => reopen(s, g.reason)),
  change('callBack', 'The caller was called back', z.strictObject({ satisfied: z.enum(['yes', 'no', 'not_reached']), text: text(1000) }), (s, g) => callBack(s, g.satisfied, g.text)),
  defineRoute({
    method: 'POST',
    url: '/api/incidents/:id/relate',
    action: 'incident.relate',
    summary: 'Link two calls, each to the other',
    params,
    body: z.strictObject({ to: z.string().max(60), kind: z.enum(relationKinds), reason }),
    response: z.object({ id: z.string() }),
    handle: ({ perform, params: { id }, body }) =>
      perform(async (work) => {
        await linkCalls(work, id, body.to, body.kind, body.reason)
        return { id }
      }),
  }),
  defineRoute({
    method: 'POST',
    url: '/api/incidents/:id/unrelate',
    action: 'incident.relate',
    summary: 'Undo a link',
    params,
    body: z.strictObject({ to: z.string().max(60), reason: reason.min(1) }),
    response: z.object({ id: z.string() }),
    handle: ({ perform, params: { id }, body }) =>
      perform(async (work) => {
        await unlinkCalls(work, id, body.to, body.reason)
        return { id }
      }),
  }),
]
