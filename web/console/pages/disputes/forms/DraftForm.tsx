import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId } from '../../../../shared/api/client.ts'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import type { DisputeFile } from '../disputes.ts'
import { Field, One } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

interface Owed {
  id: string
  party: string
  text: string
  due: string | null
}

/** The agreement by its template (art. 29). `corrects`: the one that stands, whose signatures fall away. */
export function DraftForm({ file, send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const before = file.agreement
  const [form, setForm] = useState<'written' | 'oral'>('written')
  const [facts, setFacts] = useState(before?.facts ?? file.text)
  const [content, setContent] = useState(before?.content ?? '')
  const [items, setItems] = useState<Owed[]>(before?.items.map(({ id, party, text, due }) => ({ id, party, text, due })) ?? [blank(file)])
  const [status, setStatus] = useState(before?.status ?? false)
  const owed = items.filter((item) => item.text.trim() !== '').map((item) => ({ ...item, text: item.text.trim() }))
  const body = { facts: facts.trim(), content: content.trim(), items: owed, status }
  return (
    <FormDialog
      title={t(before ? 'correctAgreement' : 'draft')} note={t(before ? 'correctAgreementNote' : form === 'oral' ? 'oralNote' : 'writtenNote')} verb={t(form === 'oral' && !before ? 'recordOral' : 'save')} width={760}
      isReady={body.facts !== '' && body.content !== ''} asksReason={before !== null} onClose={onClose}
      onConfirm={({ intentId, reason }) => (before ? send('correctAgreement', { ...body, reason }, intentId) : send('draft', { ...body, form }, intentId))}
    >
      {!before && <One label={t('form')} value={form} onChange={setForm} hasFocus options={(['written', 'oral'] as const).map((value) => ({ value, label: t(`form_${value}`) }))} />}
      <Field label={t('facts')}><Input.TextArea value={facts} onChange={(event) => setFacts(event.target.value)} aria-label={t('facts')} maxLength={4000} autoSize={{ minRows: 3, maxRows: 8 }} /></Field>
      <Field label={t('content')}><Input.TextArea value={content} onChange={(event) => setContent(event.target.value)} aria-label={t('content')} placeholder={t('contentHint')} maxLength={4000} autoSize={{ minRows: 3, maxRows: 8 }} /></Field>
      <Field label={t('items')} isGroup><Items file={file} items={items} onChange={setItems} /></Field>
      <Checkbox checked={status} onChange={(event) => setStatus(event.target.checked)}>{t('statusMatter')}</Checkbox>
    </FormDialog>
  )
}

const blank = (file: DisputeFile): Owed => ({ id: newIntentId(), party: file.parties[0]!.id, text: '', due: null })

/** Who does what until when; rows without words are left out. */
function Items({ file, items, onChange }: { file: DisputeFile; items: Owed[]; onChange: (items: Owed[]) => void }) {
  const { t } = useTranslation('disputes')
  const change = (id: string, some: Partial<Owed>) => onChange(items.map((item) => (item.id === id ? { ...item, ...some } : item)))
  return (
    <div className="disputes-rows">
      {items.map((item, i) => (
        <div key={item.id} className="disputes-item">
          <Select value={item.party} onChange={(party) => change(item.id, { party })} aria-label={`${t('owes')} ${i + 1}`} options={file.parties.map((p) => ({ value: p.id, label: p.name }))} />
          <Input value={item.text} onChange={(event) => change(item.id, { text: event.target.value })} placeholder={t('itemHint')} aria-label={`${t('item')} ${i + 1}`} maxLength={400} />
          <DayPicker value={item.due} onChange={(due) => change(item.id, { due })} placeholder={t('until')} aria-label={`${t('until')} ${i + 1}`} />
          <Button type="text" size="small" onClick={() => onChange(items.filter((other) => other.id !== item.id))} aria-label={`${t('remove')} ${i + 1}`}>×</Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...items, blank(file)])}>{t('addItem')}</Button>
    </div>
  )
}
