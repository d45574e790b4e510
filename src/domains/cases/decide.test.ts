import { describe, expect, test } from 'vitest'
import type { Kind, SolvedFact } from './acts.ts'
import { acceptCase, changeOfficers, correct, unlinkIncident, type Officer, type Rule } from './decide.ts'
import { askApproval, decideApproval, recallApproval, type Asked } from './decide-approvals.ts'
import { beginInvestigation, correctTime, revertStep, solve } from './decide-steps.ts'
import { countsAsClosed, countsAsSolved } from './definitions.ts'
import { caseRecord, isCaseOpen, type Case } from './project.ts'

const t0 = Date.parse('2026-11-23T01:30:00Z')
const hour = 3_600_000
const officers: Officer[] = ['chen', 'shu', 'lin'].map((login) => ({ login, team: 'team-a', roles: [login === 'lin' ? 'case_team_lead' : 'case_officer'], state: 'active' }))

/** A case that rules are applied to one after another; every refusal fails the test unless asked for. */
function openCase(kind: Kind = 'criminal') {
  let acts = 0
  let asked = 0
  let hours = 0
  let state: Case | null = null
  const apply = (rule: Rule, actor = 'chen'): Case => {
    if (!Array.isArray(rule)) throw new Error(rule.refused)
    const happenedAt = new Date(t0 + hours++ * hour).toISOString()
    for (const draft of rule) {
      const act = { happenedAt, ...draft, id: `act-${++acts}`, typeVersion: 1, record: { type: 'case', id: 'c' }, version: acts, actor, recordedAt: happenedAt, purpose: null, corrects: draft.corrects ?? null }
      state = caseRecord.fold(state, act as never)
    }
    return state!
  }
  const now = () => t0 + hours * hour
  const given = { kind, title: '盗窃电动自行车案', summary: '', lead: 'chen', second: 'shu', incidents: ['i1'], number: 'XS-team-a-2026-0001', station: 'a', team: 'team-a' }
  apply(acceptCase(null, given, officers, t0, t0))
  const decide = (what: Partial<Asked> & Pick<Asked, 'what'>, by = 'boss') => {
    const approval = `ask-${++asked}`
    apply(askApproval(state, { reason: '理由', closing: null, ...what }, approval))
    return apply(decideApproval(state, approval, true, '', by, now()), by)
  }
  return { apply, decide, now, get: () => state! }
}

const all: SolvedFact[] = ['offence_established', 'offender_identified', 'offender_at_hand']

describe('accepting a case', () => {
  const given = { kind: 'criminal' as const, title: 't', summary: '', incidents: ['i1'], number: 'n', station: 'a', team: 'team-a' }
  test('needs two different officers', () => {
    expect(acceptCase(null, { ...given, lead: 'chen', second: 'chen' }, officers, t0, t0)).toMatchObject({ refused: 'case_same_officer' })
  })
  test.each([
    ['another team', { team: 'team-b' }],
    ['an account that ended', { state: 'ended' }],
    ['a dispatcher', { roles: ['dispatcher'] }],
  ])('refuses an officer of %s', (_, change) => {
    const others = officers.map((o) => (o.login === 'shu' ? { ...o, ...change } : o))
    expect(acceptCase(null, { ...given, lead: 'chen', second: 'shu' }, others, t0, t0)).toMatchObject({ refused: 'case_officer_unfit', params: { login: 'shu' } })
  })
  test('refuses a time in the future', () => {
    expect(acceptCase(null, { ...given, lead: 'chen', second: 'shu' }, officers, t0 + 1, t0)).toMatchObject({ refused: 'case_future' })
  })
})

describe('decisions that wait for another person', () => {
  test('filing a criminal case waits for the county head, an administrative one for the head of the unit', () => {
    expect(openCase('criminal').decide({ what: 'file' }).approvals[0]).toMatchObject({ level: 'county' })
    expect(openCase('administrative').decide({ what: 'file' }).approvals[0]).toMatchObject({ level: 'unit' })
  })

  test('nothing changes until it is approved', () => {
    const c = openCase()
    expect(c.apply(askApproval(c.get(), { what: 'file', reason: 'r', closing: null }, 'a1')).status).toBe('accepted')
    expect(c.apply(decideApproval(c.get(), 'a1', true, '', 'boss', c.now()), 'boss').status).toBe('filed')
  })

  test('the asker cannot decide, nor the other officer of the case', () => {
    const c = openCase()
    c.apply(askApproval(c.get(), { what: 'file', reason: 'r', closing: null }, 'a1'), 'lin')
    expect(decideApproval(c.get(), 'a1', true, '', 'lin', c.now())).toMatchObject({ refused: 'approval_own' })
    expect(decideApproval(c.get(), 'a1', true, '', 'shu', c.now())).toMatchObject({ refused: 'approval_involved' })
  })

  test('one thing is asked at a time, and no step is taken meanwhile', () => {
    const c = openCase()
    c.decide({ what: 'file' })
    c.apply(askApproval(c.get(), { what: 'withdraw', reason: 'r', closing: null }, 'a2'))
    expect(askApproval(c.get(), { what: 'withdraw', reason: 'r', closing: null }, 'a3')).toMatchObject({ refused: 'approval_waits' })
    expect(beginInvestigation(c.get(), c.now(), c.now())).toMatchObject({ refused: 'approval_waits' })
    expect(changeOfficers(c.get(), { lead: 'shu', second: 'lin' }, officers, 'r')).toMatchObject({ refused: 'approval_waits' })
  })

  test('a denial wants a word and leaves the case as it was; it can be asked again', () => {
    const c = openCase()
    c.apply(askApproval(c.get(), { what: 'file', reason: 'r', closing: null }, 'a1'))
    expect(decideApproval(c.get(), 'a1', false, ' ', 'boss', c.now())).toMatchObject({ refused: 'approval_note' })
    expect(c.apply(decideApproval(c.get(), 'a1', false, '缺价格认定', 'boss', c.now()), 'boss')).toMatchObject({ status: 'accepted', approvals: [{ decision: { outcome: 'denied', by: 'boss' } }] })
    expect(c.decide({ what: 'file' }).status).toBe('filed')
  })

  test('only the asker takes a request back, and a settled one is gone', () => {
    const c = openCase()
    c.apply(askApproval(c.get(), { what: 'file', reason: 'r', closing: null }, 'a1'))
    expect(recallApproval(c.get(), 'a1', 'r', 'shu')).toMatchObject({ refused: 'approval_not_yours' })
    c.apply(recallApproval(c.get(), 'a1', 'r', 'chen'))
    expect(decideApproval(c.get(), 'a1', true, '', 'boss', c.now())).toMatchObject({ refused: 'approval_gone' })
  })

  test('a refused case is filed anew when facts turn up (CRIM 178)', () => {
    const c = openCase()
    expect(c.decide({ what: 'refuse' })).toMatchObject({ status: 'refused' })
    expect(isCaseOpen(c.get())).toBe(false)
    expect(c.decide({ what: 'file' }).steps.map((s) => s.status)).toEqual(['accepted', 'filed'])
  })

  test('a voided case has ended for good, its number stays its own', () => {
    const c = openCase()
    expect(c.decide({ what: 'void' })).toMatchObject({ status: 'voided', number: 'XS-team-a-2026-0001' })
    expect(askApproval(c.get(), { what: 'file', reason: 'r', closing: null }, 'x')).toMatchObject({ refused: 'case_not_now' })
  })

  test('taking a decision back needs the level that took it, and names the act it corrects', () => {
    const c = openCase()
    const filed = c.decide({ what: 'file' }).steps.at(-1)!
    expect(revertStep(c.get(), 'r')).toMatchObject({ refused: 'case_step_decided' })
    c.apply(askApproval(c.get(), { what: 'revert', reason: 'r', closing: null }, 'a9'))
    expect(c.get().approvals.at(-1)).toMatchObject({ level: 'county' })
    const rule = decideApproval(c.get(), 'a9', true, '', 'boss', c.now())
    expect(rule).toMatchObject([{ type: 'case.approved' }, { type: 'case.stepReverted', corrects: filed.act }])
    expect(c.apply(rule, 'boss').status).toBe('accepted')
  })

  test('a period is extended by the level its clock names, until there is no more', () => {
    const c = openCase('administrative')
    c.decide({ what: 'file' })
    expect(c.decide({ what: 'extend' })).toMatchObject({ extensions: ['public_order_case'] })
    expect(c.get().approvals.at(-1)).toMatchObject({ level: 'county', clock: 'public_order_case' })
    c.decide({ what: 'extend' })
    expect(askApproval(c.get(), { what: 'extend', reason: 'r', closing: null }, 'x')).toMatchObject({ refused: 'clock_not_extendable' })
  })
})

describe('from filed to closed', () => {
  const solved = () => {
    const c = openCase()
    c.decide({ what: 'file' })
    c.apply(beginInvestigation(c.get(), c.now(), c.now()))
    c.apply(solve(c.get(), all, '监控与供述相互印证', c.now(), c.now()))
    return c
  }

  test('a solved criminal case is closed by sending it for prosecution, and stays solved', () => {
    const c = solved()
    expect(c.get().solved).toMatchObject({ definition: 'case_solved/1' })
    expect(askApproval(c.get(), { what: 'close', reason: 'r', closing: 'not_punished' }, 'x')).toMatchObject({ refused: 'case_closing_unfit' })
    c.decide({ what: 'close', closing: 'sent_for_prosecution' })
    expect(c.get()).toMatchObject({ status: 'closed', closed: { definition: 'case_closed/1', closing: 'sent_for_prosecution' } })
    expect([countsAsSolved(c.get().steps), countsAsClosed(c.get().steps)]).toEqual([true, true])
  })

  test('a case is not solved while a fact of the definition is missing', () => {
    const c = openCase()
    c.decide({ what: 'file' })
    c.apply(beginInvestigation(c.get(), c.now(), c.now()))
    expect(solve(c.get(), all.slice(0, 2), 'text', c.now(), c.now())).toMatchObject({ refused: 'case_facts_missing' })
    expect(solve(c.get(), all, '  ', c.now(), c.now())).toMatchObject({ refused: 'case_solved_text' })
  })

  test('a solution taken back counts no more', () => {
    const c = solved()
    c.apply(revertStep(c.get(), '嫌疑人身份有误'))
    expect(c.get()).toMatchObject({ status: 'investigating', solved: null })
    expect(countsAsSolved(c.get().steps)).toBe(false)
  })

  test('a withdrawn case counts neither as solved nor as closed', () => {
    const c = solved()
    c.decide({ what: 'withdraw' })
    expect([countsAsSolved(c.get().steps), countsAsClosed(c.get().steps)]).toEqual([false, false])
  })

  test('the time of a step is corrected between its neighbours; that of a decision is not', () => {
    const c = solved()
    const step = c.get().steps.find((s) => s.status === 'investigating')!
    const filedAt = Date.parse(c.get().steps[1]!.at)
    expect(correctTime(c.get(), 'investigating', filedAt - 1, 'r', c.now())).toMatchObject({ refused: 'case_time_order' })
    expect(correctTime(c.get(), 'filed', filedAt, 'r', c.now())).toMatchObject({ refused: 'case_step_decided' })
    const rule = correctTime(c.get(), 'investigating', filedAt + 1, 'r', c.now())
    expect(rule).toMatchObject([{ corrects: step.act }])
    expect(c.apply(rule).steps.find((s) => s.status === 'investigating')?.at).toBe(new Date(filedAt + 1).toISOString())
  })
})

test('a correction writes only what differs and names the acceptance', () => {
  const c = openCase()
  expect(correct(c.get(), { title: c.get().title, summary: 'x' }, 'r')).toMatchObject([{ payload: { summary: 'x', reason: 'r' }, corrects: 'act-1' }])
  expect(correct(c.get(), { title: c.get().title }, 'r')).toEqual([])
})

test('the last call of a case is not taken out', () => {
  const c = openCase()
  expect(unlinkIncident(c.get(), 'i1', 'r')).toMatchObject({ refused: 'case_needs_incident' })
})
