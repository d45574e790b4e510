import { useTranslation } from 'react-i18next'
import { useHazardCounts } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { Tile } from './Tile.tsx'

/** Hazards that are open, each number beside the same moment last year. */
export function Hazards({ station }: { station: string }) {
  const { t } = useTranslation('grid')
  const { data, error } = useHazardCounts(station)
  const about = (of: 'open' | 'overdue' | 'major') => ({ value: data?.this[of] ?? '—', ...(data ? { about: t('lastYear', { count: data.last[of] }) } : {}) })
  return (
    <Tile
      title={t('hazards')} to="/hazards"
      {...(error ? {} : { numbers: [{ label: t('open'), ...about('open') }, { label: t('overdue'), ...about('overdue'), isNow: (data?.this.overdue ?? 0) > 0 }, { label: t('major'), ...about('major'), isNow: (data?.this.major ?? 0) > 0 }] })}
    >
      {error && <Refusal error={error} />}
    </Tile>
  )
}
