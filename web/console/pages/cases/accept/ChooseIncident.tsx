import { useQuery } from '@tanstack/react-query'
import { Select, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { get } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useMe } from '../../../../shared/shell/use-me.ts'

interface Row { id: string; number: string; place: string; text: string; receivedAt: string; handOver: { team: string } | null }

/** A case opens from a call that was handed to the team: which one, found by number, place or words. */
export function ChooseIncident({ onChoose }: { onChoose: (id: string) => void }) {
  const { t } = useTranslation('cases')
  const { me } = useMe()
  const { data, isPending } = useQuery({ queryKey: ['incidents', 'for-case'], queryFn: ({ signal }) => get<{ incidents: Row[] }>('/api/incidents?limit=200', signal) })
  const options = (data?.incidents ?? []).filter((i) => i.handOver?.team === me?.team).map((i) => ({ value: i.id, label: `${i.number} · ${formatExact(i.receivedAt).slice(5, 16)} · ${i.place} · ${i.text}` }))
  return (
    <div>
      <Typography.Paragraph>{t('chooseIncident')}</Typography.Paragraph>
      <Select showSearch autoFocus defaultOpen loading={isPending} options={options} optionFilterProp="label" placeholder={t('incidentSearch')} aria-label={t('incidentSearch')} onChange={(id: string) => onChoose(id)} style={{ width: '100%' }} notFoundContent={t('noIncidents')} />
    </div>
  )
}
