import { useTranslation } from 'react-i18next'
import { goTo } from './route.ts'
import { sendNow, useOutbox } from '../work.ts'

/** In a few words: is everything with the server, and if not, why. */
export function SendState() {
  const { t } = useTranslation('grid')
  const { items, photos, outcome } = useOutbox()
  const intents = items.filter(({ state }) => state === 'kept').length
  const pictures = photos.filter(({ isSent, problem }) => !isSent && problem === '').length
  const refused = photos.filter(({ problem }) => problem !== '').length
  const isSent = intents + pictures === 0
  const isClear = isSent && refused === 0
  const text = isSent && refused > 0 ? t('photosRefused', { count: refused }) : isClear ? t('allSent') : outcome === 'sending' ? t('sending', { intents, pictures }) : outcome === 'signed_out' ? t('signInToSend') : outcome === 'cut_off' ? t('cutOff') : t('keptHere', { intents, pictures })
  return (
    <button type="button" className="grid-send" data-clear={isClear} onClick={() => (isSent ? goTo('outbox') : sendNow())}>
      <span aria-live="polite">{text}</span>
    </button>
  )
}
