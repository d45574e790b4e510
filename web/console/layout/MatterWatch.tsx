import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/api/me.ts'
import { useUnitNames } from '../../shared/api/units.ts'
import type { FeedEvent } from '../../shared/feed/feed.ts'
import { useRefreshOn } from '../../shared/feed/use-feed.ts'
import { rightsOf, useMatters } from '../pages/grid/grid.ts'
import { WatchStrip } from './WatchStrip.tsx'

/** On every page of the command room: an urgent hard matter that nobody has answered yet. An answer, a handing on or a closing takes it away. */
export function MatterWatch({ me }: { me: Me }) {
  const { t } = useTranslation('grid')
  const { nameOf } = useUnitNames()
  const isOn = rightsOf(me).answers
  useRefreshOn(toStale)
  const { data } = useMatters(isOn ? 'all' : null, true)
  const [first, ...others] = (data ?? []).filter(({ urgent, state }) => urgent && state === 'pushed')
  if (!isOn || !first) return null
  return <WatchStrip title={t('watch')} others={others.length} text={[nameOf(first.station), t(`kind_${first.kind as 'order'}`), first.text].join(' · ')} open={{ label: t('watchAnswer'), to: `/grid/matters/${first.id}` }} />
}

const toStale = ({ record }: FeedEvent) => (record.type === 'matter' ? [['grid', 'matters']] : [])
