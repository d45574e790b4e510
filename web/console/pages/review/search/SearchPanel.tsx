import { Button, Flex, Progress, Space, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { formatMoment } from '../moments.ts'
import { Finding } from './Finding.tsx'
import { MovedStrip } from './MovedStrip.tsx'
import type { Region } from './region.ts'
import { useSearch, type What } from './use-search.ts'

interface Props {
  look: string
  region: Region
  /** The picture on which the region was drawn. */
  atMs: number
  range: { startMs: number; endMs: number }
  onSeek(ms: number): void
  onClose(): void
}

const kinds = ['vanished', 'appeared', 'moved'] as const

/** Beside the picture: what to look for in the region, how far the search has come, what it found and how sure it is. */
export function SearchPanel({ look, region, atMs, range, onSeek, onClose }: Props) {
  const { t } = useTranslation('review')
  const { state, start, stop } = useSearch(look)
  const begin = (what: What, seenMs = atMs, fromMs = range.startMs) => start(what, { region, fromMs, toMs: range.endMs, seenMs })
  return (
    <section aria-label={t('searchTitle')}>
      <Flex justify="space-between" align="baseline">
        <h2>{t('searchTitle')}</h2>
        <Button type="text" size="small" onClick={onClose}>{t('cancel')}</Button>
      </Flex>
      <Typography.Paragraph type="secondary" style={{ fontSize: 12, marginBottom: 8 }}>{t('searchDraw')}</Typography.Paragraph>
      <Space.Compact block>
        {kinds.map((what) => <Button key={what} size="small" block type={state?.what === what ? 'primary' : 'default'} disabled={state?.isRunning} onClick={() => begin(what)}>{t(`find_${what}`)}</Button>)}
      </Space.Compact>
      <div aria-live="polite" style={{ marginTop: 8 }}>
        {state?.isRunning && (
          <>
            <Progress percent={share(state.what, state.betweenMs, range)} size="small" showInfo={false} status="active" aria-label={t('searchTitle')} />
            <Flex justify="space-between" align="center" gap={8}>
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                {state.betweenMs ? t('searchBetween', { from: formatMoment(state.betweenMs[0]), to: formatMoment(state.betweenMs[1]) }) : t('searchDecoded', { count: state.decoded })}
              </Typography.Text>
              <Button size="small" onClick={stop}>{t('searchStop')}</Button>
            </Flex>
          </>
        )}
        {state && state.error !== null && <ErrorNote error={state.error} />}
        {state?.done && 'outcome' in state.done && (
          <Finding look={look} region={state.region} what={state.what as 'vanished' | 'appeared'} finding={state.done} onSeek={onSeek} onNext={(fromMs) => begin('moved', fromMs, fromMs)} />
        )}
        {state?.what === 'moved' && <MovedStrip look={look} region={state.region} changes={state.changes} isDone={!state.isRunning} onSeek={onSeek} />}
        {state && !state.isRunning && state.done && <Typography.Text type="secondary" style={{ fontSize: 12 }}>{t('searchDecoded', { count: state.decoded })}</Typography.Text>}
      </div>
    </section>
  )
}

/** How much of the way is done, in percent: by the halvings, or by the time looked at. */
function share(what: What, between: [number, number] | null, { startMs, endMs }: Props['range']): number {
  if (!between) return 3
  const part = (between[1] - between[0]) / Math.max(1, endMs - startMs)
  return what === 'moved' ? part * 100 : Math.min(97, (Math.log2(1 / Math.max(part, 1e-4)) / Math.log2(1e4)) * 100)
}
