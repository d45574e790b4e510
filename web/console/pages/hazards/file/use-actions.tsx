import { App } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardFile } from '#answers/hazards'
import { post } from '../../../../shared/api/client.ts'
import { useRefreshHazard } from '../hazards.ts'
import { SendDialog } from '../SendDialog.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import { RecheckDialog } from './RecheckDialog.tsx'

interface Action {
  key: string
  label: string
  isDangerous?: boolean
  start: () => void
}

/** Acts that need words and nothing else: by verb, the key and whether words must be given. */
const worded = [
  ['close', 'c', 'optional'], ['receipt', 'e', 'required'], ['chase', 'g', 'optional'], ['mend', 'm', 'optional'], ['notice', 'o', 'optional'], ['reopen', 'z', 'required'],
  ['takeHandOverBack', 'b', 'required'], ['withdraw', 'w', 'required'],
] as const
type Worded = (typeof worded)[number][0]
type Dialog = Worded | 'recheck' | 'handOver' | 'assign' | 'correct' | null

/** What may be done to a hazard now, the next thing first, and the dialog of the one that was started. */
export function useActions(file: HazardFile): { actions: Action[]; dialog: ReactNode } {
  const { t } = useTranslation('hazards')
  const { message } = App.useApp()
  const refresh = useRefreshHazard(file.id)
  const [open, setOpen] = useState<Dialog>(null)
  const send = async (verb: string, body: object) => {
    await post(`/api/hazards/${file.id}/${verb}`, body)
    await refresh()
  }
  const { may } = file
  const see = () => void send('see', {}).catch((error: unknown) => void message.error(error instanceof Error ? error.message : t('failed')))
  const allowed: Record<Worded, boolean> = {
    close: may.close, receipt: may.receipt, chase: may.note, mend: may.note && file.mendingAt === null, notice: may.note && file.noticeAt === null, reopen: may.reopen, takeHandOverBack: may.receipt, withdraw: may.withdraw,
  }
  const act = (verb: Exclude<Dialog, null>, key: string, isAllowed: boolean): Action[] =>
    isAllowed ? [{ key, label: t(`do_${verb}`), isDangerous: verb === 'withdraw', start: () => setOpen(verb) }] : []
  const byVerb = (verb: Worded) => act(verb, worded.find(([name]) => name === verb)![1], allowed[verb])
  const actions = [
    ...(may.see ? [{ key: 's', label: t('see'), start: see }] : []),
    ...byVerb('close'), ...byVerb('receipt'), ...act('recheck', 'r', may.recheck), ...byVerb('chase'), ...byVerb('reopen'),
    ...act('assign', 'a', may.assign), ...act('handOver', 'h', may.handOver), ...byVerb('mend'), ...byVerb('notice'), ...act('correct', 'x', may.correct), ...byVerb('takeHandOverBack'), ...byVerb('withdraw'),
  ]
  const close = () => setOpen(null)
  const words = worded.find(([verb]) => verb === open)
  const dialog =
    open === 'recheck' ? <RecheckDialog onSend={(body) => send('recheck', body)} onClose={close} />
    : open === 'handOver' ? <HandOverDialog onSend={(body) => send('handOver', body)} onClose={close} />
    : open === 'assign' ? <AssignDialog file={file} onSend={(body) => send('assign', body)} onClose={close} />
    : open === 'correct' ? <CorrectDialog file={file} onSend={(body) => send('correct', body)} onClose={close} />
    : open && words ? <SendDialog title={t(`do_${open}`)} verb={t(`do_${open}`)} words={words[2]} {...(open === 'receipt' ? { wordsLabel: t('receiptWords') } : {})} isDangerous={open === 'withdraw'} onSend={(text) => send(open, takesReason(open) ? { reason: text } : { text })} onClose={close} />
    : null
  return { actions, dialog }
}

const takesReason = (verb: Worded) => verb === 'reopen' || verb === 'takeHandOverBack' || verb === 'withdraw'
