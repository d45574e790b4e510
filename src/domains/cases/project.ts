import { defineRecord } from '#platform/acts/record-type.ts'
import { caseActs, type CaseAct, type Closing, type Level, type Opening, type Question, type SolvedFact, type Status } from './acts.ts'
import type { Timed } from './clocks.ts'
import { findWaiting, settle, type Approval } from './approval.ts'
import { foldSteps, stepTime, type Step } from './steps.ts'

export interface CaseApproval extends Approval<Question, Level> {
  closing: Closing | null
  clock: string | null
}

export interface Case extends Opening {
  number: string
  station: string
  team: string
  openedBy: string
  openedAct: string
  status: Status
  /** In the order taken; the last one is the status. */
  steps: Step[]
  approvals: CaseApproval[]
  solved: { definition: string; facts: SolvedFact[]; text: string } | null
  closed: { definition: string; closing: Closing; reason: string } | null
  /** Clock ids, one entry per extension granted. */
  extensions: string[]
}

const openStatuses: readonly Status[] = ['accepted', 'filed', 'investigating', 'solved']

/** Whether a case still goes on: only then may footage be asked for, evidence added, tasks set on its ground. */
export function isCaseOpen(state: Pick<Case, 'status'>): boolean {
  return openStatuses.includes(state.status)
}

/** What the statutory clocks look at (clocks.ts). */
export function timedOf({ kind, status, steps, extensions }: Case): Timed {
  return { kind, status, extensions, times: Object.fromEntries(steps.map((s) => [s.status, s.at])) }
}

export const caseRecord = defineRecord({
  type: 'case',
  acts: caseActs,
  fold: foldCase,
  tables: [
    { name: 'cases', key: ['id'] },
    { name: 'case_incidents', key: ['case_id', 'incident'] },
    { name: 'case_approvals', key: ['case_id', 'id'] },
  ],
  rows: (c, id) => ({
    cases: [
      {
        id, number: c.number, kind: c.kind, station: c.station, team: c.team, title: c.title, summary: c.summary, status: c.status,
        lead: c.lead, second: c.second, opened_by: c.openedBy,
        accepted_at: stepTime(c, 'accepted'), filed_at: stepTime(c, 'filed'), refused_at: stepTime(c, 'refused'),
        investigating_at: stepTime(c, 'investigating'), solved_at: stepTime(c, 'solved'), closed_at: stepTime(c, 'closed'),
        withdrawn_at: stepTime(c, 'withdrawn'), voided_at: stepTime(c, 'voided'),
        solved_by_definition: c.solved?.definition ?? null, closed_by_definition: c.closed?.definition ?? null, extensions: c.extensions,
      },
    ],
    case_incidents: c.incidents.map((incident) => ({ case_id: id, incident, station: c.station })),
    case_approvals: c.approvals.map((a) => ({
      case_id: id, id: a.id, what: a.what, level: a.level, station: c.station, asked_by: a.askedBy, asked_at: a.askedAt, reason: a.reason,
      outcome: a.decision?.outcome ?? null, decided_by: a.decision?.by ?? null, decided_at: a.decision?.at ?? null, note: a.decision?.note ?? '',
    })),
  }),
  attributes: (c) => {
    const waiting = findWaiting(c.approvals)
    return {
      station: c.station,
      team: c.team,
      people: [c.lead, c.second],
      askedBy: waiting?.askedBy ?? c.openedBy,
      owner: '',
      flags: [isCaseOpen(c) ? 'open' : 'closed', c.kind, c.status, ...(waiting ? [`awaits_${waiting.level}`] : [])],
    }
  },
  // Which clock was extended.
  keeps: ['clock'],
  topics: (c) => [`account:${c.lead}`, `account:${c.second}`],
})

function foldCase(state: Case | null, act: CaseAct): Case {
  const steps = foldSteps(state?.steps ?? [], act)
  if (act.type === 'case.opened') {
    return { ...act.payload, openedBy: act.actor, openedAct: act.id, status: 'accepted', steps, approvals: [], solved: null, closed: null, extensions: [] }
  }
  return { ...foldRest(state!, act), steps, status: steps.at(-1)!.status }
}

/** What an act changes beside the steps. */
function foldRest(c: Case, act: Exclude<CaseAct, { type: 'case.opened' }>): Case {
  const decided = (outcome: 'approved' | 'denied' | 'recalled', approval: string, note: string): Case => ({
    ...c, approvals: settle(c.approvals, approval, { outcome, by: act.actor, at: act.happenedAt, note }),
  })
  switch (act.type) {
    case 'case.corrected': {
      const { reason: _, ...changes } = act.payload
      return { ...c, ...changes }
    }
    case 'case.officersChanged':
      return { ...c, lead: act.payload.lead, second: act.payload.second }
    case 'case.incidentsLinked':
      return { ...c, incidents: [...new Set([...c.incidents, ...act.payload.incidents])] }
    case 'case.incidentUnlinked':
      return { ...c, incidents: c.incidents.filter((i) => i !== act.payload.incident) }
    case 'case.approvalAsked': {
      const { approval, ...asked } = act.payload
      return { ...c, approvals: [...c.approvals, { ...asked, id: approval, askedBy: act.actor, askedAt: act.happenedAt, decision: null }] }
    }
    case 'case.approvalRecalled':
      return decided('recalled', act.payload.approval, act.payload.reason)
    case 'case.approved':
      return decided('approved', act.payload.approval, act.payload.note)
    case 'case.denied':
      return decided('denied', act.payload.approval, act.payload.note)
    case 'case.filed':
      return { ...c, solved: null }
    case 'case.solved':
      return { ...c, solved: act.payload }
    case 'case.closed': {
      const { approval: _, ...closed } = act.payload
      return { ...c, closed }
    }
    case 'case.clockExtended':
      return { ...c, extensions: [...c.extensions, act.payload.clock] }
    case 'case.stepReverted':
      // What the step said goes with it.
      return { ...c, solved: act.payload.step === 'solved' ? null : c.solved, closed: null }
    default:
      return c
  }
}
