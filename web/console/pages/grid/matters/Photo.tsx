import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'

/** A photo from the door. To see it is a look that the ledger keeps, so it is asked for by hand; its bytes may still be on the phone. */
export function Photo({ sha256, takenAt }: { sha256: string; takenAt: string }) {
  const { t } = useTranslation('grid')
  const [state, setState] = useState<'closed' | 'open' | 'absent'>('closed')
  const at = formatExact(takenAt).slice(5, 16)
  return (
    <li>
      {state === 'open' ? <a href={`/api/photos/${sha256}`} target="_blank" rel="noreferrer"><img src={`/api/photos/${sha256}`} alt={t('photoOf', { at })} onError={() => setState('absent')} /></a>
        : <button type="button" onClick={() => setState('open')}>{t(state === 'absent' ? 'photoAbsent' : 'photoSee')}<small>{at}</small></button>}
    </li>
  )
}
