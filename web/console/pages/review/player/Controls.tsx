import { CaretRightFilled, ExpandOutlined, PauseOutlined, QuestionCircleOutlined, StepBackwardOutlined, StepForwardOutlined } from '@ant-design/icons'
import { Button, Divider, Flex, Select, Tooltip, Typography } from 'antd'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { formatFullMoment, formatLength, formatMoment } from '../moments.ts'
import { AtClock } from '../wall/AtClock.tsx'
import type { Transport } from '../wall/conductor.ts'

export const rates = [0.5, 1, 2, 4, 8, 16] as const

interface Props {
  engine: Transport
  selection: { inMs: number | null; outMs: number | null }
  mayMark: boolean
  mayExport: boolean
  onIn(): void
  onOut(): void
  onMark(): void
  onExport(): void
  onFullscreen(): void
  onHelp(): void
  onSearch(): void
  /** What else can be done with the moment. */
  children?: React.ReactNode
}

/** Below the picture: the exact time, always; play, step, speed; in, out, mark, export. The keys stand beside. */
export function Controls({ engine, selection, mayMark, mayExport, onIn, onOut, onMark, onExport, onFullscreen, onHelp, onSearch, children }: Props) {
  const { t } = useTranslation('review')
  const playing = useSyncExternalStore(engine.subscribe, () => engine.state.playing)
  const rate = useSyncExternalStore(engine.subscribe, () => engine.state.rate)
  const { inMs, outMs } = selection
  const button = (label: string, key: string, icon: React.ReactNode, onClick: () => void) => (
    <Tooltip title={<>{label} <kbd>{key}</kbd></>}>
      <Button type="text" size="small" icon={icon} aria-label={label} onClick={onClick} />
    </Tooltip>
  )
  return (
    <Flex align="center" gap={4} className="review-controls" role="toolbar" aria-label={t('controls')}>
      <AtClock of={engine}>{({ atMs }) => <Typography.Text strong className="review-time" aria-live="off" data-at={atMs}>{atMs ? formatFullMoment(atMs) : '—'}</Typography.Text>}</AtClock>
      <Divider orientation="vertical" />
      {button(t('back'), ',', <StepBackwardOutlined />, () => void engine.step(-1))}
      {button(playing ? t('pause') : t('play'), 'K', playing ? <PauseOutlined /> : <CaretRightFilled />, () => engine.toggle())}
      {button(t('on'), '.', <StepForwardOutlined />, () => void engine.step(1))}
      <Select
        size="small" value={rate} onChange={(rate) => engine.setRate(rate)} aria-label={t('speed')} style={{ width: 72 }} popupMatchSelectWidth={false}
        options={rates.map((rate) => ({ value: rate, label: rate === 0.5 ? '½×' : `${rate}×` }))}
      />
      <Divider orientation="vertical" />
      <Tooltip title={<>{t('markIn')} <kbd>I</kbd></>}><Button size="small" type="text" onClick={onIn}>{t('in')} {inMs === null ? '' : formatMoment(inMs)}</Button></Tooltip>
      <Tooltip title={<>{t('markOut')} <kbd>O</kbd></>}><Button size="small" type="text" onClick={onOut}>{t('out')} {outMs === null ? '' : formatMoment(outMs)}</Button></Tooltip>
      {inMs !== null && outMs !== null && <Typography.Text type="secondary" className="review-length">{formatLength(outMs - inMs)}</Typography.Text>}
      {mayMark && <Tooltip title={<>{t('searchWhy')} <kbd>S</kbd></>}><Button size="small" onClick={onSearch}>{t('search')} <kbd>S</kbd></Button></Tooltip>}
      {mayMark && <Tooltip title={<>{t('markClip')} <kbd>M</kbd></>}><Button size="small" onClick={onMark}>{t('clip')} <kbd>M</kbd></Button></Tooltip>}
      {mayExport && <Tooltip title={<>{t('exportWhy')} <kbd>E</kbd></>}><Button size="small" type="primary" onClick={onExport}>{t('export')} <kbd>E</kbd></Button></Tooltip>}
      {children}
      <span style={{ flex: 1 }} />
      {button(t('fullscreen'), 'F', <ExpandOutlined />, onFullscreen)}
      {button(t('keys'), '?', <QuestionCircleOutlined />, onHelp)}
    </Flex>
  )
}
