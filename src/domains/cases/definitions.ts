import { versionOn, type Definition } from '#platform/definitions.ts'
import type { Step } from './steps.ts'

const filed: readonly Definition[] = [
  {
    id: 'case_filed/1',
    from: '2025-01-01',
    text: {
      zh: '立案：经批准立案的案件，按立案日期计入。立案后撤销案件或终止调查的仍计入，使比率不因撤案而变；立案批准本身被撤回的不计。',
      en: 'Filed: filing was approved; counted on the day of filing. A case that is withdrawn or ended later still counts, so that withdrawing cannot raise a rate; one whose filing itself was taken back does not.',
    },
  },
]

const solved: readonly Definition[] = [
  {
    id: 'case_solved/1',
    from: '2025-01-01',
    text: {
      zh: '破案：案件已立案，主办民警记录破案并写明依据；刑事案件须有证据证明有犯罪事实、该事实系犯罪嫌疑人所为，且嫌疑人已到案；行政案件须违法事实已查清、违法行为人已查明。撤回破案的不计。',
      en: 'Solved: the case was filed and its lead officer recorded it solved with the ground. Criminal: evidence shows the offence, that the suspect did it, and the suspect is at hand. Administrative: the facts are established and who did it is known. Not counted while taken back.',
    },
  },
]

const closed: readonly Definition[] = [
  {
    id: 'case_closed/1',
    from: '2025-01-01',
    text: {
      zh: '结案：经批准结案。刑事案件为侦查终结、移送审查起诉（公安机关办理刑事案件程序规定第289条）；行政案件为具有公安机关办理行政案件程序规定第258条所列情形之一。不予立案、撤销案件、终止调查、作废的不计入结案。',
      en: 'Closed: closing was approved. Criminal: the investigation ended and the case went to the procuratorate (CRIM 289). Administrative: one of the grounds of ADM 258 holds. Refused, withdrawn and voided cases do not count as closed.',
    },
  },
]

/** Every version of each word, the oldest first. */
export const caseDefinitions = { filed, solved, closed } as const

/** The version that holds on a day (`yyyy-mm-dd`); the first one for days before it. */
export function definitionOn(word: keyof typeof caseDefinitions, day: string): Definition {
  return versionOn(caseDefinitions[word], day)
}

type Steps = readonly Pick<Step, 'status'>[]
const has = (steps: Steps, status: Step['status']) => steps.some((s) => s.status === status)

/** Whether a case with these steps counts as filed. */
export function countsAsFiled(steps: Steps): boolean {
  return has(steps, 'filed')
}

/** Whether it counts as solved: by the definition that its act names. A closed case stays solved, a withdrawn one does not. */
export function countsAsSolved(steps: Steps): boolean {
  return has(steps, 'solved') && ['solved', 'closed'].includes(steps.at(-1)!.status)
}

export function countsAsClosed(steps: Steps): boolean {
  return steps.at(-1)?.status === 'closed'
}
