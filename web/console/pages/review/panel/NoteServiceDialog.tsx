import { useQueryClient } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import type { Grant, Service } from '../grants.ts'

/** What an officer saw who served the notice on paper: signed, or refused and noted (CRIM 62, ADM 28). */
export function NoteServiceDialog({ grant, service, name, onClose }: { grant: Grant; service: Service; name: string; onClose: () => void }) {
  const { t } = useTranslation('review')
  const queries = useQueryClient()
  const [answer, setAnswer] = useState<'signed' | 'declined'>('signed')
  const send = async (note: string) => {
    await post(`/api/footage/grants/${grant.id}/noteService`, { owner: service.owner, answer, note })
    await queries.invalidateQueries({ queryKey: ['grant', grant.id] })
    onClose()
  }
  return (
    <ReasonDialog title={t('noteServiceTitle', { name })} note={t('noteServiceSays')} verb={t('noteService')} onConfirm={send} onClose={onClose}>
      <Segmented block value={answer} onChange={setAnswer} options={[{ value: 'signed', label: t('answer_signed') }, { value: 'declined', label: t('answer_declined') }]} aria-label={t('noteService')} />
    </ReasonDialog>
  )
}
