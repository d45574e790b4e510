import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../shared/api/client.ts'
import { formatExact } from '../../shared/i18n/time.ts'
import { clipPath, load } from './own-footage.ts'

/** A finger that slides asks for no picture on its way. */
const settleMs = 180

type Shown = { kind: 'still' | 'clip'; url: string; at: number } | { kind: 'nothing'; why: string; at: number } | null

/** The picture of a moment; pressed, the minute from there as a film. */
export function Picture({ look, at }: { look: string; at: number }) {
  const { t } = useTranslation('portal')
  const [shown, setShown] = useState<Shown>(null)
  const [playing, setPlaying] = useState<number | null>(null)
  useEffect(() => {
    const stopper = new AbortController()
    let url: string | undefined
    const isClip = playing === at
    const timer = setTimeout(() => {
      load(isClip ? clipPath(look, at) : `/api/footage/looks/${look}/still?at=${at}&width=960`, stopper.signal)
        .then((found) => {
          url = found
          setShown({ kind: isClip ? 'clip' : 'still', url, at })
        })
        .catch((error: unknown) => {
          if (stopper.signal.aborted) return
          setPlaying(null)
          setShown({ kind: 'nothing', why: error instanceof ApiError && error.code !== 'nothing_recorded' ? error.message : t('noPicture'), at })
        })
    }, isClip ? 0 : settleMs)
    return () => {
      clearTimeout(timer)
      stopper.abort()
      if (url) URL.revokeObjectURL(url)
    }
  }, [look, at, playing, t])
  const isCurrent = shown?.at === at
  const isWaiting = !isCurrent || (playing === at && shown?.kind === 'still')
  return (
    <div className="portal-picture">
      {shown?.kind === 'still' && <img src={shown.url} alt={`${t('shownAt')} ${formatExact(shown.at)}`} style={{ opacity: isCurrent ? 1 : 0.5 }} />}
      {shown?.kind === 'clip' && isCurrent && <video src={shown.url} controls autoPlay muted playsInline aria-label={t('playing')} />}
      {isCurrent && shown?.kind === 'nothing' && <div role="status" className="portal-picture-says">{shown.why}</div>}
      {isWaiting && <div role="status" className="portal-picture-says">{t('loading')}</div>}
      {shown?.kind !== 'clip' && <div className="portal-picture-time">{formatExact(at)}</div>}
      {isCurrent && shown?.kind === 'still' && playing !== at && <Button type="primary" size="large" className="portal-picture-play" onClick={() => setPlaying(at)}>▶ {t('playHere')}</Button>}
    </div>
  )
}
