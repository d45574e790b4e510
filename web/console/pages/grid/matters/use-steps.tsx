import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenMatter } from '#answers/visits'
import { post } from '../../../../shared/api/client.ts'
import { SendDialog } from '../../hazards/SendDialog.tsx'
import { useRefreshGrid } from '../grid.ts'
import { HandOnDialog } from './HandOnDialog.tsx'

type Verb = 'answer' | 'handOn' | 'close' | 'reopen'
const keys: Record<Verb, string> = { answer: 'a', handOn: 'h', close: 'c', reopen: 'z' }
/** How the server calls the words of each. */
const wordsOf = { answer: 'text', close: 'result', reopen: 'reason' } as const

interface Step {
  key: string
  label: string
  start: () => void
}

/** What may be done to a hard matter now, the next thing first, and the dialog of the one that was started. */
export function useSteps(matter: OpenMatter): { steps: Step[]; dialog: ReactNode } {
  const { t } = useTranslation('grid')
  const refresh = useRefreshGrid()
  const [started, setStarted] = useState<Verb | null>(null)
  const verbs: Verb[] = matter.state === 'closed' ? (matter.may.includes('matter.reopen') ? ['reopen'] : []) : matter.may.includes('matter.handle') ? ['answer', 'handOn', 'close'] : []
  const send = async (verb: Verb, body: object) => {
    await post(`/api/matters/${matter.id}/${verb}`, body)
    await refresh()
  }
  const close = () => setStarted(null)
  const dialog =
    started === 'handOn' ? <HandOnDialog station={matter.station} onSend={(body) => send('handOn', body)} onClose={close} />
    : started ? <SendDialog title={t(`do_${started}`)} note={t(`note_${started}`)} verb={t(`do_${started}`)} words="required" wordsLabel={t(`words_${started}`)} onSend={(text) => send(started, { [wordsOf[started]]: text })} onClose={close} />
    : null
  return { steps: verbs.map((verb) => ({ key: keys[verb], label: t(`do_${verb}`), start: () => setStarted(verb) })), dialog }
}
