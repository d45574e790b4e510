import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOn, startOfDay } from '../i18n/time.ts'
import { fromWall, toWall } from './wall.ts'

interface Common {
  id?: string
  'aria-label'?: string
  style?: CSSProperties
  placeholder?: string
  /** First and last day that may be chosen, counted from today: `[0, 30]` is today and a month on. */
  within?: readonly [number, number]
}

/** As text that sorts: before every day, the day so far from today, after every day. */
const boundOn = (days: number) => (Number.isFinite(days) ? dayOn(days) : days < 0 ? '' : '9999')

/** Whether a day of the picker's calendar lies outside; asked anew for each day drawn, since today moves. */
const isOutside = (within: Common['within']) => (day: Dayjs) => {
  const name = day.format('YYYY-MM-DD')
  return within !== undefined && (name < boundOn(within[0]) || name > boundOn(within[1]))
}

/** Enter takes what was typed into the picker; it must not also send the form around it. */
function Kept({ children }: { children: ReactNode }) {
  const keep = (event: KeyboardEvent) => { if (event.key === 'Enter' && !event.ctrlKey) event.preventDefault() }
  return <span onKeyDown={keep} style={{ display: 'contents' }}>{children}</span>
}

/** One moment in the county's time, ISO 8601. */
export function MomentPicker({ value = null, onChange, within, ...rest }: Common & { value?: string | null; onChange?: (at: string | null) => void }) {
  return (
    <Kept>
      <DatePicker {...rest} disabledDate={isOutside(within)} value={value ? toWall(value) : null} onChange={(wall) => onChange?.(wall ? fromWall(wall) : null)} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" showNow={false} />
    </Kept>
  )
}

/** One day of the county, `yyyy-mm-dd`; `from` and `to` bound it (both inclusive). */
export function DayPicker({ value = null, onChange, from, to, within, ...rest }: Common & { value?: string | null; onChange?: (day: string | null) => void; from?: string; to?: string }) {
  const isOut = (day: Dayjs) => isOutside(within)(day) || (from !== undefined && day.format('YYYY-MM-DD') < from) || (to !== undefined && day.format('YYYY-MM-DD') > to)
  return (
    <Kept>
      <DatePicker {...rest} value={value ? dayjs(value) : null} onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)} disabledDate={isOut} showNow={false} />
    </Kept>
  )
}

/** From–to of past time, ISO 8601, to the second, with the spans that are asked for most. */
export function SpanPicker({ value, onChange, id }: { id?: string; value?: [string, string] | null; onChange?: (span: [string, string] | null) => void }) {
  const { t } = useTranslation('time')
  const span = (from: number, to: number): [Dayjs, Dayjs] => [toWall(from), toWall(to)]
  const hours = (n: number) => () => {
    const now = Date.now()
    return span(now - n * 3600_000, now)
  }
  const midnight = () => startOfDay(dayOn(0))
  const presets = [
    { label: t('lastHour'), value: hours(1) },
    { label: t('lastThreeHours'), value: hours(3) },
    { label: t('lastNight'), value: () => span(midnight() - 6 * 3600_000, Math.min(Date.now(), midnight() + 6 * 3600_000)) },
    { label: t('today'), value: () => span(midnight(), Date.now()) },
    { label: t('yesterday'), value: () => span(midnight() - 24 * 3600_000, midnight()) },
  ]
  return (
    <Kept>
      <DatePicker.RangePicker
        {...(id ? { id } : {})}
        value={value ? [toWall(value[0]), toWall(value[1])] : null}
        onChange={(walls) => onChange?.(walls?.[0] && walls[1] ? [fromWall(walls[0]), fromWall(walls[1])] : null)}
        presets={presets}
        showTime={{ format: 'HH:mm:ss' }}
        format="YYYY-MM-DD HH:mm:ss"
        style={{ width: '100%' }}
      />
    </Kept>
  )
}
