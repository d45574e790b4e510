import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Flex, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../shared/api/client.ts'
import { formatExact } from '../shared/i18n/time.ts'
import { ErrorNote } from '../shared/shell/ErrorNote.tsx'
import type { LookKind } from './own/own-footage.ts'
import { ownerKey, type OwnCamera } from './owner.ts'
import { PauseDialog } from './PauseDialog.tsx'

/** One camera and what its owner may do with it. */
export function CameraCard({ camera, looks, onLook }: { camera: OwnCamera; looks: number; onLook: (kind: LookKind) => void }) {
  const { t } = useTranslation('portal')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [isPausing, setPausing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { pausedUntil, mayLook, mayPause, state } = camera
  const change = async (verb: 'pause' | 'resume', body: object, intent = newIntentId()) => {
    await post(`/api/cameras/${camera.id}/${verb}`, body, intent)
    setError(null)
    setPausing(false)
    void message.success(t(verb === 'pause' ? 'pauseDone' : 'resumeDone'))
    await queries.invalidateQueries({ queryKey: ownerKey })
  }
  return (
    <Card size="small" title={<span style={{ whiteSpace: 'normal' }}>{camera.name}</span>} extra={<StateTag camera={camera} />}>
      <div>{camera.place}</div>
      <Typography.Text type="secondary">{t('kept', { days: camera.retentionDays })} · {t('lookedAt', { count: looks })}</Typography.Text>
      {pausedUntil && <div><Typography.Text type="warning">{t('pausedUntil', { at: formatExact(pausedUntil) })}</Typography.Text></div>}
      <ErrorNote error={error} />
      {(mayLook || mayPause) && (
        <Flex gap={8} wrap style={{ marginTop: 12 }}>
          {mayLook && <Button style={button} onClick={() => onLook('playback')}>{t('look')}</Button>}
          {mayLook && state === 'active' && <Button style={button} onClick={() => onLook('live')}>{t('live')}</Button>}
          {mayPause && state === 'active' && <Button style={button} onClick={() => setPausing(true)}>{t('pause')}</Button>}
          {mayPause && pausedUntil && <Button type="primary" style={button} onClick={() => change('resume', {}).catch(setError)}>{t('resume')}</Button>}
        </Flex>
      )}
      {isPausing && <PauseDialog name={camera.name} onPause={(until, intent) => change('pause', { until }, intent)} onClose={() => setPausing(false)} />}
    </Card>
  )
}

/** Two or three beside each other on a phone, each for a thumb. */
const button = { flex: '1 1 88px' } as const

function StateTag({ camera: { state, pausedUntil, online } }: { camera: OwnCamera }) {
  const { t } = useTranslation('portal')
  if (pausedUntil) return <Tag color="warning">{t('paused')}</Tag>
  if (state !== 'active') return <Tag>{t('notRecording')}</Tag>
  return <Tag color={online === false ? 'error' : online ? 'success' : 'default'}>{t(online === false ? 'offline' : online ? 'online' : 'unknown')}</Tag>
}
