import { Button, Flex, Spin, Typography } from 'antd'
import type { RefCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { nameVideo } from '../../../../shared/video/name-video.ts'
import { describeHeld } from '../moments.ts'
import type { EngineState } from './engine.ts'
import { Overlay } from './Overlay.tsx'

interface Props {
  video: RefCallback<HTMLVideoElement>
  state: EngineState
  viewer: string
  number: string
  /** A picture shown instead while the hand drags over the timeline. */
  scrubbing: string | null
  onToggle(): void
  onRetry(): void
  /** What lies over the picture, on top of all. */
  children?: React.ReactNode
}

/** The picture, with what stands over it and what is said when there is none. */
export function Picture({ video, state, viewer, number, scrubbing, onToggle, onRetry, children }: Props) {
  const { t } = useTranslation('review')
  const isEmpty = state.status === 'ready' && state.coverage?.spans.length === 0
  const [away] = state.coverage?.held ?? []
  return (
    <div className="review-picture" onContextMenu={(event) => event.preventDefault()}>
      <video ref={video} muted playsInline disablePictureInPicture controlsList="nodownload noremoteplayback" onClick={onToggle} aria-label={t('picture')} />
      {scrubbing && <img src={scrubbing} alt="" className="review-scrub" />}
      {state.status === 'ready' && !isEmpty && <Overlay viewer={viewer} number={number} />}
      {state.status === 'ready' && state.transcodedFrom !== '' && <div className="review-codec">{t('transcoded', { codec: nameVideo(state.transcodedFrom) })}</div>}
      {(state.status === 'opening' || (state.waiting && !scrubbing)) && <Spin delay={200} className="review-wait" aria-label={t('loading')} />}
      {state.status === 'ready' && !isEmpty && children}
      {isEmpty && (
        <Flex vertical align="center" justify="center" className="review-said">
          <Typography.Text strong>{away ? t('heldAt', describeHeld(away)) : t('emptyRange')}</Typography.Text>
          <Typography.Text type="secondary">{t(away ? 'heldWhy' : 'emptyRangeWhy')}</Typography.Text>
        </Flex>
      )}
      {(state.status === 'over' || state.status === 'failed') && (
        <Flex vertical gap={12} align="center" justify="center" className="review-said">
          <ErrorNote error={state.error} />
          {state.status === 'failed' && <Button onClick={onRetry}>{t('again')}</Button>}
        </Flex>
      )}
    </div>
  )
}
