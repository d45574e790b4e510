import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ways } from '../disputes.ts'
import { One, Some } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

const endings = ['unsettled', 'withdrawn', 'elsewhere', 'voided'] as const

/** Mediation ends without an agreement; the parties are told where else they may go (PML 26). */
export function EndForm({ send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const [outcome, setOutcome] = useState<(typeof endings)[number] | null>(null)
  const [where, setWhere] = useState<string[]>([])
  const [text, setText] = useState('')
  const isVoid = outcome === 'voided'
  return (
    <FormDialog
      title={t('end')} note={t('endNote')} verb={t('end')} isDangerous isReady={outcome !== null && (isVoid ? text.trim() !== '' : where.length > 0)} onClose={onClose}
      onConfirm={({ intentId }) => send('end', { outcome, ways: isVoid ? [] : where, text: text.trim() }, intentId)}
    >
      <One label={t('outcome')} value={outcome} onChange={setOutcome} hasFocus options={endings.map((value) => ({ value, label: t(`end_${value}`) }))} />
      {!isVoid && <Some label={t('toldWays')} values={where} onChange={setWhere} options={ways.map((value) => ({ value, label: t(`to_${value}`) }))} />}
      <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} placeholder={t(isVoid ? 'voidHint' : 'endHint')} aria-label={t(isVoid ? 'voidHint' : 'endHint')} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
    </FormDialog>
  )
}
