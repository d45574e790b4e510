import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import type { Item } from '../disputes.ts'
import { Field, One } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

type Outcome = 'performed' | 'not_performed' | 'unknown'

/** What became of one thing that was agreed; of one already noted, its correction. */
export function PerformForm({ file, send, onClose, item: given }: FormProps & { item?: Item }) {
  const { t } = useTranslation('disputes')
  const corrects = given?.performance != null
  const items = file.agreement?.items.filter((i) => corrects || i.performance === null) ?? []
  const [item, setItem] = useState((given ?? items[0])?.id ?? '')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [on, setOn] = useState<string | null>(given?.performance?.on ?? dayOn(0))
  const [note, setNote] = useState(given?.performance?.note ?? '')
  const body = { item, outcome: outcome === 'unknown' ? null : outcome, on, note: note.trim() }
  const outcomes: Outcome[] = corrects ? ['performed', 'not_performed', 'unknown'] : ['performed', 'not_performed']
  return (
    <FormDialog
      title={t(corrects ? 'correctPerformance' : 'perform')} note={outcome === 'not_performed' ? t('brokenNote') : undefined} verb={t('save')} isReady={outcome !== null && on !== null} asksReason={corrects} onClose={onClose}
      onConfirm={({ intentId, reason }) => (corrects ? send('correctPerformance', { ...body, reason }, intentId) : send('perform', body, intentId))}
    >
      <Field label={t('item')}>
        <Select value={item} onChange={setItem} disabled={given !== undefined} aria-label={t('item')} options={(given ? [given] : items).map((i) => ({ value: i.id, label: `${file.parties.find((p) => p.id === i.party)?.name ?? ''} · ${i.text}` }))} />
      </Field>
      <One label={t('outcome')} value={outcome} onChange={setOutcome} hasFocus options={outcomes.map((value) => ({ value, label: t(`perf_${value}`) }))} />
      <Field label={t('onDay')}><DayPicker value={on} onChange={setOn} aria-label={t('onDay')} within={[-3650, 0]} /></Field>
      <Input.TextArea value={note} onChange={(event) => setNote(event.target.value)} placeholder={t('noteHint')} aria-label={t('noteHint')} maxLength={1000} autoSize={{ minRows: 1, maxRows: 4 }} />
    </FormDialog>
  )
}
