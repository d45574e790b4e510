import { allocateNumber } from '#platform/acts/numbers.ts'
import type { Decision } from '#platform/acts/decision.ts'
import type { Work } from '#platform/acts/store.ts'
import type { CaseDraft, Closing } from '#domains/cases/acts.ts'
import { askApproval, decideApproval, type Asked } from '#domains/cases/decide-approvals.ts'
import { beginInvestigation, factsToSolve, solve } from '#domains/cases/decide-steps.ts'
import { acceptCase } from '#domains/cases/decide.ts'
import type { Case } from '#domains/cases/index.ts'
import { formatNumber, seriesOf } from '#domains/cases/number.ts'
import { caseRecord } from '#domains/cases/project.ts'
import { staff, type DemoCase, type DemoIncident } from '../county/index.ts'
import { randomFrom } from '../random.ts'
import { incidentId } from './calls.ts'
import { follow, idFrom, type Deed } from './past.ts'
import { caseTitle } from './words.ts'

/** One rule followed in a case, judged by policy as this action. `number` is of the case, when it is accepted. */
interface CaseAct {
  action: string
  rule(state: Case | null, number: string): Decision<CaseDraft>
}

export type CaseDeed = Deed & { call: DemoIncident; acts: readonly CaseAct[] }

const hour = 3_600_000
const day = 24 * hour
/** After this many days an offence that nobody was found for is ended (ADM 259), before the last extension runs out (PSAPL 118). */
const givenUpDays = 87

export const caseId = (call: DemoIncident) => idFrom(`case ${call.key}`, call.case!.acceptedAt)

/** What officers and heads did in the case of a call, up to `now`. */
export function deedsOfCase(call: DemoIncident, now: number): CaseDeed[] {
  const c = call.case!
  const { lead, acceptedAt, filedAt, refusedAt, solvedAt } = c
  const chief = staff.find((p) => p.role === 'station_chief' && p.unit === c.unit.replace('-cases', ''))!.login
  const county = staff.find((p) => p.role === 'county_bureau_head')!.login
  const head = c.kind === 'criminal' ? county : chief
  const deed = (name: string, at: number, by: string, ...acts: CaseAct[]): CaseDeed => ({ key: `${name} ${call.key}`, at, order: at, by, call, acts })
  const ask = (name: string, asked: Asked): CaseAct => ({ action: 'case.ask', rule: (state) => askApproval(state, asked, approvalId(name, call)) })
  const approve = (name: string, at: number, by: string): CaseDeed =>
    deed(`approve ${name}`, at, by, { action: 'case.decide', rule: (state) => decideApproval(state, approvalId(name, call), true, '', by, at) })
  const question = (name: string, askedAt: number, at: number, by: string, asked: Asked) => [deed(`ask ${name}`, askedAt, lead, ask(name, asked)), approve(name, at, by)]

  const refuses = refusedAt !== null
  const first: Asked = refuses
    ? { what: 'refuse', reason: '经审查，没有违法犯罪事实。', closing: null }
    : { what: 'file', reason: '有违法犯罪事实，需要调查。', closing: null }
  const out = [deed('accept', acceptedAt, lead, { action: 'case.accept', rule: (state, number) => accept(state, call, number) }, ask('first', first))]
  const decidedAt = refusedAt ?? filedAt
  if (decidedAt === null) return out
  out.push(approve('first', decidedAt, head))
  if (filedAt === null) return out

  const end = endOf(call, c, filedAt)
  out.push(deed('begin', filedAt + 2 * hour, lead, { action: 'case.work', rule: (state) => beginInvestigation(state, filedAt + 2 * hour, now) }))
  if (c.kind === 'administrative')
    for (const [i, days] of [30, 60].entries()) {
      const planned = filedAt + (days - 2) * day
      // One question at a time: it is answered before the case goes on.
      const at = solvedAt !== null && solvedAt > planned - 2 * day && solvedAt <= planned ? solvedAt - hour : planned
      if (at < (end?.at ?? now) - 4 * hour) out.push(...question(`extend ${i}`, at - day, at, county, { what: 'extend', reason: '案情复杂，需要继续调查。', closing: null }))
    }
  if (solvedAt !== null) out.push(deed('solve', solvedAt, lead, { action: 'case.work', rule: (state) => solve(state, factsToSolve[c.kind], '事实已查清，行为人已查明。', solvedAt, now) }))
  if (end) out.push(...question('end', end.at - 3 * hour, end.at, head, end.asked))
  return out.filter((d) => d.at < now)
}

/** How a filed case ended, if it did: closed some weeks after it was solved, or given up. */
function endOf(call: DemoIncident, { kind, solvedAt, closedAt }: DemoCase, filedAt: number): { at: number; asked: Asked } | null {
  const closing: Closing = kind === 'criminal' ? 'sent_for_prosecution' : randomFrom(`ended ${call.key}`).next() < 0.3 ? 'mediated_and_performed' : 'decided_and_executed'
  const last = filedAt + givenUpDays * day
  if (closedAt !== null) return { at: kind === 'criminal' ? closedAt : Math.min(closedAt, Math.max(last, solvedAt! + 4 * hour)), asked: { what: 'close', reason: '案件办理完毕。', closing } }
  if (kind === 'administrative' && solvedAt === null) return { at: last, asked: { what: 'withdraw', reason: '多方查找仍未能查明行为人，终止调查；发现新线索的，继续调查。', closing: null } }
  return null
}

function accept(state: Case | null, call: DemoIncident, number: string): Decision<CaseDraft> {
  const { kind, lead, second, unit, acceptedAt } = call.case!
  const officers = staff.filter((p) => p.unit === unit).map((p) => ({ login: p.login, team: unit, roles: [p.role], state: 'active' }))
  const opening = { kind, title: caseTitle(call), summary: call.text, lead, second, incidents: [incidentId(call)], number, station: call.station, team: unit }
  return acceptCase(state, opening, officers, acceptedAt, acceptedAt)
}

/** The acts of a deed. */
export async function writeCase(work: Work, { call, acts, at, by }: CaseDeed): Promise<void> {
  const { unit, kind } = call.case!
  const id = caseId(call)
  for (const { action, rule } of acts) {
    const number = action === 'case.accept' ? formatNumber(unit, kind, at, await allocateNumber(work.tx, work.county, seriesOf(unit, kind, at))) : ''
    await work.act(caseRecord, id, (state) => follow(caseRecord, id, state, by, [[at, (s) => rule(s, number)]]), { action })
  }
}

const approvalId = (name: string, call: DemoIncident) => idFrom(`approval ${name} ${call.key}`, call.case!.acceptedAt)
