import { Button, Flex, Spin, Typography } from 'antd'
import { useRef, type RefCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { nameVideo } from '../../../../shared/video/name-video.ts'
import { describeHeld } from '../moments.ts'
import { useZoom } from '../zoom/use-zoom.ts'
import { toTransform, whole, zoomOn } from '../zoom/zoom.ts'
import type { EngineState } from './engine-state.ts'
import { Overlay } from './Overlay.tsx'

interface Props {
  video: RefCallback<HTMLVideoElement>
  state: EngineState
  viewer: string
  number: string
  /** A picture shown instead while the hand drags over the timeline. */
  scrubbing: string | null
  /** The keys of the page are for this one. */
  hasKeys: boolean
  onPress(): void
  onRetry(): void
  /** What lies exactly over the picture, wherever it is zoomed to. */
  children?: React.ReactNode
}

/** The picture, with what stands over it and what is said when there is none. The wheel, two fingers or keys go nearer. */
export function Picture({ video, state, viewer, number, scrubbing, hasKeys, onPress, onRetry, children }: Props) {
  const { t } = useTranslation('review')
  const frame = useRef<HTMLDivElement>(null)
  const { zoom, setZoom, handlers } = useZoom(frame, onPress)
  useKeys(hasKeys ? { z: () => setZoom(zoomOn), '0': () => setZoom(() => whole) } : {})
  const isEmpty = state.status === 'ready' && state.coverage?.spans.length === 0
  const isShown = state.status === 'ready' && !isEmpty && !state.absent
  const [away] = state.coverage?.held ?? []
  const onKeyDown = children ? undefined : handlers.onKeyDown
  return (
    <div ref={frame} className="review-picture" tabIndex={0} role="group" aria-label={t('pictureZoom')} onContextMenu={(event) => event.preventDefault()} {...(children ? {} : handlers)} onKeyDown={onKeyDown} style={{ cursor: zoom.scale > 1 ? 'grab' : undefined }}>
      <div className="review-zoomed" style={{ transform: toTransform(zoom) }}>
        <video ref={video} muted playsInline disablePictureInPicture controlsList="nodownload noremoteplayback" aria-label={t('picture')} />
        {scrubbing && <img src={scrubbing} alt="" className="review-scrub" />}
        {isShown && children}
      </div>
      {isShown && <Overlay viewer={viewer} number={number} />}
      {state.status === 'ready' && state.transcodedFrom !== '' && <div className="review-codec">{t('transcoded', { codec: nameVideo(state.transcodedFrom) })}</div>}
      {zoom.scale > 1 && <Button size="small" className="review-unzoom" onPointerDown={(event) => event.stopPropagation()} onClick={() => setZoom(() => whole)}>{t('unzoom', { scale: zoom.scale.toFixed(1) })} <kbd>0</kbd></Button>}
      {(state.status === 'opening' || (state.waiting && !scrubbing && !state.absent)) && <div role="status" aria-label={t('loading')} className="review-wait"><Spin delay={200} /></div>}
      {isEmpty && (
        <Flex vertical align="center" justify="center" className="review-said">
          <Typography.Text strong>{away ? t('heldAt', describeHeld(away)) : t('emptyRange')}</Typography.Text>
          <Typography.Text type="secondary">{t(away ? 'heldWhy' : 'emptyRangeWhy')}</Typography.Text>
        </Flex>
      )}
      {(state.status === 'over' || state.status === 'failed') && (
        <Flex vertical gap={12} align="center" justify="center" className="review-said" onPointerDown={(event) => event.stopPropagation()}>
          <ErrorNote error={state.error} />
          {state.status === 'failed' && <Button onClick={onRetry}>{t('again')}</Button>}
        </Flex>
      )}
    </div>
  )
}
