import { Button, Card, Flex, Input, Segmented, type InputRef } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { CameraDetail } from '../CameraDetail.tsx'
import { CameraTable } from '../CameraList.tsx'
import { silence, type Camera, type CameraRow } from '../cameras.ts'
import { CamerasMap } from '../CamerasMap.tsx'
import { Counts } from '../Counts.tsx'
import { SelectionBar } from '../bulk/SelectionBar.tsx'
import { CameraForm } from '../form/CameraForm.tsx'
import { ImportButton } from '../import/ImportButton.tsx'
import { KindChoice } from '../health/KindChoice.tsx'
import { CameraTree } from './CameraTree.tsx'
import { isKind, makeFilter, type Branch, type Look } from './filter.ts'
import { useLater } from './use-later.ts'
import { useLiveCameras } from './use-live.ts'
import { useCameraCounts, useCameraPages, useCameraRow, usePoints, usePulse } from './use-network.ts'
import { MoveBar, type Moving } from '../position/MoveBar.tsx'
import { RecorderNote } from '../RecorderNote.tsx'
import { StorageButton } from '../Storage.tsx'

const noRows: CameraRow[] = []
const looks = ['all', 'trouble', 'lacking', 'waiting'] as const
/** Typing is waited for so long. */
const typedMs = 200

/** Every camera this person may know of: tree, list and map of the same ones, one of them in full. */
export function NetworkView() {
  const { t } = useTranslation('cameras')
  const { camera: selected } = useParams()
  const navigate = useNavigate()
  useLiveCameras()
  const [look, setLook] = useState<Look>('all')
  const [words, setWords] = useState('')
  const [branch, setBranch] = useState<Branch>({})
  const filter = makeFilter(branch, look, useLater(words.trim(), typedMs))
  const list = useCameraPages(filter)
  // The rows first: what counts all cameras, and the map, would hold them up; its points are on their way meanwhile.
  const hasRows = list.data !== undefined || list.isError
  const counts = useCameraCounts(filter, hasRows).data
  const points = usePoints(filter)
  const [inView, setInView] = useState<readonly string[]>([])
  const pulse = usePulse(inView).data
  const [form, setForm] = useState<{ camera: Camera | null } | null>(null)
  const [ticked, setTicked] = useState<string[]>([])
  const [moving, setMoving] = useState<Moving | null>(null)
  const search = useRef<InputRef>(null)
  const select = useCallback((id?: string) => {
    setMoving(null)
    void navigate(id ? `/cameras/${id}` : '/cameras')
  }, [navigate])

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const readOn = useCallback(() => void (hasNextPage && !isFetchingNextPage && fetchNextPage()), [hasNextPage, isFetchingNextPage, fetchNextPage])
  const rows = list.data?.pages.flatMap((page) => page.cameras) ?? noRows
  const first = list.data?.pages[0]
  const mayChangeMany = first?.mayChangeMany ?? false
  const row = useCameraRow(selected, rows.find((camera) => camera.id === selected))
  const heard = pulse ?? first
  const isStale = heard !== undefined && (heard.recorders[0] === undefined || silence(heard.recorders[0], heard.now) > 0)
  useKeys(form ? {} : { 'n': first?.mayRegister ? () => setForm({ camera: null }) : undefined, '/': () => search.current?.focus(), 'Escape': () => (moving ? setMoving(null) : select()) })
  const isFirstUse = counts?.all === 0 && filter.search === undefined && branch.town === undefined
  const empty = isFirstUse ? { title: t('first'), hint: t(first?.mayRegister ? 'firstHint' : 'firstHintOthers') } : { title: t('noneFound'), hint: t('noneFoundHint') }
  // A branch of the tree is brought into view; what was typed moves nothing.
  const frame = !points.isPlaceholderData && filter.search === undefined && look === 'all' && branch.town !== undefined && !row ? (points.data ?? null) : null
  return (
    <Flex vertical style={{ height: '100%' }}>
      {heard && <RecorderNote recorders={heard.recorders} now={heard.now} isRecording={(counts?.active ?? 0) > 0} />}
      <Flex gap={12} className="cameras-page" style={{ flex: 1, minHeight: 0, padding: '0 12px 12px' }}>
        <Card className="cameras-where" size="small" style={{ width: 220, flex: 'none', display: 'flex', flexDirection: 'column' }} styles={{ body: { flex: 1, minHeight: 0, padding: '8px 0 0 4px', display: 'flex' } }}>
          <CameraTree branch={branch} onSelect={(to) => { setBranch(to); select() }} />
        </Card>
        <Card
          title={<Flex gap={12} align="center"><h1 style={{ font: 'inherit', margin: 0 }}>{t('title')}</h1>{counts && <Counts counts={counts} isStale={isStale} />}</Flex>}
          extra={<Flex gap={8}><StorageButton />{first?.mayImport && <ImportButton />}{first?.mayRegister && <Button type="primary" onClick={() => setForm({ camera: null })}>{t('add')} <kbd>N</kbd></Button>}</Flex>}
          style={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}
          styles={{ body: { flex: 1, minHeight: 0, padding: 0, display: 'flex', flexDirection: 'column' } }}
        >
          <Flex gap={8} wrap style={{ padding: '8px 12px' }}>
            <Input ref={search} allowClear prefix="⌕" suffix={<kbd>/</kbd>} placeholder={t('search')} aria-label={t('search')} value={words} onChange={(event) => setWords(event.target.value)} style={{ width: 220 }} />
            <Segmented<Look> value={isKind(look) ? 'trouble' : look} onChange={setLook} options={looks.map((value) => ({ value, label: counts ? `${t(`look_${value}`)} ${counts[value]}` : t(`look_${value}`) }))} />
            {counts && (look === 'trouble' || isKind(look)) && <KindChoice look={look} counts={counts.troubles} onChange={setLook} />}
          </Flex>
          <ErrorNote error={list.error ?? points.error} />
          <CameraTable
            key={JSON.stringify(filter)} {...(mayChangeMany ? { ticked, onTick: setTicked } : {})}
            cameras={rows} selected={selected} isPending={list.isPending} isStale={isStale} now={heard?.now ?? ''} empty={empty}
            onSelect={select} onView={setInView} onEnd={readOn}
          />
          {ticked.length > 0 && <SelectionBar key={JSON.stringify(filter)} ids={ticked} filter={filter} matching={isKind(look) ? counts?.troubles[look] : counts?.[look]} onClear={() => setTicked([])} />}
        </Card>
        <div className="cameras-side">
          <Card size="small" style={{ flex: '1 1 44%', minHeight: 160, overflow: 'hidden' }} styles={{ body: { padding: 0, height: '100%', display: 'flex', flexDirection: 'column' } }}>
            <div style={{ flex: 1, minHeight: 0 }}>{hasRows && <CamerasMap points={points.data} frame={frame} selected={row} moving={moving} onMove={(to) => moving && setMoving({ ...moving, to })} onSelect={select} />}</div>
            {moving && <MoveBar key={moving.row.id} moving={moving} onEnd={() => setMoving(null)} />}
          </Card>
          {row && <CameraDetail key={row.id} row={row} isStale={isStale} now={heard?.now ?? ''} onMove={() => setMoving({ row, to: row.position ?? middle })} onEdit={(camera) => setForm({ camera })} onClose={() => select()} />}
        </div>
      </Flex>
      {form && <CameraForm camera={form.camera} onDone={(id) => { setForm(null); select(id) }} onClose={() => setForm(null)} />}
    </Flex>
  )
}

/** Where the handle stands for a camera that had no position: between the two towns. */
const middle = { lon: 119.386, lat: 27.312 }
