import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../../../../shared/i18n/time.ts'
import { useCallsigns } from '../../data/crews.ts'
import { Choice } from '../../intake/Choice.tsx'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

/** What a crew reported and was written down wrongly: the newest first; what stood before stays in the history. */
export function CorrectReportForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('desk')
  const callsign = useCallsigns()
  const { send, busy, error } = useAction(call.id, onClose)
  const reports = call.reports.toReversed()
  const [id, setId] = useState(reports[0]?.id ?? '')
  const before = reports.find((report) => report.id === id)?.text ?? ''
  const [text, setText] = useState(before)
  const [reason, setReason] = useState('')
  const choose = (next: string) => {
    setId(next)
    setText(reports.find((report) => report.id === next)?.text ?? '')
  }
  const isReady = text.trim() !== '' && text.trim() !== before && reason.trim() !== ''
  return (
    <ActionForm title={t('correctReport')} submit={t('correctReport')} onSubmit={() => void send('correctReport', { report: id, text: text.trim(), reason: reason.trim() })} onClose={onClose} busy={busy} error={error} ready={isReady}>
      {reports.length > 1 && <Choice label={t('correctReport')} value={id} onChange={choose} options={reports.map((report) => ({ value: report.id, label: `${callsign(report.crew)} ${formatClock(report.at)}` }))} />}
      <Input.TextArea rows={3} value={text} maxLength={4000} aria-label={t('reportText')} onChange={(event) => setText(event.target.value)} />
      <Input size="small" value={reason} maxLength={400} placeholder={t('reasonCorrect')} aria-label={t('reasonCorrect')} onChange={(event) => setReason(event.target.value)} />
    </ActionForm>
  )
}
