import { useTranslation } from 'react-i18next'
import { formatElapsed } from '../../shared/i18n/time.ts'
import type { DutyCall, Position } from '../data.ts'
import { useNow } from '../use-now.ts'
import { Facts } from './Facts.tsx'

interface Props {
  call: DutyCall
  position: Position | null
  /** How far the server's clock is ahead of this phone's, ms. */
  aheadMs: number
  onAccept: () => void
}

/** A call that rings: the whole screen, one thing to press. */
export function RingCard({ call, position, aheadMs, onAccept }: Props) {
  const { t } = useTranslation('field')
  const now = useNow() + aheadMs
  const left = call.acceptBy ? Date.parse(call.acceptBy) - now : null
  return (
    <main className="field-ring" role="alertdialog" aria-label={t('rings')} data-call={call.id}>
      <header>
        <span className={`field-priority field-p${call.priority}`}>{t(`p${call.priority}`)}</span>
        <span>{t(call.nature)}</span>
        <span className="field-quiet">{call.number.slice(-4)}</span>
      </header>
      <section className="field-ring-body"><Facts call={call} position={position} /></section>
      <footer>
        {left !== null && <p role="timer">{left > 0 ? t('acceptWithin', { left: formatElapsed(left) }) : t('acceptOverdue', { over: formatElapsed(-left) })}</p>}
        <button type="button" className="field-accept" onClick={onAccept}>{t('accept')}</button>
      </footer>
    </main>
  )
}
