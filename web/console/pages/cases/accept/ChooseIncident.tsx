import { useQuery } from '@tanstack/react-query'
import { Select, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { get } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'

interface Row { id: string; number: string; place: string; text: string; receivedAt: string }

/** A case opens from a call: which one, found by number, place or words. */
export function ChooseIncident({ onChoose }: { onChoose: (id: string) => void }) {
  const { t } = useTranslation('cases')
  const { data, isPending } = useQuery({ queryKey: ['incidents', 'for-case'], queryFn: ({ signal }) => get<{ incidents: Row[] }>('/api/incidents?limit=200', signal) })
  const options = (data?.incidents ?? []).map((i) => ({ value: i.id, label: `${i.number} · ${formatExact(i.receivedAt).slice(5, 16)} · ${i.place} · ${i.text}` }))
  return (
    <div>
      <Typography.Paragraph>{t('chooseIncident')}</Typography.Paragraph>
      <Select showSearch autoFocus defaultOpen loading={isPending} options={options} optionFilterProp="label" placeholder={t('incidentSearch')} aria-label={t('incidentSearch')} onChange={(id: string) => onChoose(id)} style={{ width: '100%' }} notFoundContent={t('noIncidents')} />
    </div>
  )
}
