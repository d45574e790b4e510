import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId } from '../../../../shared/api/client.ts'
import type { Party } from '../disputes.ts'
import { PartyRow, type PartyFields } from '../report/PartyRow.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** Someone else in the dispute, or the correction of who someone is. */
export function PartyForm({ send, onClose, party }: FormProps & { party?: Party }) {
  const { t } = useTranslation('disputes')
  const [fields, setFields] = useState<PartyFields>({ id: party?.id ?? newIntentId(), name: party?.name ?? '', phone: party?.phone ?? '', side: party?.side ?? 'second' })
  const { id, ...rest } = fields
  return (
    <FormDialog
      title={t(party ? 'correctParty' : 'addParty')} note={party ? t('correctNote') : undefined} verb={t('save')} asksReason={party !== undefined} isReady={fields.name.trim() !== ''} onClose={onClose}
      onConfirm={({ intentId, reason }) => (party ? send('correctParty', { ...rest, party: id, reason }, intentId) : send('addParty', { ...fields, person: null }, intentId))}
    >
      <PartyRow value={fields} onChange={setFields} no={1} hasFocus />
    </FormDialog>
  )
}
