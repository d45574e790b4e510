import { Alert, Button, Flex, Input, Select, Spin, Typography } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridFileDone } from '#answers/registry'
import { useUnitNames } from '../../../../../shared/api/units.ts'
import { newIntentId, post } from '../../../../../shared/api/client.ts'
import { dayOn } from '../../../../../shared/i18n/time.ts'
import type { LonLat, MapArea, MapDot } from '../../../../../shared/map/index.ts'
import { ErrorNote } from '../../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../../shared/shell/use-me.ts'
import { DayPicker } from '../../../../../shared/time/pickers.tsx'
import { useRefreshGrid } from '../../grid.ts'
import { Faults } from './Faults.tsx'
import { Outcome } from './Outcome.tsx'
import { readGeoJson, tryFile, type Given, type Tried } from './try-file.ts'

/** What the map shows of a file that is being tried. */
export interface Preview {
  areas: readonly MapArea[]
  dots: readonly MapDot[]
  focus: LonLat | null
}

const systems = ['cgcs2000', 'wgs84', 'gcj02'] as const

/** A file is chosen and tried: the map shows what it would draw and where it is wrong; then what is right is taken over, with the reason. */
export function ImportPane({ station, onPreview, onClose }: { station: string; onPreview: (preview: Preview | null) => void; onClose: () => void }) {
  const { t } = useTranslation('gridAreas')
  const { me } = useMe()
  const { stations, nameOf } = useUnitNames()
  const refresh = useRefreshGrid()
  const input = useRef<HTMLInputElement>(null)
  const [intent, setIntent] = useState(newIntentId)
  const [file, setFile] = useState<{ name: string; json: object } | null>(null)
  const [given, setGiven] = useState<Given>({ system: 'cgcs2000', from: dayOn(0), station })
  const [tried, setTried] = useState<Tried | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [done, setDone] = useState<GridFileDone | null>(null)

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    await work().catch(setError)
    setBusy(false)
  }
  const show = (of: Tried | null, focus: LonLat | null) => onPreview(of && { areas: of.areas, dots: of.dots, focus })
  const tryIt = (json: object, how: Given) => attempt(async () => {
    setTried(null)
    const answer = await tryFile(json, how)
    setIntent(newIntentId())
    setTried(answer)
    show(answer, null)
  })
  const choose = (chosen: File) => attempt(async () => {
    setDone(null)
    setFile(null)
    const json = await readGeoJson(chosen, t)
    setFile({ name: chosen.name, json })
    await tryIt(json, given)
  })
  const change = (some: Partial<Given>) => {
    const how = { ...given, ...some }
    setGiven(how)
    if (file && how.from) void tryIt(file.json, how)
  }
  const take = () => file && attempt(async () => {
    const answer = await post<GridFileDone>('/api/grid-areas/import', { file: file.json, ...given, reason: reason.trim() }, intent)
    await refresh()
    setDone(answer)
    setTried(null)
    setFile(null)
    onPreview(null)
  })
  const count = tried ? tried.check.added + tried.check.changed : 0
  return (
    <Flex vertical gap={12}>
      <input
        ref={input} type="file" accept=".geojson,.json,application/geo+json,application/json" hidden aria-label={t('chooseFile')}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void choose(chosen)
        }}
      />
      <Typography.Text type="secondary">{file ? file.name : t('importHint')}</Typography.Text>
      <div className="grid-two">
        <label className="grid-field"><span>{t('from')}</span><DayPicker value={given.from} aria-label={t('from')} within={[-3_650, 365]} onChange={(from) => change({ from: from ?? dayOn(0) })} /></label>
        <label className="grid-field"><span>{t('system')}</span><Select value={given.system} aria-label={t('system')} onChange={(system) => change({ system })} options={systems.map((value) => ({ value, label: t(`system_${value}`) }))} popupMatchSelectWidth={false} /></label>
        {me?.station === '' && <label className="grid-field"><span>{t('whose')}</span><Select allowClear value={given.station || null} aria-label={t('whose')} onChange={(to) => change({ station: to ?? '' })} options={stations.map(({ id }) => ({ value: id, label: nameOf(id) }))} /></label>}
      </div>
      <Flex gap={8} wrap><Button type={tried ? 'default' : 'primary'} disabled={busy} onClick={() => input.current?.click()}>{t(file ? 'another' : 'chooseFile')}</Button></Flex>
      <ErrorNote error={error} />
      {busy && !tried && <Flex gap={8} align="center"><Spin size="small" />{t('checking')}</Flex>}
      {done && <Alert type="success" showIcon role="status" title={t('done', { added: done.added, changed: done.changed })} action={<Button size="small" onClick={onClose}>{t('back')}</Button>} />}
      {tried && (
        <>
          <Outcome check={tried.check} />
          {tried.check.faults.length > 0 && <Faults faults={tried.check.faults} onShow={(at) => show(tried, [at[0], at[1]])} />}
          {count > 0 && <Input.TextArea value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('reason')} aria-label={t('reason')} maxLength={400} autoSize={{ minRows: 2, maxRows: 4 }} />}
          <Button type="primary" block loading={busy} disabled={count === 0 || reason.trim() === ''} onClick={() => void take()}>{count === 0 ? t('nothing') : t('take', { count })}</Button>
        </>
      )}
    </Flex>
  )
}
