import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { FormDialog } from '../../disputes/forms/FormDialog.tsx'
import { Choice, Labelled } from '../forms/Labelled.tsx'
import { receptionKinds } from './grounds.ts'

/** Somebody stands at the desk, or is on the telephone: what for, and who. */
export function OpenReception({ onOpened, onClose }: { onOpened: (ref: string) => void; onClose: () => void }) {
  const { t } = useTranslation('register')
  const queries = useQueryClient()
  const [kind, setKind] = useState<(typeof receptionKinds)[number] | null>(null)
  const [who, setWho] = useState('')
  const [text, setText] = useState('')
  const send = async (intentId: string) => {
    const { id } = await post<{ id: string }>('/api/receptions', { kind, who: who.trim(), text: text.trim() }, intentId)
    await queries.invalidateQueries({ queryKey: ['registry-work'] })
    onOpened(`reception:${id}`)
  }
  return (
    <FormDialog title={t('openReception')} note={t('receptionNote')} verb={t('openReception')} isReady={kind !== null && who.trim() !== ''} onConfirm={({ intentId }) => send(intentId)} onClose={onClose}>
      <Choice label={t('receptionFor')} value={kind} onChange={setKind} hasFocus options={receptionKinds.map((value) => ({ value, label: t(`kind_${value}`) }))} />
      <Labelled label={t('receptionWho')}><Input value={who} onChange={(event) => setWho(event.target.value)} aria-label={t('receptionWho')} maxLength={60} autoComplete="off" /></Labelled>
      <Labelled label={t('receptionText')}><Input value={text} onChange={(event) => setText(event.target.value)} aria-label={t('receptionText')} maxLength={400} autoComplete="off" /></Labelled>
    </FormDialog>
  )
}
