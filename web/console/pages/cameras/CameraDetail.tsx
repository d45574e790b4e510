import { Button, Card, Descriptions, Flex, Skeleton, Tag, Tooltip, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../shared/clock/use-now.ts'
import { dayOn, formatDay, formatExact } from '../../../shared/i18n/time.ts'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { useCamera, type Camera, type CameraRow, type Health } from './cameras.ts'
import { CameraActions } from './CameraActions.tsx'
import { DayStrip } from './health/DayStrip.tsx'
import { useCameraDay } from './health/use-health.ts'
import { HealthMark } from './HealthMark.tsx'
import { TestConnection } from './TestConnection.tsx'

/** Everything about one camera but its credentials, with what may be done. */
export function CameraDetail({ row, isStale, now, onMove, onEdit, onClose }: { row: CameraRow; isStale: boolean; now: string; onMove: () => void; onEdit: (camera: Camera) => void; onClose: () => void }) {
  const { t } = useTranslation('cameras')
  const { data: camera, error } = useCamera(row.id)
  useKeys({ e: camera?.may.correct ? () => onEdit(camera) : undefined, m: camera?.may.correct ? onMove : undefined })
  return (
    <Card
      size="small"
      title={<Tooltip title={row.name}>{row.name}</Tooltip>}
      extra={<Flex gap={4}>{camera?.may.correct && <Button size="small" type="text" onClick={onMove}>{t('move')} <kbd>M</kbd></Button>}{camera?.may.correct && <Button size="small" type="text" onClick={() => onEdit(camera)}>{t('edit')} <kbd>E</kbd></Button>}<Button size="small" type="text" onClick={onClose} aria-label={t('close')}>✕</Button></Flex>}
      style={{ flex: '1 1 62%', minHeight: 0, display: 'flex', flexDirection: 'column' }}
      styles={{ body: { overflow: 'auto', minHeight: 0 } }}
    >
      <Flex vertical gap={12}>
        <Flex gap={12} align="center" wrap>
          <HealthMark camera={row} isStale={isStale} now={now} />
          {row.health && row.state === 'active' && !isStale && <Figures health={row.health} />}
        </Flex>
        {row.gaps.length > 0 && <Gaps gaps={row.gaps} />}
        <ErrorNote error={error} />
        {!camera && !error && <Skeleton active title={false} />}
        {camera && <CameraActions camera={camera} />}
        {camera && row.state === 'active' && <Today id={row.id} name={row.name} />}
        {camera && <Facts camera={camera} />}
        {camera?.may.setStream && camera.stream && camera.state !== 'retired' && <TestConnection key={row.id} body={() => ({ camera: row.id })} />}
      </Flex>
    </Card>
  )
}

function Today({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('cameras')
  const { data } = useCameraDay({ day: dayOn(0), camera: id })
  if (!data) return null
  return <div><Typography.Text type="secondary" style={{ fontSize: 12 }}>{t('today')}</Typography.Text><DayStrip from={data.from} to={data.to} spells={data.cameras[0]?.spells ?? []} name={name} /></div>
}

/** A disk that answers sooner is not worth a word. */
const slowDiskMs = 100

function Figures({ health }: { health: Health }) {
  const { t } = useTranslation('cameras')
  if (health.state !== 'recording' && health.state !== 'stopped') return health.lastFrameAt ? <Typography.Text type="secondary">{t('lastFrame', { at: formatExact(health.lastFrameAt) })}</Typography.Text> : null
  const parts = [`${health.width}×${health.height}`, `${health.fps.toFixed(0)} fps`, t('kbps', { kbps: Math.round(health.kbps) }), ...(health.lagMs >= slowDiskMs ? [t('lag', { ms: Math.round(health.lagMs) })] : [])]
  return <Typography.Text type="secondary" style={{ fontVariantNumeric: 'tabular-nums' }}>{parts.join(' · ')}</Typography.Text>
}

function Gaps({ gaps }: { gaps: string[] }) {
  const { t } = useTranslation('cameras')
  return <Flex gap={4} wrap>{gaps.map((gap) => <Tag key={gap} color="warning">{t(gap)}</Tag>)}</Flex>
}

function Facts({ camera }: { camera: Camera }) {
  const { t } = useTranslation('cameras')
  const items: [string, ReactNode][] = [
    [t('place'), `${camera.place} · ${t(`place_${camera.category}`)}`],
    [t('owner'), camera.ownerName ? `${camera.ownerName}（${t(`kind_${camera.ownerKind}`)}）` : t(`kind_${camera.ownerKind}`)],
    ...(camera.ownerPhone ? [[t('ownerPhone'), camera.ownerPhone] as [string, ReactNode]] : []),
    ...(camera.town || camera.group ? [[t('town'), [camera.town, camera.group].filter(Boolean).join(' · ')] as [string, ReactNode]] : []),
    [t('films'), t(camera.publicPlace ? 'publicPlace' : 'privatePlace')],
    [t('class'), camera.legalClass ? <Flex gap={8}>{t(`class_${camera.legalClass}`)}<Typography.Text type="secondary">{t(`article_${camera.legalClass}`)}</Typography.Text></Flex> : <Typography.Text type="warning">{t('class_none')}</Typography.Text>],
    [t('kept'), <KeptFor key="kept" camera={camera} />],
    [t('necessity'), camera.necessity || '—'],
    [t('sign'), camera.signText ? `${camera.signText}${camera.signPhoto ? '' : `（${t('noPhoto')}）`}` : '—'],
    [t('view'), camera.bearing === null ? '—' : t('viewOf', { bearing: Math.round(camera.bearing), angle: camera.fieldOfView ?? '—', reach: camera.reach ?? '—' })],
    ...(camera.stream ? [[t('address'), <AddressLine key="address" stream={camera.stream} />] as [string, ReactNode]] : []),
    ...(camera.stream ? [[t('subUrl'), camera.stream.sub ? <AddressLine key="sub" stream={camera.stream.sub} /> : t('noSub')] as [string, ReactNode]] : []),
  ]
  return <Descriptions size="small" column={1} items={items.map(([label, children]) => ({ key: label, label, children }))} styles={{ label: { width: 84, flex: 'none' } }} />
}

/** Its days; while former, longer ones hold on, those as well. */
function KeptFor({ camera: { retentionDays: days, keptBefore } }: { camera: Camera }) {
  const { t } = useTranslation('cameras')
  const now = useNow()
  if (!keptBefore || Date.parse(keptBefore.until) <= now) return t('days', { days })
  return t('keptBefore', { days, before: keptBefore.days, until: formatDay(keptBefore.until) })
}

function AddressLine({ stream }: { stream: NonNullable<Camera['stream']> }) {
  const { t } = useTranslation('cameras')
  return (
    <Flex vertical style={{ minWidth: 0 }}>
      <Typography.Text code style={{ wordBreak: 'break-all' }}>{stream.host}{stream.path}</Typography.Text>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>{t(stream.hasCredentials ? 'sealed' : 'noCredentials')}</Typography.Text>
    </Flex>
  )
}
