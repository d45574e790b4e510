import { App } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { useRefreshCase, type CaseView, type Question } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'
import { AskDialog } from './AskDialog.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { SolveDialog } from './SolveDialog.tsx'
import { TimeDialog } from './TimeDialog.tsx'

interface Action {
  key: string
  label: string
  /** Takes the case forward: stands first, as the button one would press. */
  isNext: boolean
  isDangerous: boolean
  start: () => void
}

type Dialog = { kind: 'ask'; what: Question } | { kind: 'solve' | 'revert' | 'assign' | 'correct' | 'time' } | null

const askKeys: Record<Question, string> = { file: 'f', refuse: 'r', close: 'c', withdraw: 'w', void: 'v', extend: 'e', revert: 'z' }
const askOrder: readonly Question[] = ['file', 'close', 'extend', 'refuse', 'withdraw', 'revert', 'void']

/** What may be done to a case now, the next thing first, and the dialog of the one that was started. */
export function useActions(view: CaseView): { actions: Action[]; dialog: ReactNode } {
  const { t } = useTranslation('cases')
  const { message } = App.useApp()
  const refresh = useRefreshCase(view.id)
  const [open, setOpen] = useState<Dialog>(null)
  const close = () => setOpen(null)
  const waits = view.approvals.some((a) => a.decision === null)
  const last = view.steps.at(-1)!
  const send = async (verb: string, body: object) => {
    await post(`/api/cases/${view.id}/${verb}`, body)
    await refresh()
  }
  const begin = () => void send('begin', {}).catch((error: unknown) => void message.error(error instanceof Error ? error.message : t('failed')))
  const works = view.may.work && !waits
  const action = (key: string, label: string, start: () => void, kind: 'next' | 'danger' | 'other' = 'other'): Action => ({ key, label, start, isNext: kind === 'next', isDangerous: kind === 'danger' })
  const kindOf = (what: Question) => (what === 'file' || what === 'close' ? 'next' : what === 'void' ? 'danger' : 'other')

  const actions = [
    ...(works && view.status === 'filed' ? [action('b', t('begin'), begin, 'next')] : []),
    ...(works && view.status === 'investigating' ? [action('s', t('solve'), () => setOpen({ kind: 'solve' }), 'next')] : []),
    ...askOrder.filter((what) => view.may.ask.includes(what)).map((what) => action(askKeys[what], t(`ask_${what}`), () => setOpen({ kind: 'ask', what }), kindOf(what))),
    ...(works && !last.approval && view.steps.length > 1 ? [action('z', t('revertStep', { step: t(view.status) }), () => setOpen({ kind: 'revert' }))] : []),
    ...(view.may.assign && !waits ? [action('g', t('assign'), () => setOpen({ kind: 'assign' }))] : []),
    ...(view.may.work ? [action('x', t('correct'), () => setOpen({ kind: 'correct' })), action('m', t('correctTime'), () => setOpen({ kind: 'time' }))] : []),
  ]

  const dialog = open && {
    ask: () => <AskDialog view={view} what={(open as { what: Question }).what} onSend={(body) => send('ask', body)} onClose={close} />,
    solve: () => <SolveDialog view={view} onSend={(body) => send('solve', body)} onClose={close} />,
    revert: () => <ReasonDialog title={t('revertStep', { step: t(view.status) })} verb={t('takeBack')} onConfirm={(reason) => send('revert', { reason })} onClose={close} />,
    assign: () => <AssignDialog view={view} onSend={(body) => send('assign', body)} onClose={close} />,
    time: () => <TimeDialog view={view} onSend={(body) => send('correctTime', body)} onClose={close} />,
    correct: () => <CorrectDialog view={view} onSend={(body) => send('correct', body)} onClose={close} />,
  }[open.kind]()
  return { actions, dialog }
}
