import type { HazardToRecheck } from '#answers/hazards'
import { Button } from 'antd-mobile'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOn } from '../../shared/i18n/time.ts'
import { daysUntil, soonDays } from './describe-due.ts'
import { RecheckCard } from './RecheckCard.tsx'

const mostLines = 200

/** Hazards behind no door of today's rounds: what is overdue, due soon or one's own at once, the others with a press. */
export function ToRecheck({ hazards }: { hazards: readonly HazardToRecheck[] }) {
  const { t } = useTranslation('recheck')
  const [isAll, setAll] = useState(false)
  const today = dayOn(0)
  const pressing = hazards.filter(({ due, mine }) => mine || daysUntil(due, today) <= soonDays)
  if (hazards.length === 0) return null
  return (
    <section>
      <h2>{t('toRecheck')}</h2>
      {(isAll ? hazards : pressing).slice(0, mostLines).map((hazard) => <RecheckCard key={hazard.id} hazard={hazard} />)}
      {!isAll && hazards.length > pressing.length && <Button block fill="none" color="primary" onClick={() => setAll(true)}>{t('others', { count: hazards.length - pressing.length })}</Button>}
    </section>
  )
}
