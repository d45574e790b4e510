import { useTranslation } from 'react-i18next'
import { goTo } from './route.ts'
import { sendNow, useOutbox } from '../work.ts'

/** In a few words: is everything with the server, and if not, why. */
export function SendState() {
  const { t } = useTranslation('grid')
  const { items, photos, outcome } = useOutbox()
  const intents = items.filter(({ state }) => state === 'kept').length
  const pictures = photos.filter(({ isSent }) => !isSent).length
  const isClear = intents + pictures === 0
  const text = isClear ? t('allSent') : outcome === 'sending' ? t('sending', { intents, pictures }) : outcome === 'signed_out' ? t('signInToSend') : outcome === 'cut_off' ? t('cutOff') : t('keptHere', { intents, pictures })
  return (
    <button type="button" className="grid-send" data-clear={isClear} onClick={() => (isClear ? goTo('outbox') : sendNow())}>
      <span aria-live="polite">{text}</span>
    </button>
  )
}
