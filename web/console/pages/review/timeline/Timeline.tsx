import { Button, Flex, Popover, Typography, theme } from 'antd'
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type WheelEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, formatClockSeconds } from '../../../../shared/i18n/time.ts'
import type { HeldSpan } from '#answers/footage'
import type { Span } from '../player/spans.ts'
import { describeHeld, formatMoment } from '../moments.ts'
import { chooseMarks, clampView, follow, snapMoment, toMs, toX, wholeView, zoom, type View } from './scale.ts'
import { useHoverStill } from './use-hover-still.ts'

export interface TimelineClip extends Span {
  id: string
  name: string
}

/** One camera on the timeline. */
export interface Lane {
  camera: string
  name: string
  /** Its key. */
  place: number
  spans: readonly Span[]
  held: readonly HeldSpan[]
  looked: readonly Span[]
}

interface Props {
  grant: Span
  /** Those that are shown; what stands under the hand is of the one that leads. */
  lanes: readonly Lane[]
  leader: string
  clips: readonly TimelineClip[]
  bookmarks: readonly { id: string; note: string; atMs: number }[]
  /** What left the house as evidence. */
  exported: readonly Span[]
  /** Moments that a search found, ms since the epoch. */
  findings: readonly number[]
  selection: { inMs: number | null; outMs: number | null }
  atMs: number
  look: string | null
  onSeek(ms: number): void
  /** While the hand drags: the picture follows, exactness comes when it lets go. `still`: the small picture of this place, where the hand has rested on it. */
  onScrub(ms: number, still: string | null): void
  onAskMore(fromMs: number, toMs: number): void
}

const ruler = 20
const barTop = 34
/** Of one camera, and of each of several. */
const barHeight = { alone: 26, several: 9 }
const laneGap = 3
const foot = 32
/** Of the hand to the picture's moment: the same place. */
const nearPixels = 4

/**
 * What is recorded, granted, looked at and clipped, and where the picture is. Dragging scrubs, the wheel zooms, outside the
 * grant is hatched and says how to ask.
 */
export function Timeline({ grant, lanes, leader, clips, bookmarks, exported, findings, selection, atMs, look, onSeek, onScrub, onAskMore }: Props) {
  const { t } = useTranslation('review')
  const { token } = theme.useToken()
  const frame = useRef<HTMLDivElement>(null)
  const several = lanes.length > 1
  const laneHeight = several ? barHeight.several : barHeight.alone
  const bar = { y: barTop, h: Math.max(1, lanes.length) * (laneHeight + laneGap) - laneGap }
  const height = bar.y + bar.h + foot
  const { spans = [], held = [] } = lanes.find((lane) => lane.camera === leader) ?? {}
  const [width, setWidth] = useState(0)
  const whole = wholeView(grant.startMs, grant.endMs)
  /** As it was set; `isPinned` while the hand looks elsewhere than where the picture is. */
  const [own, setOwn] = useState<{ view: View; isPinned: boolean }>({ view: whole, isPinned: false })
  const view = own.isPinned ? own.view : follow(own.view, whole, atMs || grant.startMs)
  const setView = (next: View) => setOwn({ view: next, isPinned: atMs < next.fromMs || atMs > next.toMs })
  const [hover, setHover] = useState<number | null>(null)
  const [asking, setAsking] = useState<{ x: number; side: 'before' | 'after' } | null>(null)
  const [isDragging, setDragging] = useState(false)
  // What the hand drags to, or has just pressed, is shown large.
  const isShownLarge = hover !== null && (isDragging || Math.abs(hover - atMs) < nearPixels * ((view.toMs - view.fromMs) / Math.max(1, width)))
  const still = useHoverStill(look, hover === null || isShownLarge ? null : snapMoment(spans, hover, view, width))

  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width))
    observer.observe(frame.current!)
    return () => observer.disconnect()
  }, [])

  const x = (ms: number) => toX(view, width, ms)
  const msOf = (event: { clientX: number }) => toMs(view, width, event.clientX - frame.current!.getBoundingClientRect().left)
  const isOutside = (ms: number) => ms < grant.startMs || ms >= grant.endMs
  const press = (event: PointerEvent) => {
    const ms = msOf(event)
    setAsking(null)
    if (isOutside(ms)) return
    setDragging(true)
    event.currentTarget.setPointerCapture(event.pointerId)
    onScrub(ms, still)
  }
  const move = (event: PointerEvent) => {
    const ms = msOf(event)
    setHover(ms)
    if (isDragging) onScrub(Math.min(Math.max(ms, grant.startMs), grant.endMs - 1), null)
  }
  const release = (event: PointerEvent) => {
    if (!isDragging) return
    setDragging(false)
    setOwn({ view, isPinned: false })
    onSeek(Math.min(Math.max(msOf(event), grant.startMs), grant.endMs - 1))
  }
  // On the click, not the press: a press outside of it closes what is open.
  const offerMore = (event: { clientX: number }) => {
    const ms = msOf(event)
    if (isOutside(ms)) setAsking({ x: x(ms), side: ms < grant.startMs ? 'before' : 'after' })
  }
  const turn = (event: WheelEvent) => {
    if (event.deltaX !== 0 && Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const by = (event.deltaX / Math.max(1, width)) * (view.toMs - view.fromMs)
      return setView(clampView({ fromMs: view.fromMs + by, toMs: view.toMs + by }, whole))
    }
    setView(zoom(view, whole, msOf(event), event.deltaY > 0 ? 1.25 : 0.8))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') setView(zoom(view, whole, atMs, 0.5))
    else if (event.key === '-') setView(zoom(view, whole, atMs, 2))
    else return
    event.preventDefault()
  }
  const sayWhy = (ms: number) => {
    const away = held.find((span) => ms >= span.startMs && ms < span.endMs)
    return away ? t('heldAt', describeHeld(away)) : t('noRecording')
  }
  const rect = (span: Span, props: { y: number; h: number; fill: string; opacity?: number }, key?: string) => {
    const [from, to] = [x(span.startMs), x(span.endMs)]
    if (to < 0 || from > width) return null
    return <rect key={key ?? span.startMs} x={from} width={Math.max(1, to - from)} y={props.y} height={props.h} fill={props.fill} opacity={props.opacity ?? 1} rx={1} />
  }
  const selected = selection.inMs !== null || selection.outMs !== null ? { startMs: selection.inMs ?? grant.startMs, endMs: selection.outMs ?? atMs } : null

  return (
    <div ref={frame} className="review-timeline" onKeyDown={onKey} style={{ height, background: token.colorBgContainer, color: token.colorText }}>
      <svg
        width={width} height={height} role="slider" tabIndex={0} aria-label={t('timeline')} aria-valuemin={grant.startMs} aria-valuemax={grant.endMs} aria-valuenow={Math.round(atMs)} aria-valuetext={formatMoment(atMs)}
        onPointerDown={press} onPointerMove={move} onPointerUp={release} onClick={offerMore} onPointerLeave={() => setHover(null)} onWheel={turn} onDoubleClick={() => setView(whole)}
        style={{ display: 'block', touchAction: 'none', cursor: 'ew-resize', outlineOffset: -2 }}
      >
        <defs>
          <pattern id="review-outside" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" fill={token.colorFillQuaternary} />
            <line x1="0" y1="0" x2="0" y2="7" stroke={token.colorTextQuaternary} strokeWidth="1.5" />
          </pattern>
        </defs>
        {chooseMarks(view, width).map(({ ms, hasSeconds }) => (
          <g key={ms} transform={`translate(${x(ms)} 0)`}>
            <line y1={ruler - 4} y2={ruler} stroke={token.colorTextQuaternary} />
            <text y={12} textAnchor="middle" fontSize={11} fill={token.colorTextSecondary} style={{ fontVariantNumeric: 'tabular-nums' }}>{hasSeconds ? formatClockSeconds(ms) : formatClock(ms)}</text>
          </g>
        ))}
        <rect x={0} y={ruler + 4} width={width} height={height - ruler - 8} fill="url(#review-outside)" />
        <rect x={x(grant.startMs)} y={ruler + 4} width={Math.max(0, x(grant.endMs) - x(grant.startMs))} height={height - ruler - 8} fill={token.colorBgContainer} />
        {rect(grant, { y: bar.y, h: bar.h, fill: token.colorFillTertiary })}
        {lanes.map((lane, i) => {
          const y = bar.y + i * (laneHeight + laneGap)
          return (
            <g key={lane.camera}>
              <title>{lane.name}</title>
              {several && <rect x={x(grant.startMs)} width={Math.max(0, x(grant.endMs) - x(grant.startMs))} y={y} height={laneHeight} fill="transparent" />}
              {lane.spans.map((span) => rect(span, { y, h: laneHeight, fill: token.colorPrimary, opacity: several && lane.camera !== leader ? 0.24 : 0.42 }))}
              {lane.held.map((span) => rect(span, { y, h: laneHeight, fill: token.colorWarning, opacity: 0.22 }, `h${span.startMs}`))}
              {lane.looked.map((span, n) => rect(span, several ? { y: y + laneHeight, h: 2, fill: token.colorTextTertiary } : { y: y + laneHeight + 4, h: 4, fill: token.colorTextTertiary }, `l${n}`))}
              {several && <text x={Math.max(4, x(grant.startMs) - 12)} y={y + laneHeight - 0.5} fontSize={10} fontWeight={lane.camera === leader ? 700 : 400} fill={token.colorTextSecondary}>{lane.place}</text>}
            </g>
          )
        })}
        {selected && rect(selected, { y: bar.y - 4, h: bar.h + 8, fill: token.colorWarning, opacity: 0.28 }, 'selection')}
        {clips.map((clip) => (
          <g key={clip.id}>
            {rect(clip, { y: bar.y + bar.h + 11, h: 6, fill: token.colorWarning })}
            <title>{clip.name}</title>
          </g>
        ))}
        {exported.map((span, i) => rect(span, { y: bar.y + bar.h + 18, h: 3, fill: token.colorSuccess }, `e${i}`))}
        {findings.map((ms, i) => <path key={`f${i}`} d={`M${x(ms)} ${bar.y - 8} l4 4 -4 4 -4 -4 z`} fill={token.colorWarning} />)}
        {bookmarks.map((b) => (
          <path key={b.id} d={`M${x(b.atMs)} ${bar.y - 1} v-11 h8 l-3 3 3 3 h-8`} fill={token.colorPrimary} stroke={token.colorPrimary} strokeWidth={1}>
            <title>{b.note}</title>
          </path>
        ))}
        {hover !== null && <line x1={x(hover)} x2={x(hover)} y1={ruler} y2={height} stroke={token.colorTextTertiary} strokeDasharray="2 3" />}
        <line x1={x(atMs)} x2={x(atMs)} y1={ruler - 6} y2={height} stroke={token.colorError} strokeWidth={1.5} />
        <path d={`M${x(atMs) - 5} ${ruler - 7} h10 l-5 7 z`} fill={token.colorError} />
      </svg>
      {hover !== null && !asking && (
        <div className="review-hover" style={{ bottom: height - ruler - 2, left: Math.min(Math.max(x(hover), 100), width - 100), background: token.colorBgElevated, boxShadow: token.boxShadowSecondary }}>
          {still && <img src={still} alt="" width={192} />}
          <Typography.Text style={{ fontVariantNumeric: 'tabular-nums' }}>{isOutside(hover) ? t('outside') : isRecorded(spans, hover) ? formatMoment(hover) : `${formatMoment(hover)} · ${sayWhy(hover)}`}</Typography.Text>
        </div>
      )}
      {asking && (
        <Popover
          open placement="top" onOpenChange={(open) => !open && setAsking(null)} trigger="click"
          content={
            <Flex vertical gap={8} style={{ maxWidth: 260 }}>
              <Typography.Text>{t('outsideWhy')}</Typography.Text>
              <Button type="primary" onClick={() => {
                setAsking(null)
                const length = grant.endMs - grant.startMs
                if (asking.side === 'before') onAskMore(grant.startMs - length, grant.startMs)
                else onAskMore(grant.endMs, grant.endMs + length)
              }}>{t('askMore')}</Button>
            </Flex>
          }
        >
          <span style={{ position: 'absolute', left: asking.x, top: barTop }} />
        </Popover>
      )}
    </div>
  )
}

const isRecorded = (spans: readonly Span[], ms: number) => spans.some((span) => ms >= span.startMs && ms < span.endMs)
