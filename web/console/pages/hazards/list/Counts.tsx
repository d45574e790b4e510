import { useTranslation } from 'react-i18next'
import type { HazardCounts } from '#answers/hazards'
import type { View } from '../hazards.ts'

const shown = [['open', 'open'], ['overdue', 'overdue'], ['major', 'major'], ['closed', 'ended']] as const

/** Four numbers, each beside the same moment last year; pressing one shows what it counts. */
export function Counts({ counts, view, onView }: { counts: HazardCounts | undefined; view: View; onView: (view: View) => void }) {
  const { t } = useTranslation('hazards')
  return (
    <div className="hazards-counts" role="group" aria-label={t('counts')}>
      {shown.map(([key, means]) => (
        <button key={key} type="button" aria-pressed={view === means} onClick={() => onView(means)} className={key === 'overdue' && (counts?.this.overdue ?? 0) > 0 ? 'hazards-late' : ''}>
          <span>{t(`count_${key}`)}</span>
          <b>{counts?.this[key] ?? '—'}</b>
          <small>{t('lastYear', { count: counts?.last[key] ?? '—' })}</small>
        </button>
      ))}
    </div>
  )
}
