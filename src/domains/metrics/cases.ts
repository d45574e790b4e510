import type { ActOf } from '#platform/acts/record-type.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import { countsAsClosed, countsAsFiled, countsAsSolved, foldSteps, stepTime, type caseRecord, type Step } from '#domains/cases/index.ts'
import type { VersionTable } from './versions.ts'

type CaseAct = ActOf<'case', (typeof caseRecord)['acts']>

/** What figures know of a case. Days are `yyyy-mm-dd`, null where it does not count so. */
export interface CaseFacts {
  number: string
  station: string
  kind: string
  steps: Pick<Step, 'status' | 'at'>[]
  filed_on: string | null
  solved_on: string | null
  closed_on: string | null
}

export const caseTable: VersionTable = { name: 'figure_cases', key: 'case_id', columns: ['number', 'station', 'kind', 'steps', 'filed_on', 'solved_on', 'closed_on'] }

export function foldCase(facts: CaseFacts | undefined, act: CaseAct): CaseFacts {
  const steps = foldSteps(facts?.steps ?? [], act).map(({ status, at }) => ({ status, at }))
  const { number, station, kind } = act.type === 'case.opened' ? act.payload : facts!
  const dayOf = (status: Step['status']) => dayInShanghai(Date.parse(stepTime({ steps }, status)!))
  return {
    number, station, kind, steps,
    filed_on: countsAsFiled(steps) ? dayOf('filed') : null,
    solved_on: countsAsSolved(steps) ? dayOf('solved') : null,
    closed_on: countsAsClosed(steps) ? dayOf('closed') : null,
  }
}
