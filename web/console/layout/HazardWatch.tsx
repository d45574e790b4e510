import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HazardRow } from '#answers/hazards'
import { get, post } from '../../shared/api/client.ts'
import type { Me } from '../../shared/api/me.ts'
import type { FeedEvent } from '../../shared/feed/feed.ts'
import { useRefreshOn } from '../../shared/feed/use-feed.ts'
import { rightsOf, useRefreshHazard } from '../pages/hazards/hazards.ts'
import { WatchStrip } from './WatchStrip.tsx'

/** On every page of the command room: a major hazard that nobody there has seen yet. It stays until somebody says so. */
export function HazardWatch({ me }: { me: Me }) {
  const isOn = rightsOf(me).see
  useRefreshOn(toStale)
  const { data } = useQuery({ queryKey: ['hazards-unseen'], queryFn: ({ signal }) => get<{ hazards: HazardRow[] }>('/api/hazards/unseen', signal), enabled: isOn })
  const [first, ...others] = data?.hazards ?? []
  return isOn && first ? <Unseen key={first.id} hazard={first} others={others.length} /> : null
}

function Unseen({ hazard, others }: { hazard: HazardRow; others: number }) {
  const { t } = useTranslation('hazards')
  const refresh = useRefreshHazard(hazard.id)
  return (
    <WatchStrip
      title={t('watch')} others={others} text={[t(`kind_${hazard.kind}`), hazard.place, hazard.text].join(' · ')} open={{ label: t('watchOpen'), to: `/hazards/${hazard.id}` }}
      done={{ label: t('see'), act: () => post(`/api/hazards/${hazard.id}/see`).then(refresh) }}
    />
  )
}

const toStale = ({ record }: FeedEvent) => (record.type === 'hazard' ? [['hazards-unseen']] : [])
