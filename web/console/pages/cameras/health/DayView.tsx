import { Card, Empty, Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CameraDay } from '#answers/cameras'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { DayStrip } from './DayStrip.tsx'
import { troubleKinds } from './kinds.ts'
import { useCameraDay } from './use-health.ts'

/** As long as the server keeps what was wrong (src/domains/cameras/health/troubles.ts). */
const keptDays = 92

/** How a day went: stations with how much of their footage there is, and the cameras that were worst off, hour by hour. */
export function DayView() {
  const { t } = useTranslation('cameras')
  const [day, setDay] = useState(dayOn(0))
  const [station, setStation] = useState<string>()
  const { data, error, isPending } = useCameraDay({ day, ...(station === undefined ? {} : { station }) })
  return (
    <Flex vertical gap={12} style={{ height: '100%', padding: '0 12px 12px', overflow: 'auto' }}>
      <Flex gap={12} align="center" wrap>
        <h1 className="cameras-title">{t('dayTitle')}</h1>
        <DayPicker aria-label={t('day')} value={day} onChange={(to) => to && setDay(to)} within={[-keptDays, 0]} />
        <Legend />
      </Flex>
      <ErrorNote error={error} />
      {isPending ? <Skeleton active /> : data && (
        <>
          <Stations day={data} chosen={station} onChoose={setStation} />
          <Worst day={data} />
        </>
      )}
    </Flex>
  )
}

function Stations({ day, chosen, onChoose }: { day: CameraDay; chosen: string | undefined; onChoose: (station: string | undefined) => void }) {
  const { t } = useTranslation('cameras')
  const { nameOf } = useUnitNames()
  const seconds = Math.max(1, (Date.parse(day.to) - Date.parse(day.from)) / 1000)
  return (
    <div className="day-stations" role="group" aria-label={t('byStation')}>
      {day.stations.map(({ station, cameras, troubled, lostSeconds }) => {
        const share = cameras === 0 ? 0 : Math.min(1, lostSeconds / (cameras * seconds))
        return (
          <button key={station} type="button" aria-pressed={station === chosen} onClick={() => onChoose(station === chosen ? undefined : station)}>
            <strong>{nameOf(station) || station}</strong>
            <span className="day-share">{cameras === 0 ? '—' : `${(Math.floor((1 - share) * 1000) / 10).toFixed(1)}%`}</span>
            <small>{t('stationDay', { cameras, troubled, hours: (lostSeconds / 3600).toFixed(lostSeconds < 36_000 ? 1 : 0) })}</small>
            <span className="day-bar" aria-hidden><i style={{ width: `${(1 - share) * 100}%` }} /></span>
          </button>
        )
      })}
    </div>
  )
}

function Worst({ day }: { day: CameraDay }) {
  const { t } = useTranslation('cameras')
  const { nameOf } = useUnitNames()
  if (day.cameras.length === 0) return <Empty description={<><div>{t('dayGoodAll')}</div><Typography.Text type="secondary">{t('dayGoodHint')}</Typography.Text></>} />
  return (
    <Card size="small" title={t('dayWorst', { count: day.cameras.length, of: day.troubled })} styles={{ body: { padding: '4px 12px 12px' } }}>
      <div className="day-row day-head" aria-hidden><span /><span className="day-hours">{[0, 6, 12, 18, 24].map((hour) => <i key={hour} style={{ left: `${(hour / 24) * 100}%` }}>{hour}</i>)}</span><span>{t('dayLost')}</span></div>
      {day.cameras.map((camera) => (
        <div key={camera.id} className="day-row">
          <span><Link to={`/cameras/${camera.id}`}>{camera.name}</Link><small>{camera.place} · {nameOf(camera.station)}</small></span>
          <DayStrip from={day.from} to={day.to} spells={camera.spells} name={camera.name} />
          <span className="day-lost">{camera.lostSeconds === 0 ? '—' : sayHours(camera.lostSeconds)}</span>
        </div>
      ))}
    </Card>
  )
}

/** `3:20`: hours and minutes. */
const sayHours = (seconds: number) => `${Math.floor(seconds / 3600)}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`

function Legend() {
  const { t } = useTranslation('cameras')
  return <Flex gap={12} wrap className="day-legend" aria-hidden>{troubleKinds.map((kind) => <span key={kind}><i className={`day-spell day-${kind}`} />{t(`trouble_${kind}`)}</span>)}</Flex>
}
