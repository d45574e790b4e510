import { Button, Card, Flex, Input, Segmented, Typography, type InputRef } from 'antd'
import { useCallback, useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { CameraDetail } from './CameraDetail.tsx'
import { CameraTable } from './CameraList.tsx'
import { isInTrouble, matches, silence, useCameras, type Camera, type Look } from './cameras.ts'
import { CamerasMap } from './CamerasMap.tsx'
import { CameraForm } from './form/CameraForm.tsx'
import { ImportButton } from './import/ImportButton.tsx'
import { RecorderNote } from './RecorderNote.tsx'
import { StorageButton } from './Storage.tsx'

/** Every camera this person may know of: list and map side by side, one of them in full. */
export default function CamerasPage() {
  const { t } = useTranslation('cameras')
  const { camera: selected } = useParams()
  const navigate = useNavigate()
  const { data, error, isPending } = useCameras()
  useRefreshOn(useCallback((event: FeedEvent) => (event.record.type === 'camera' ? [['cameras'], ['camera', event.record.id]] : []), []))
  const [look, setLook] = useState<Look>('all')
  const [words, setWords] = useState('')
  const sought = useDeferredValue(words.trim().toLowerCase())
  const [form, setForm] = useState<{ camera: Camera | null } | null>(null)
  const search = useRef<InputRef>(null)
  const select = useCallback((id?: string) => void navigate(id ? `/cameras/${id}` : '/cameras'), [navigate])
  useKeys(form ? {} : { 'n': data?.mayRegister ? () => setForm({ camera: null }) : undefined, '/': () => search.current?.focus(), 'Escape': () => select() })

  const all = data?.cameras ?? []
  // Where there are more than the page holds, the server looks for the words.
  const isBeyond = data !== undefined && data.next !== null && sought !== ''
  const found = useCameras(sought, isBeyond)
  const shown = (isBeyond ? (found.data?.cameras ?? []) : all).filter((camera) => matches(camera, look, isBeyond ? '' : sought))
  const row = [...all, ...shown].find((camera) => camera.id === selected)
  const isStale = data !== undefined && (data.recorders[0] === undefined || silence(data.recorders[0], data.now) > 0)
  const count = (of: Look) => all.filter((camera) => matches(camera, of, '')).length
  const empty = all.length === 0 ? { title: t('first'), hint: t(data?.mayRegister ? 'firstHint' : 'firstHintOthers') } : { title: t('noneFound'), hint: t('noneFoundHint') }
  return (
    <Flex vertical style={{ height: '100%' }}>
      {data && <RecorderNote list={data} />}
      <Flex gap={12} style={{ flex: 1, minHeight: 0, padding: 12 }}>
        <Card
          title={<Flex gap={12} align="center"><h1 style={{ font: 'inherit', margin: 0 }}>{t('title')}</h1><Counts recording={all.filter((c) => c.health?.state === 'recording').length} trouble={all.filter(isInTrouble).length} active={all.filter((c) => c.state === 'active').length} isStale={isStale} /></Flex>}
          extra={<Flex gap={8}><StorageButton />{data?.mayImport && <ImportButton />}{data?.mayRegister && <Button type="primary" onClick={() => setForm({ camera: null })}>{t('add')} <kbd>N</kbd></Button>}</Flex>}
          style={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}
          styles={{ body: { flex: 1, minHeight: 0, padding: 0, display: 'flex', flexDirection: 'column' } }}
        >
          <Flex gap={8} wrap style={{ padding: '8px 12px' }}>
            <Input ref={search} allowClear prefix="⌕" suffix={<kbd>/</kbd>} placeholder={t('search')} aria-label={t('search')} value={words} onChange={(event) => setWords(event.target.value)} style={{ width: 240 }} />
            <Segmented value={look} onChange={setLook} options={(['all', 'trouble', 'lacking', 'waiting'] as const).map((value) => ({ value, label: value === 'all' ? t('look_all') : `${t(`look_${value}`)} ${count(value)}` }))} />
          </Flex>
          <ErrorNote error={error ?? found.error} />
          {data && data.next !== null && <Typography.Text type="secondary" style={{ padding: '0 12px 8px' }}>{t('onlyFirst', { count: all.length })}</Typography.Text>}
          <CameraTable cameras={shown} selected={selected} isPending={isPending || (isBeyond && found.isPending)} isStale={isStale} now={data?.now ?? ''} empty={empty} onSelect={select} />
        </Card>
        <Flex vertical gap={12} style={{ width: '38%', minWidth: 380, maxWidth: 620 }}>
          <Card size="small" style={{ flex: '1 1 38%', minHeight: 160, overflow: 'hidden' }} styles={{ body: { padding: 0, height: '100%' } }}>
            <CamerasMap cameras={shown} selected={row} onSelect={select} />
          </Card>
          {row && <CameraDetail key={row.id} row={row} isStale={isStale} now={data?.now ?? ''} onEdit={(camera) => setForm({ camera })} onClose={() => select()} />}
        </Flex>
      </Flex>
      {form && <CameraForm camera={form.camera} onDone={(id) => { setForm(null); select(id) }} onClose={() => setForm(null)} />}
    </Flex>
  )
}

function Counts({ recording, active, trouble, isStale }: { recording: number; active: number; trouble: number; isStale: boolean }) {
  const { t } = useTranslation('cameras')
  return (
    <Typography.Text type="secondary" style={{ fontWeight: 400, fontVariantNumeric: 'tabular-nums' }}>
      {isStale ? t('countsStale', { active }) : t('counts', { recording, active })}
      {trouble > 0 && !isStale && <Typography.Text type="danger"> · {t('countsTrouble', { trouble })}</Typography.Text>}
    </Typography.Text>
  )
}
