import { z } from 'zod'
import type { RecordAttributes } from '#platform/acts/record-type.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import { defineRoute, type Call } from '#platform/http/route.ts'
import { approvalRules } from '../approval-levels.ts'
import { questions } from '../acts.ts'
import { findWaiting } from '../approval.ts'
import { runClock } from '../clocks.ts'
import { closingsOf, findLevel } from '../decide-approvals.ts'
import { factsToSolve } from '../decide-steps.ts'
import { definitionOn } from '../definitions.ts'
import { caseRecord, isCaseOpen, timedOf, type Case } from '../project.ts'
import { findIncidents, findLinkedIncidents, listOfficers, namesOf, nameUnit } from '../queries.ts'
import { toBrief } from '../shapes.ts'

export const openCaseRoute = defineRoute({
  method: 'GET',
  url: '/api/cases/:id',
  action: 'case.open',
  summary: 'One case: state, steps, clock, calls, approvals, and what you may do',
  params: z.strictObject({ id: z.string().max(60) }),
  async handle({ open, mayI, read, params, county, principal, now }) {
    const state = await open(caseRecord, params.id)
    return read(async (tx) => {
      const incidents = await findIncidents(tx, county, state.incidents)
      const linked = await findLinkedIncidents(tx, county, state.incidents)
      const day = dayInShanghai(now)
      return {
        id: params.id,
        ...state,
        incidents: incidents.map(toBrief),
        linked: linked.map((i) => ({ ...toBrief(i), kind: i.kind })),
        clock: runClock(timedOf(state)),
        unit: await nameUnit(tx, county, state.team),
        officers: (await listOfficers(tx, county, state.team)).map(({ login, name }) => ({ login, name })),
        names: await namesOf(tx, county, [state.lead, state.second, state.openedBy, ...state.steps.map((s) => s.by), ...state.approvals.flatMap((a) => [a.askedBy, a.decision?.by ?? a.askedBy])]),
        definitions: { solved: definitionOn('solved', day), closed: definitionOn('closed', day) },
        rules: { approvals: approvalRules[state.kind], closings: closingsOf[state.kind].grounds, facts: factsToSolve[state.kind] },
        may: listRights(state, params.id, principal.account, mayI),
      }
    })
  },
})

/** What a screen offers: what policy allows and the state lets happen. The server judges again when it is done. */
function listRights(state: Case, id: string, account: string, mayI: Call['mayI']) {
  const attributes: RecordAttributes = caseRecord.attributes(state, id)
  const may = (action: string) => mayI(action, { type: 'case', id }, attributes)
  const waiting = findWaiting(state.approvals)
  const closing = closingsOf[state.kind].grounds[0]!
  return {
    work: may('case.work') && isCaseOpen(state),
    look: may('case.look'),
    addEvidence: may('evidence.add') && isCaseOpen(state),
    assign: may('case.assign') && isCaseOpen(state),
    ask: may('case.ask') && !waiting ? questions.filter((what) => typeof findLevel(state, { what, closing }) === 'string') : [],
    decide: waiting !== undefined && may('case.decide') && waiting.askedBy !== account,
    recall: waiting?.askedBy === account,
  }
}
