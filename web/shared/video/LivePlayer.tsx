import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../i18n/time.ts'
import { LiveStream, type LiveState } from './live-stream.ts'
import { nameVideo } from './name-video.ts'

const clockMs = 200

/** `sub`: the small picture, for one of several; the server gives the main one where a camera has no other. */
type StreamName = 'main' | 'sub'

/**
 * A live picture with its exact time and the viewer's name drawn over it. `path`: of the WebSocket, which has judged the right;
 * `viewer`: who looks. Where another stream is asked for, the old picture stays until the new one plays. Uses the namespace `live`.
 */
export function LivePlayer({ path, stream = 'main', viewer }: { path: string; stream?: StreamName; viewer: string }) {
  const [shown, setShown] = useState(stream)
  const layers = shown === stream ? [stream] : [shown, stream]
  return (
    <div style={{ position: 'relative', background: '#000', width: '100%', height: '100%', minHeight: 120, overflow: 'hidden' }}>
      {layers.map((each) => <Layer key={each} url={`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}?stream=${each}`} isComing={each !== shown} onPlaying={() => setShown(each)} />)}
      <div aria-hidden style={{ ...corner, insetInlineStart: 8, bottom: 6 }}>{viewer}</div>
      <div aria-hidden style={{ ...mark, ...centre }}>{viewer}</div>
    </div>
  )
}

/** One connection with its picture. `isComing`: nothing of it shows, over the picture that it will replace, before it plays. */
function Layer({ url, isComing, onPlaying }: { url: string; isComing: boolean; onPlaying: () => void }) {
  const { t } = useTranslation('live')
  const video = useRef<HTMLVideoElement>(null)
  const clock = useRef<HTMLSpanElement>(null)
  const [state, setState] = useState<LiveState>('connecting')
  const [codec, setCodec] = useState('')
  useEffect(() => {
    const stream = new LiveStream(url, video.current!, setState, setCodec)
    const timer = setInterval(() => {
      const at = stream.shownAt()
      if (clock.current) clock.current.textContent = at === null ? '' : formatExact(at)
    }, clockMs)
    return () => {
      clearInterval(timer)
      stream.stop()
    }
  }, [url])
  return (
    <div style={{ position: 'absolute', inset: 0 }}>
      <video ref={video} muted playsInline disablePictureInPicture aria-label={t('live')} onLoadedData={() => video.current!.requestVideoFrameCallback(onPlaying)} style={{ width: '100%', height: '100%', objectFit: 'contain', display: 'block', visibility: isOver(state) ? 'hidden' : 'visible' }} />
      {!isComing && <div style={{ ...corner, insetInlineEnd: 8, bottom: 6 }}><span ref={clock} /></div>}
      {!isComing && codec !== '' && <div style={{ ...corner, insetInlineEnd: 8, top: 6 }}>{t('transcoded', { codec: nameVideo(codec) })}</div>}
      {state !== 'playing' && !(isComing && state === 'connecting') && <div role="status" style={{ ...centre, color: '#fff', background: 'rgb(0 0 0 / 0.6)', padding: '6px 12px', borderRadius: 6 }}>{t(state)}</div>}
    </div>
  )
}

/** What may no longer be seen is taken away, its last picture too. */
const isOver = (state: LiveState) => state === 'no_right' || state === 'ended'

const corner = { position: 'absolute', color: '#fff', fontSize: 13, fontVariantNumeric: 'tabular-nums', textShadow: '0 0 3px #000, 0 0 2px #000', pointerEvents: 'none' } as const
const centre = { position: 'absolute', insetInlineStart: '50%', top: '50%', transform: 'translate(-50%, -50%)' } as const
/** Faint, but in every photograph of the screen. */
const mark = { color: 'rgb(255 255 255 / 0.16)', fontSize: 28, pointerEvents: 'none', userSelect: 'none', whiteSpace: 'nowrap' } as const
