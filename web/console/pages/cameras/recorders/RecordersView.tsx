import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Empty, Flex, Progress, Skeleton, Tag, Tooltip, Typography, theme } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecorderList, RecorderState } from '#answers/cameras'
import type { RecorderStorage, Storage } from '#answers/footage'
import { get, post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { sayAge } from '../health/say-age.ts'
import { formatTerabytes } from '../storage.ts'
import { EnrolDialog } from './EnrolDialog.tsx'

const freshMs = 5_000
/** Two cameras should agree within 200 ms; a report that comes through a slow link may be later than that. */
const clockOffMs = 1_000

/** Recorders near and far: whether they live, what they hold, how long their disks last; far ones are enrolled and cut off here. */
export function RecordersView() {
  const { t } = useTranslation('cameras')
  const queries = useQueryClient()
  const { data, error, isPending } = useQuery({ queryKey: ['recorders'], queryFn: ({ signal }) => get<RecorderList>('/api/recorders', signal), refetchInterval: freshMs })
  const storage = useQuery({ queryKey: ['storage'], queryFn: ({ signal }) => get<Storage>('/api/footage/storage', signal), refetchInterval: 10 * 60_000 }).data
  const [isEnrolling, setEnrolling] = useState(false)
  const [revoked, setRevoked] = useState<RecorderState | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: ['recorders'] })
  return (
    <Flex vertical gap={12} style={{ height: '100%', padding: '0 12px 12px', overflow: 'auto' }}>
      <Flex gap={12} align="center" wrap justify="space-between">
        <h1 className="cameras-title">{t('recorders')}</h1>
        {data?.may.enrol && <Tooltip title={data.port === null ? t('linksOff') : undefined}><Button type="primary" disabled={data.port === null} onClick={() => setEnrolling(true)}>{t('enrol')}</Button></Tooltip>}
      </Flex>
      <ErrorNote error={error} />
      {isPending && <Skeleton active />}
      {data && data.recorders.length === 0 && <Empty style={{ marginTop: 48 }} description={<><div>{t('recordersNone')}</div><Typography.Text type="secondary">{t('recordersNoneHint')}</Typography.Text></>} />}
      {data && data.recorders.length > 0 && <ul className="recorders">{data.recorders.map((recorder) => <Recorder key={recorder.id} recorder={recorder} now={data.now} storage={storage?.recorders.find((s) => s.recorder === recorder.id)} onRevoke={data.may.revoke && recorder.kind === 'far' && recorder.state !== 'revoked' ? () => setRevoked(recorder) : undefined} />)}</ul>}
      {data?.may.enrol && data.port !== null && <Typography.Text type="secondary">{t('enrolHint', { host: data.host, port: data.port })}</Typography.Text>}
      {data?.may.enrol && data.port === null && <Alert type="info" showIcon title={t('linksOff')} description={t('linksOffTodo')} />}
      {isEnrolling && data && <EnrolDialog host={data.host} onDone={refresh} onClose={() => setEnrolling(false)} />}
      {revoked && <ReasonDialog title={t('revokeTitle', { name: revoked.id })} warning={t('revokeWarn')} verb={t('revoke')} isDangerous onConfirm={(reason) => post(`/api/recorders/${revoked.id}/revoke`, { reason }).then(refresh).then(() => setRevoked(null))} onClose={() => setRevoked(null)} />}
    </Flex>
  )
}

function Recorder({ recorder: r, now, storage, onRevoke }: { recorder: RecorderState; now: string; storage: RecorderStorage | undefined; onRevoke: (() => void) | undefined }) {
  const { t } = useTranslation('cameras')
  const { token } = theme.useToken()
  // What comes through a link says so a little late.
  const clockOff = r.clockOffMs !== null && Math.abs(r.clockOffMs) > clockOffMs ? r.clockOffMs : null
  const isBad = r.state === 'offline' || (r.state === 'online' && r.code !== '')
  const sign = { online: '●', offline: '○', waiting: '◌', revoked: '×' }[r.state]
  const color = isBad ? token.colorError : r.state === 'online' ? token.colorSuccess : token.colorTextTertiary
  return (
    <li className="recorder" aria-label={r.id}>
      <div>
        <strong>{r.id}</strong> <Tag>{t(r.kind)}</Tag>{r.isDraining && <Tag color="warning">{t('draining')}</Tag>}
        <small>{r.place || t('besideServer')}</small>
      </div>
      <div>
        <span style={{ color }}><span aria-hidden>{sign}</span> {t(`recorder_${r.state}`)}</span>
        {r.since && <Tooltip title={formatExact(r.since)}><small>{t(`recorderSince_${r.state}`, { age: sayAge(Date.parse(now) - Date.parse(r.since), t) })}</small></Tooltip>}
        {clockOff !== null && <Tooltip title={t('clockOffSays')}><small tabIndex={0} style={{ color: token.colorError }}>{t(clockOff > 0 ? 'clockFast' : 'clockSlow', { seconds: (Math.abs(clockOff) / 1000).toFixed(1) })}</small></Tooltip>}
        {r.code && <small style={{ color: token.colorError }}>{t(`code_${r.code}`, t('code_other', { code: r.code }))}</small>}
      </div>
      <div>
        <span>{t('recorderHolds', { recording: r.recording, held: r.held })}</span>
        <small>{[r.assigned > 0 ? t('recorderAssigned', { count: r.assigned }) : '', r.filesWaiting > 0 ? t('filesWaiting', { count: r.filesWaiting }) : ''].filter(Boolean).join(' · ')}</small>
      </div>
      <div>
        {r.freeBytes > 0 && <>{storage && <Progress aria-label={t('disk')} percent={Math.round((100 * storage.heldBytes) / Math.max(1, storage.heldBytes + r.freeBytes))} size="small" showInfo={false} strokeColor={storage.shortBytes > 0 ? token.colorError : token.colorPrimary} />}<small>{t('diskFree', { free: formatTerabytes(r.freeBytes) })}</small></>}
        {storage && <small style={storage.fullInDays === undefined ? undefined : { color: token.colorError }}>{storage.fullInDays === undefined ? t('holdsAll') : t('fullIn', { days: storage.fullInDays })}</small>}
      </div>
      <div className="recorder-acts">{onRevoke && <Button size="small" danger onClick={onRevoke}>{t('revoke')}</Button>}</div>
    </li>
  )
}
