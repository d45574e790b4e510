import { z } from 'zod'
import type { DecisionContext } from '#platform/acts/decision.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { incidentRecord } from '#domains/incidents/index.ts'
import { closings, questions, reason, solvedFacts, statuses, text } from '../acts.ts'
import { changeOfficers, correct, linkIncidents, refuseElsewhere, unlinkIncident, type Rule } from '../decide.ts'
import { askApproval, decideApproval, recallApproval } from '../decide-approvals.ts'
import { beginInvestigation, correctTime, revertStep, solve } from '../decide-steps.ts'
import { caseRecord, type Case } from '../project.ts'
import { findAccounts } from '../queries.ts'
import { judgeCall } from './judge-call.ts'

const params = z.strictObject({ id: z.string().max(60) })
const response = z.object({ id: z.string(), status: z.string() })
const id = z.string().min(1).max(60)
const instant = z.iso.datetime({ offset: true })

/** One route for each change of a case: `POST /api/cases/:id/<verb>`. */
function change<B extends z.ZodType>(verb: string, action: string, summary: string, body: B, decide: (state: Case | null, given: z.output<B>, context: DecisionContext) => Rule): Route {
  return defineRoute({
    method: 'POST',
    url: `/api/cases/:id/${verb}`,
    action,
    summary,
    params,
    body,
    response,
    handle: ({ perform, params: { id }, body: given }) =>
      perform(async (work) => ({ id, status: (await work.act(caseRecord, id, (before, context) => decide(before, given as z.output<B>, context))).status })),
  })
}

const at = (given: string | undefined, context: DecisionContext) => (given === undefined ? context.now : Date.parse(given))

/** Officers are looked up in the transaction, so that an account that ended just now is refused. */
const assign = defineRoute({
  method: 'POST',
  url: '/api/cases/:id/assign',
  action: 'case.assign',
  summary: 'Name other officers',
  params,
  body: z.strictObject({ lead: id, second: id, reason }),
  response,
  handle: ({ perform, params: { id }, body }) =>
    perform(async (work) => {
      const officers = await findAccounts(work.tx, work.county, [body.lead, body.second])
      const state = await work.act(caseRecord, id, (before) => changeOfficers(before, body, officers, body.reason))
      return { id, status: state.status }
    }),
})

const link = defineRoute({
  method: 'POST',
  url: '/api/cases/:id/link',
  action: 'case.work',
  summary: 'Take further calls into the case',
  params,
  body: z.strictObject({ incidents: z.array(id).min(1).max(50) }),
  response,
  async handle(call) {
    const { perform, open, params: { id }, body } = call
    const { station } = await open(caseRecord, id)
    const incidents = await Promise.all(body.incidents.map((incident) => open(incidentRecord, incident, { action: 'incident.open' })))
    const elsewhere = refuseElsewhere(station, incidents)
    if (elsewhere) throw new Fault(elsewhere.refused, elsewhere.params, 409)
    for (const [i, incident] of incidents.entries()) judgeCall(call, body.incidents[i]!, incident, true)
    return perform(async (work) => ({ id, status: (await work.act(caseRecord, id, (before) => linkIncidents(before, body.incidents))).status }))
  },
})

export const changeRoutes: Route[] = [
  assign,
  link,
  change('unlink', 'case.work', 'Take a call out of the case', z.strictObject({ incident: id, reason }), (s, g) => unlinkIncident(s, g.incident, g.reason)),
  change('correct', 'case.work', 'Correct what was written down', z.strictObject({ title: text(120).min(1).optional(), summary: text(4000).optional(), reason }), (s, { reason, ...given }) => correct(s, given, reason)),
  change('begin', 'case.work', 'The investigation begins', z.strictObject({ at: instant.optional() }), (s, g, c) => beginInvestigation(s, at(g.at, c), c.now)),
  change('solve', 'case.work', 'The case is solved, on this ground', z.strictObject({ facts: z.array(z.enum(solvedFacts)).max(3), text: text(4000), at: instant.optional() }), (s, g, c) =>
    solve(s, g.facts, g.text, at(g.at, c), c.now),
  ),
  change('revert', 'case.work', 'Take back the last step, where nobody decided it', z.strictObject({ reason }), (s, g) => revertStep(s, g.reason)),
  change('correctTime', 'case.work', 'Correct when a step happened', z.strictObject({ step: z.enum(statuses), at: instant, reason }), (s, g, c) => correctTime(s, g.step, Date.parse(g.at), g.reason, c.now)),
  change('ask', 'case.ask', 'Ask for a decision', z.strictObject({ what: z.enum(questions), reason, closing: z.enum(closings).nullable().default(null) }), (s, g, c) => askApproval(s, g, c.uuid())),
  change('recall', 'case.ask', 'Take a request back', z.strictObject({ approval: id, reason }), (s, g, c) => recallApproval(s, g.approval, g.reason, c.actor)),
  change('approve', 'case.decide', 'Approve what is asked', z.strictObject({ approval: id, note: text(400).default('') }), (s, g, c) => decideApproval(s, g.approval, true, g.note, c.actor, c.now)),
  change('deny', 'case.decide', 'Deny what is asked', z.strictObject({ approval: id, note: reason }), (s, g, c) => decideApproval(s, g.approval, false, g.note, c.actor, c.now)),
]
