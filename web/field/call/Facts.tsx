import { useTranslation } from 'react-i18next'
import type { DutyCall, Position } from '../data.ts'
import { findWay } from './direction.ts'

/** What is known of a call: where, how far, what, and whom to ring. */
export function Facts({ call, position }: { call: DutyCall; position: Position | null }) {
  const { t } = useTranslation('field')
  const way = position && call.position ? findWay(position, call.position) : null
  return (
    <>
      <h1 className="field-place">{call.place || t('placeUnknown')}</h1>
      {way && <p className="field-way">{t(`way_${way.towards}`, { n: way.metres })}</p>}
      <p className="field-words">{call.text || t('noText')}</p>
      {(call.caller || call.phone) && (
        <p className="field-caller">
          <span>{call.caller || t('caller')}</span>
          {call.phone && <a href={`tel:${call.phone.replaceAll(/[^\d+]/g, '')}`}>{t('ringCaller')} {call.phone}</a>}
        </p>
      )}
    </>
  )
}
