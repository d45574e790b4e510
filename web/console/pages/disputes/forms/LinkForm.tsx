import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../../../shared/api/client.ts'
import { Field, One } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

interface Calls {
  incidents: { id: string; number: string; place: string; text: string }[]
}

const dangers = ['violence', 'public_order', 'criminal'] as const

/** A call that was made already belongs to this dispute. */
export function LinkForm({ send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const [sought, setSought] = useState('')
  const q = useDeferredValue(sought.trim())
  const { data } = useQuery({ queryKey: ['calls-for-dispute', q], queryFn: ({ signal }) => get<Calls>(`/api/incidents?limit=20${q ? `&q=${encodeURIComponent(q)}` : ''}`, signal), placeholderData: (before) => before })
  const [incident, setIncident] = useState<string | null>(null)
  const [danger, setDanger] = useState<(typeof dangers)[number]>('public_order')
  const [reason, setReason] = useState('')
  return (
    <FormDialog title={t('linkCall')} verb={t('save')} isReady={incident !== null && reason.trim() !== ''} onClose={onClose} onConfirm={({ intentId }) => send('link', { incident, danger, reason: reason.trim() }, intentId)}>
      <Field label={t('call')}>
        <Select showSearch={{ onSearch: setSought, filterOption: false }} autoFocus value={incident} onChange={setIncident} placeholder={t('callHint')} aria-label={t('call')} options={data?.incidents.map((i) => ({ value: i.id, label: `${i.number} · ${i.place}` })) ?? []} />
      </Field>
      <One label={t('danger')} value={danger} onChange={setDanger} options={dangers.map((value) => ({ value, label: t(`danger_${value}`) }))} />
      <Input value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('linkReason')} aria-label={t('linkReason')} maxLength={400} />
    </FormDialog>
  )
}
