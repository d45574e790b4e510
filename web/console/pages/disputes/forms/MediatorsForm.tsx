import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId } from '../../../../shared/api/client.ts'
import { Field, One } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** Names mediators: accounts of the station from the list, people from outside by typing their names. */
export function MediatorsForm({ file, send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const [by, setBy] = useState<'parties' | 'committee' | null>(file.chosenBy as 'parties' | 'committee' | null)
  const [chosen, setChosen] = useState(file.mediators.map((m) => m.account ?? m.name))
  const [reason, setReason] = useState('')
  const changes = file.mediators.length > 0
  const mediators = chosen.map((value) => {
    const before = file.mediators.find((m) => (m.account ?? m.name) === value)
    const isStaff = file.staff.some((s) => s.login === value)
    return { id: before?.id ?? newIntentId(), account: isStaff ? value : null, name: isStaff ? '' : value }
  })
  return (
    <FormDialog
      title={t('nameMediators')} note={t('mediatorsNote')} verb={t('save')} isReady={by !== null && chosen.length > 0 && (!changes || reason.trim() !== '')} onClose={onClose}
      onConfirm={({ intentId }) => send('mediators', { mediators, by, reason: reason.trim() }, intentId)}
    >
      <One label={t('chosenBy')} value={by} onChange={setBy} hasFocus options={(['parties', 'committee'] as const).map((value) => ({ value, label: t(`by_${value}`) }))} />
      <Field label={t('mediators')}>
        <Select mode="tags" value={chosen} onChange={setChosen} aria-label={t('mediators')} placeholder={t('mediatorsHint')} optionFilterProp="label" options={file.staff.map(({ login, name }) => ({ value: login, label: name }))} />
      </Field>
      {changes && <Input value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('changeReason')} aria-label={t('changeReason')} maxLength={400} />}
    </FormDialog>
  )
}
