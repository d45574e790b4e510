import type { Case } from './project.ts'

/** What a word in a figure means. Written down here and nowhere else; shown beside every figure that uses it. */
export interface Definition {
  /** `<name>/<version>`: acts keep it, so that a figure "as of" a date uses the words of that date. */
  id: string
  /** First day on which it holds, `yyyy-mm-dd` in Asia/Shanghai. */
  from: string
  text: { zh: string; en: string }
}

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
export const caseDefinitions = { solved, closed } as const

/** The version that holds on a day (`yyyy-mm-dd`); the first one for days before it. */
export function definitionOn(word: keyof typeof caseDefinitions, day: string): Definition {
  const versions = caseDefinitions[word]
  return versions.findLast((d) => d.from <= day) ?? versions[0]!
}

/** Whether a case counts as solved: by the definition that its act names. A closed case stays solved. */
export function countsAsSolved(state: Pick<Case, 'status' | 'solved'>): boolean {
  return state.solved !== null && (state.status === 'solved' || state.status === 'closed')
}

export function countsAsClosed(state: Pick<Case, 'status'>): boolean {
  return state.status === 'closed'
}
