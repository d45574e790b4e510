import { Button, Card, Flex, Segmented, type InputRef } from 'antd'
import { useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { Brief } from '../file/Brief.tsx'
import { HazardFile } from '../file/HazardFile.tsx'
import { rightsOf, toQuery, useCounts, useHazards, views, type HazardFilter, type View } from '../hazards.ts'
import { ReportDialog } from '../report/ReportDialog.tsx'
import { Counts } from './Counts.tsx'
import { Filters } from './Filters.tsx'
import { Flags } from './Flags.tsx'
import { HazardsMap } from './HazardsMap.tsx'
import { HazardTable } from './HazardTable.tsx'
import { TermsDialog } from './TermsDialog.tsx'

const none: never[] = []
const nothingChosen: HazardFilter = { view: 'open', kind: undefined, severity: undefined, station: undefined, text: '' }

/** Hazards as a list, the longest overdue on top, and on the map; one of them in full. Arrow keys move, / searches, N reports. */
export function HazardsView({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('hazards')
  const { me } = useMe()
  const may = rightsOf(me)
  const navigate = useNavigate()
  const [chosen, setChosen] = useState(nothingChosen)
  const filter = { ...chosen, text: useDeferredValue(chosen.text.trim()) }
  const { data, error, isPending } = useHazards(filter)
  const counts = useCounts(chosen.station)
  const [isSettingTerms, setTerms] = useState(false)
  const [isReporting, setReporting] = useState(false)
  const search = useRef<InputRef>(null)
  const rows = data?.hazards ?? none
  const select = (id?: string) => void navigate(id ? `/hazards/${id}` : '/hazards')
  const at = rows.findIndex((row) => row.id === selected)
  const move = (by: number) => () => rows.length > 0 && select(rows[Math.min(rows.length - 1, Math.max(0, at + by))]!.id)
  useKeys({ ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1), '/': () => search.current?.focus(), n: may.report ? () => setReporting(true) : undefined, Escape: selected ? () => select() : undefined })
  const isSought = filter.text !== '' || filter.kind !== undefined || filter.severity !== undefined || filter.view !== 'open'
  const row = rows.find((one) => one.id === selected)
  return (
    <Flex className="hazards-page" gap={12}>
      <Card
        className="hazards-list"
        title={<h1 className="hazards-title">{t('title')}</h1>}
        extra={
          <Flex gap={8}>
            {may.terms && <Button onClick={() => setTerms(true)}>{t('terms')}</Button>}
            {may.export && <Button href={`/api/hazards.csv?${toQuery(filter)}`} download>{t('export')}</Button>}
            {may.report && <Button type="primary" onClick={() => setReporting(true)}>{t('report')} <kbd>N</kbd></Button>}
          </Flex>
        }
        styles={{ body: { flex: 1, minHeight: 0, padding: 0, display: 'flex', flexDirection: 'column' } }}
      >
        <Counts counts={counts.data} view={chosen.view} onView={(view) => setChosen({ ...chosen, view })} />
        <Flex gap={8} wrap style={{ padding: '8px 12px' }}>
          <Segmented<View> value={chosen.view} onChange={(view) => setChosen({ ...chosen, view })} options={views.map((value) => ({ value, label: t(`view_${value}`) }))} />
          <Filters ref={search} filter={chosen} hasStations={may.stations} onChange={setChosen} />
        </Flex>
        {may.supervise && <Flags onOpen={select} />}
        <ErrorNote error={error} />
        <HazardTable rows={rows} selected={selected} isPending={isPending} isSought={isSought} mayReport={may.report} hasStations={may.stations} onSelect={select} />
        {data?.more && <p className="hazards-more">{t('more', { count: rows.length })}</p>}
      </Card>
      <div className="hazards-side">
        <Card size="small" className="hazards-map" styles={{ body: { padding: 0, height: '100%' } }}><HazardsMap rows={rows} selected={row} onSelect={select} /></Card>
        {selected && (may.open ? <HazardFile key={selected} id={selected} onClose={() => select()} /> : row && <Brief key={selected} row={row} onClose={() => select()} />)}
      </div>
      {isSettingTerms && <TermsDialog onClose={() => setTerms(false)} />}
      {isReporting && <ReportDialog onClose={() => setReporting(false)} onDone={(id) => { setReporting(false); select(id) }} />}
    </Flex>
  )
}
