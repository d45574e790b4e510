import { Spin } from 'antd'
import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CountyMap, type MapSelection } from '../../../shared/map/index.ts'
import { useDark } from '../../../shared/shell/Providers.tsx'
import type { Crew } from './data/crews.ts'
import type { IncidentRow, Position } from './data/incidents.ts'

interface Props {
  rows: IncidentRow[]
  crews: Crew[]
  selected: MapSelection | null
  onSelect: (selection: MapSelection) => void
  /** The point of the call that is being written down. */
  picked: Position | null
  /** Present while a point is wanted. */
  onPick: ((position: Position) => void) | null
  /** Moves the view there whenever the object changes. */
  focus: Position | null
}

/** Open calls and units where they are; a click or Enter picks a place when one is wanted. */
export function MapPanel({ rows, crews, selected, onSelect, picked, onPick, focus }: Props) {
  const { t, i18n } = useTranslation('desk')
  const isDark = useDark()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const texts = useMemo(
    () => ({ map: t('map'), zoomIn: t('zoomIn'), zoomOut: t('zoomOut'), home: t('mapHome'), pickHint: t('pickHint'), picked: t('picked'), loading: t('mapLoading'), failed: t('mapFailed') }),
    [t],
  )
  const incidents = useMemo(
    () => rows.flatMap((row) => (row.position && row.status !== 'closed' ? [{ id: row.id, lonLat: toLonLat(row.position), priority: row.priority, label: `${row.priority} · ${t(row.nature)} · ${row.place}`, isOverdue: row.offer !== null }] : [])),
    [rows, t],
  )
  const units = useMemo(
    () => crews.flatMap((crew) => (crew.position && crew.state !== 'off' ? [{ id: crew.id, lonLat: toLonLat(crew.position), callSign: crew.callsign[language], status: crew.state, statusText: t(crew.state) }] : [])),
    [crews, language, t],
  )
  const target = useMemo(() => focus && { lonLat: toLonLat(focus) }, [focus])
  return (
    <section className="desk-panel desk-map" aria-label={t('map')}>
      <Suspense fallback={<Spin delay={200} />}>
        <CountyMap
          theme={isDark ? 'dark' : 'light'} language={language} texts={texts} incidents={incidents} units={units} selected={selected} onSelect={onSelect}
          focus={target} picked={picked && toLonLat(picked)} {...(onPick ? { onPick: ([lon, lat]: [number, number]) => onPick({ lon, lat }) } : {})}
        />
      </Suspense>
    </section>
  )
}

const toLonLat = ({ lon, lat }: Position) => [lon, lat] as const
