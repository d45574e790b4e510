import { Button, Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatFullMoment, formatMoment } from '../moments.ts'
import type { Region } from './region.ts'
import { Still } from './Still.tsx'
import type { Done } from './use-search.ts'

interface Props {
  look: string
  region: Region
  what: 'vanished' | 'appeared'
  finding: Extract<Done, { outcome: string }>
  onSeek(ms: number): void
  /** Looks on from here. */
  onNext(fromMs: number): void
}

/** The moment with the pictures before and after it, or plainly that it is not certain, and between when. */
export function Finding({ look, region, what, finding, onSeek, onNext }: Props) {
  const { t } = useTranslation('review')
  if (finding.outcome === 'stayed')
    return (
      <>
        <Typography.Text strong>{t('stayed')}</Typography.Text>
        <Typography.Paragraph type="secondary" style={{ fontSize: 12 }}>{t('stayedWhy')}</Typography.Paragraph>
      </>
    )
  if (finding.outcome === 'unsure')
    return (
      <>
        <Typography.Text strong>{t(`unsure_${finding.why}`)}</Typography.Text>
        {finding.compared.length > 0 && <Typography.Paragraph style={{ margin: 0 }}>{t('unsureBetween', { from: formatMoment(finding.afterMs), to: formatMoment(finding.beforeMs) })}</Typography.Paragraph>}
        {finding.compared.length > 0 && <Pair look={look} region={region} beforeMs={finding.afterMs} afterMs={finding.beforeMs} onSeek={onSeek} />}
      </>
    )
  const { atMs, sureness } = finding
  return (
    <>
      <Typography.Text strong style={{ fontVariantNumeric: 'tabular-nums' }}>{t(what === 'vanished' ? 'foundVanished' : 'foundAppeared', { at: formatFullMoment(atMs) })}</Typography.Text>
      <br />
      <Typography.Text type={sureness >= 0.8 ? 'secondary' : 'warning'}>{t(sureness >= 0.95 ? 'sure_high' : sureness >= 0.8 ? 'sure_fair' : 'sure_low')}</Typography.Text>
      <Pair look={look} region={region} beforeMs={atMs - 1} afterMs={atMs} onSeek={onSeek} />
      <Flex gap={8}>
        <Button size="small" type="primary" onClick={() => onSeek(atMs)}>{t('goThere')}</Button>
        {what === 'vanished' && <Button size="small" onClick={() => onNext(atMs + 1_000)}>{t('findNext')}</Button>}
      </Flex>
    </>
  )
}

function Pair({ look, region, beforeMs, afterMs, onSeek }: { look: string; region: Region; beforeMs: number; afterMs: number; onSeek: (ms: number) => void }) {
  const { t } = useTranslation('review')
  return (
    <div className="review-stills">
      <Still look={look} region={region} atMs={beforeMs} caption={t('beforeIt')} onSeek={onSeek} />
      <Still look={look} region={region} atMs={afterMs} caption={t('afterIt')} onSeek={onSeek} />
    </div>
  )
}
