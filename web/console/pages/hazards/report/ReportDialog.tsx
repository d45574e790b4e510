import { useQuery } from '@tanstack/react-query'
import { Alert, Checkbox } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardRow } from '#answers/hazards'
import { get, newIntentId, post } from '../../../../shared/api/client.ts'
import { formatDay } from '../../../../shared/i18n/time.ts'
import { SendDialog } from '../SendDialog.tsx'
import { useRefreshHazard } from '../hazards.ts'
import { HazardFields, type HazardDraft } from './HazardFields.tsx'

const blank: HazardDraft = { kind: 'fire', severity: 'minor', place: { text: '', position: null }, text: '', due: null, party: { name: '', phone: '', relation: 'owner' } }

type Former = { former: Pick<HazardRow, 'id' | 'number' | 'status' | 'foundAt'> | null }

/** Writes a hazard down; says at once where it looks like the same again. */
export function ReportDialog({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation('hazards')
  const [draft, setDraft] = useState(blank)
  const [isNotice, setNotice] = useState(false)
  const [isOther, setOther] = useState(false)
  const [intent] = useState(newIntentId)
  const refresh = useRefreshHazard(intent)
  const place = useDeferredValue(draft.place.text.trim())
  const { data } = useQuery({ queryKey: ['hazards', 'former', draft.kind, place], queryFn: ({ signal }) => get<Former>(`/api/hazards/former?kind=${draft.kind}&text=${encodeURIComponent(place)}`, signal), enabled: place !== '' })
  const former = place === '' ? null : (data?.former ?? null)
  const { party, place: where, ...rest } = draft
  const send = async () => {
    const responsible = party.name.trim() === '' ? null : party
    const { id } = await post<{ id: string }>('/api/hazards', { ...rest, place: where, responsible, notice: isNotice, ...(former && isOther ? { former: null } : {}) }, intent)
    await refresh()
    onDone(id)
  }
  return (
    <SendDialog title={t('report')} verb={t('report')} words="none" width={620} isReady={where.text.trim() !== '' && draft.text.trim() !== ''} onSend={send} onClose={onClose}>
      <HazardFields draft={draft} dueHint={t('dueByTerms')} onChange={setDraft} />
      {former && (
        <Alert
          type="warning" showIcon title={t('sameAgain', { number: former.number, day: formatDay(former.foundAt), status: t(`status_${former.status}`) })}
          description={<Checkbox checked={isOther} onChange={(event) => setOther(event.target.checked)}>{t('notTheSame')}</Checkbox>}
        />
      )}
      <Checkbox checked={isNotice} onChange={(event) => setNotice(event.target.checked)}>{t('noticeGiven')}</Checkbox>
    </SendDialog>
  )
}
