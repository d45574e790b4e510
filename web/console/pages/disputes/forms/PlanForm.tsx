import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId } from '../../../../shared/api/client.ts'
import { MomentPicker } from '../../../../shared/time/pickers.tsx'
import type { Session } from '../disputes.ts'
import { Field } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** Plans a session, or moves the one given. */
export function PlanForm({ file, send, onClose, session }: FormProps & { session?: Session }) {
  const { t } = useTranslation('disputes')
  const [id] = useState(session?.id ?? newIntentId())
  const [at, setAt] = useState<string | null>(session?.at ?? null)
  const [place, setPlace] = useState(session?.place ?? file.place.text)
  return (
    <FormDialog title={t(session ? 'moveSession' : 'plan')} verb={t('save')} isReady={at !== null} onClose={onClose} onConfirm={({ intentId }) => send('planSession', { session: id, at, place: place.trim() }, intentId)}>
      <Field label={t('when')}><MomentPicker value={at} onChange={setAt} aria-label={t('when')} within={[0, 365]} /></Field>
      <Field label={t('where')}><Input value={place} onChange={(event) => setPlace(event.target.value)} aria-label={t('where')} maxLength={200} /></Field>
    </FormDialog>
  )
}
