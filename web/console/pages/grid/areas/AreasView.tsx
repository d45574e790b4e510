import { Button, Card, Empty, Flex, Segmented, Select, Skeleton, Typography } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import type { MapArea } from '../../../../shared/map/index.ts'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { rightsOf } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { AreaFile } from './AreaFile.tsx'
import { AreaList } from './AreaList.tsx'
import { exportUrl, share, useAreas, useCoverage, type Area } from './areas.ts'
import { AreasMap } from './AreasMap.tsx'
import { ImportPane, type Preview } from './import/ImportPane.tsx'
import { Placed } from './Placed.tsx'
import './areas.css'

const none: readonly never[] = []

/** How the county is divided: boundaries on the map, shaded by how much is known behind their doors; addresses in no grid; files tried and taken over. */
export function AreasView({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('gridAreas')
  const { me } = useMe()
  const { stations, nameOf } = useUnitNames()
  const navigate = useNavigate()
  const may = rightsOf(me)
  const [chosen, setChosen] = useState('')
  const [day, setDay] = useState('')
  const [kind, setKind] = useState<Area['kind']>('community')
  const [before, setBefore] = useState<MapArea | null>(null)
  const [isImporting, setImporting] = useState(false)
  const [preview, setPreview] = useState<Preview | null>(null)
  const station = may.stations ? chosen : (me?.station ?? '')
  const { data, error } = useAreas(station, day)
  const { data: coverage } = useCoverage(station)
  const rows = useMemo(() => data?.areas.filter((area) => area.kind === kind) ?? none, [data, kind])
  const shown = useMemo((): readonly MapArea[] => {
    const standing = rows.map(({ id, name, boundary }): MapArea => {
      const found = day === '' ? coverage?.find((one) => one.id === id) : undefined
      return { id, name, boundary, share: found ? share(found.fresh, found.doors) : null }
    })
    return [...standing, ...(before ? [before] : [])]
  }, [rows, coverage, day, before])
  const dots = useMemo(() => (kind === 'community' ? (data?.gaps ?? none).map((lonLat) => ({ lonLat, look: 'quiet' as const })) : none), [data, kind])
  // Brought into view when there are others, not when one of them changes.
  const which = data?.areas.map(({ id }) => id).join() ?? ''
  const [framed, setFramed] = useState<{ which: string; areas: readonly Area[] }>({ which: '', areas: none })
  if (data && framed.which !== which) setFramed({ which, areas: data.areas })
  const select = (id?: string) => {
    setBefore(null)
    void navigate(id ? `/grid/areas/${id}` : '/grid/areas')
  }
  const close = () => {
    setImporting(false)
    setPreview(null)
  }
  const at = rows.findIndex(({ id }) => id === selected)
  const move = (by: number) => () => rows.length > 0 && select(rows[Math.min(rows.length - 1, Math.max(0, at + by))]!.id)
  useKeys(isImporting ? { Escape: close } : { ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1), Escape: selected ? () => select() : undefined, ...(may.draw ? { n: () => setImporting(true) } : {}) })
  const area = rows.find(({ id }) => id === selected)
  return (
    <div className="areas">
      <Card
        size="small" className="areas-side lq-head-wraps" title={<h1 className="grid-head">{isImporting ? t('importTitle') : t('title')}</h1>}
        extra={isImporting ? <Button size="small" onClick={close}>{t('back')} <kbd>Esc</kbd></Button> : (
          <Flex gap={8} wrap>
            {may.draw && <Button size="small" type="primary" onClick={() => setImporting(true)}>{t('import')} <kbd>N</kbd></Button>}
            <Button size="small" href={exportUrl(station, day)} download disabled={rows.length === 0}>{t('export')}</Button>
          </Flex>
        )}
      >
        {isImporting ? <ImportPane station={station} onPreview={setPreview} onClose={close} /> : (
          <>
            <Flex gap={8} wrap align="center" className="areas-choices">
              {may.stations && <Select size="small" value={chosen} onChange={setChosen} aria-label={t('station')} options={[{ value: '', label: t('wholeCounty') }, ...stations.map(({ id }) => ({ value: id, label: nameOf(id) }))]} popupMatchSelectWidth={false} />}
              <Segmented size="small" value={kind} onChange={setKind} options={(['community', 'special'] as const).map((value) => ({ value, label: t(`kind_${value}`) }))} />
              <DayPicker value={day || null} placeholder={t('today')} aria-label={t('onDay')} within={[-Infinity, 365]} style={{ width: 128 }} onChange={(to) => setDay(to === dayOn(0) ? '' : (to ?? ''))} />
            </Flex>
            {error && !data ? <Refusal error={error} /> : !data ? <Skeleton className="lq-late" active /> : (
              <>
                {kind === 'community' && <Placed addresses={data.addresses} />}
                {rows.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<><div>{t(day ? 'noneThatDay' : 'none')}</div>{!day && <Typography.Text type="secondary">{t('noneHint')}</Typography.Text>}</>} />
                  : <AreaList rows={rows} coverage={day === '' ? coverage : undefined} names={data.names} selected={selected} onSelect={select} />}
              </>
            )}
          </>
        )}
      </Card>
      <div className="areas-right">
        <div className="areas-map">
          <AreasMap areas={preview ? [...standing(data?.areas ?? none, preview), ...preview.areas] : shown} dots={preview?.dots ?? dots} frame={preview ? preview.areas : framed.areas} focus={preview?.focus ?? null} selected={preview ? null : (selected ?? null)} onSelect={(id) => !preview && select(id)} />
          {!preview && rows.length > 0 && day === '' && <span className="areas-legend"><i />{t('freshShare')}</span>}
        </div>
        {area && !isImporting && <AreaFile key={area.id} id={area.id} mayDraw={may.draw} before={before?.id ?? null} onBefore={setBefore} onClose={() => select()} />}
      </div>
    </div>
  )
}

/** What a file that is being tried leaves as it is: outlines without names. */
const standing = (areas: readonly Area[], { areas: tried }: Preview): MapArea[] => areas.filter(({ code }) => !tried.some(({ id }) => id === code)).map(({ id, boundary }) => ({ id, name: '', boundary, share: null }))
