import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCallsigns } from '../../data/crews.ts'
import { Choice } from '../../intake/Choice.tsx'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

type Kind = 'recall' | 'report' | 'reopen' | 'withdrawHandOver' | 'settleFlag'

/** Actions that want a crew at most, and some words. */
export function ReasonForm({ call, onClose, kind }: FormProps & { kind: Kind }) {
  const { t } = useTranslation('desk')
  const callsign = useCallsigns()
  const { send, busy, error } = useAction(call.id, onClose)
  const crews = kind === 'recall' || kind === 'report' ? call.assignments.filter((a) => a.state !== 'recalled' || kind === 'report') : []
  const [crew, setCrew] = useState(crews[0]?.crew ?? '')
  const [words, setWords] = useState('')
  const text = words.trim()
  const body = {
    recall: { crew, reason: text }, report: { crew, text }, reopen: { reason: text }, withdrawHandOver: { reason: text },
    settleFlag: { act: call.flags.find((flag) => flag.settledBy === null)?.act, text },
  }[kind]
  return (
    <ActionForm title={t(kind)} submit={t(kind)} onSubmit={() => void send(kind, body)} onClose={onClose} busy={busy} error={error} ready={kind === 'recall' || text !== ''}>
      {crews.length > 1 && <Choice label={t('units')} options={crews.map((a) => ({ value: a.crew, label: callsign(a.crew) }))} value={crew} onChange={setCrew} />}
      <Input.TextArea rows={2} value={words} maxLength={kind === 'report' ? 4000 : 400} placeholder={t(kind === 'report' ? 'reportText' : 'reason')} aria-label={t(kind === 'report' ? 'reportText' : 'reason')} onChange={(event) => setWords(event.target.value)} />
    </ActionForm>
  )
}
