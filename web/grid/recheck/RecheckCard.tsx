import type { HazardToRecheck } from '#answers/hazards'
import { useTranslation } from 'react-i18next'
import { dayOn } from '../../shared/i18n/time.ts'
import { goTo } from '../shell/route.ts'
import { describeDue } from './describe-due.ts'

/** A hazard that is to be looked at again: where, what, until when. `here`: at a door, whose place is known. */
export function RecheckCard({ hazard, here = false }: { hazard: HazardToRecheck; here?: boolean }) {
  const { t } = useTranslation('recheck')
  const { t: grid } = useTranslation('grid')
  const { words, state } = describeDue(hazard.due, dayOn(0), t)
  return (
    <button type="button" className="grid-card grid-due" data-due={state} onClick={() => goTo('recheck', hazard.id)}>
      <b>{here ? hazard.text : hazard.place}</b>
      {!here && <span>{hazard.text}</span>}
      <span className="grid-muted">{grid(`hazard_${hazard.kind}`)} · {grid(`severity_${hazard.severity}`)}{hazard.mine && ` · ${t('yours')}`}</span>
      <em>{words}</em>
    </button>
  )
}
