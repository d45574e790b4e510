import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Typography, theme } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { HazardRow } from '#answers/hazards'
import { get, post } from '../../shared/api/client.ts'
import type { Me } from '../../shared/api/me.ts'
import type { FeedEvent } from '../../shared/feed/feed.ts'
import { useRefreshOn } from '../../shared/feed/use-feed.ts'
import { ErrorNote } from '../../shared/shell/ErrorNote.tsx'
import { rightsOf, useRefreshHazard } from '../pages/hazards/hazards.ts'

/** On every page of the command room: a major hazard that nobody there has seen yet. It stays until somebody says so. */
export function HazardWatch({ me }: { me: Me }) {
  const isOn = rightsOf(me).see
  useRefreshOn(toStale)
  const { data } = useQuery({ queryKey: ['hazards-unseen'], queryFn: ({ signal }) => get<{ hazards: HazardRow[] }>('/api/hazards/unseen', signal), enabled: isOn })
  const [first, ...others] = data?.hazards ?? []
  return isOn && first ? <Strip key={first.id} hazard={first} others={others.length} /> : null
}

function Strip({ hazard, others }: { hazard: HazardRow; others: number }) {
  const { t } = useTranslation('hazards')
  const { token } = theme.useToken()
  const navigate = useNavigate()
  const refresh = useRefreshHazard(hazard.id)
  const [error, setError] = useState<unknown>(null)
  return (
    <section role="alert" aria-label={t('watch')} style={{ padding: '6px 16px', background: token.colorErrorBg, borderBottom: `1px solid ${token.colorError}` }}>
      <Flex align="center" gap={12} wrap>
        <Typography.Text strong type="danger">{t('watch')}{others > 0 && ` +${others}`}</Typography.Text>
        <Typography.Text style={{ flex: '1 1 200px', minWidth: 0 }} ellipsis={{ tooltip: true }}>{t(`kind_${hazard.kind}`)} · {hazard.place} · {hazard.text}</Typography.Text>
        <Button size="small" onClick={() => void navigate(`/hazards/${hazard.id}`)}>{t('watchOpen')}</Button>
        <Button size="small" danger onClick={() => void post(`/api/hazards/${hazard.id}/see`).then(refresh, setError)}>{t('see')}</Button>
      </Flex>
      <ErrorNote error={error} />
    </section>
  )
}

const toStale = ({ record }: FeedEvent) => (record.type === 'hazard' ? [['hazards-unseen']] : [])
