import { z } from 'zod'
import type { Decision, DecisionContext } from '#platform/acts/decision.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { closings, intake, steps, type IncidentDraft } from '../acts.ts'
import { callBack, close, correct, handOver, progress, recall, relate, reopen, report, takeOver } from '../decide.ts'
import { incidentRecord, type Incident } from '../project.ts'

const short = z.string().max(400)
const long = z.string().max(4000)
/** When it happened by the device's clock; facts are never refused for lateness (house plan, decision 5). */
const happenedAt = z.iso.datetime({ offset: true }).optional()

/** One route for each change of a call: `POST /api/incidents/:id/<verb>`. */
function change<B extends z.ZodType>(
  verb: string,
  summary: string,
  body: B,
  decide: (state: Incident | null, given: z.output<B>, context: DecisionContext, id: string) => Decision<IncidentDraft>,
): Route {
  return defineRoute({
    method: 'POST',
    url: `/api/incidents/:id/${verb}`,
    action: `incident.${verb}`,
    summary,
    params: z.strictObject({ id: z.string().max(60) }),
    body,
    response: z.object({ id: z.string(), status: z.string() }),
    handle: ({ perform, params, body: given }) =>
      perform(async (work) => {
        const state = await work.act(incidentRecord, params.id, (before, context) => decide(before, given as z.output<B>, context, params.id))
        return { id: params.id, status: state.status }
      }),
  })
}

const at = (given: string | undefined, context: DecisionContext) => new Date(given ?? context.now).toISOString()

export const changeRoutes: Route[] = [
  change('correct', 'Correct what was written down', intake.partial().extend({ reason: short.min(1) }), (s, { reason, ...given }) => correct(s, given, reason)),
  change('recall', 'Call a crew back', z.strictObject({ crew: z.string(), reason: short }), (s, g) => recall(s, g.crew, g.reason)),
  change('progress', 'A crew accepts, sets out, arrives', z.strictObject({ crew: z.string(), step: z.enum(steps), happenedAt }), (s, g, c) =>
    progress(s, g.crew, g.step, at(g.happenedAt, c)),
  ),
  change('report', 'A crew reports from the scene', z.strictObject({ crew: z.string(), text: long.min(1), happenedAt }), (s, g, c) => report(s, g.crew, g.text, at(g.happenedAt, c))),
  change('relate', 'Link two calls', z.strictObject({ to: z.string(), kind: z.enum(['duplicate', 'same_series']), reason: short }), (s, g, _, id) =>
    relate(s, id, g.to, g.kind, g.reason),
  ),
  change('handOver', 'Hand over to a team', z.strictObject({ team: z.string(), reason: short }), (s, g) => handOver(s, g.team, g.reason)),
  change('takeOver', 'Receipt of the team', z.strictObject({ team: z.string() }), (s, g) => takeOver(s, g.team)),
  change('close', 'Close a call', z.strictObject({ closing: z.enum(closings), text: long }), (s, g) => close(s, g.closing, g.text)),
  change('reopen', 'Open a closed call again', z.strictObject({ reason: short.min(1) }), (s, g) => reopen(s, g.reason)),
  change('callBack', 'The caller was called back', z.strictObject({ satisfied: z.enum(['yes', 'no', 'not_reached']), text: z.string().max(1000) }), (s, g) =>
    callBack(s, g.satisfied, g.text),
  ),
]
