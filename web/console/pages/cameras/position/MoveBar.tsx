import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Input, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { isSubmitKey } from '../../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import type { CameraRow } from '../cameras.ts'
import { refreshCameras } from '../network/patch.ts'

export interface Moving {
  row: CameraRow
  to: { lon: number; lat: number }
}

/** Metres between two places a few kilometres apart at most; good to a thousandth there. */
export function distance(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  return Math.hypot((a.lon - b.lon) * 111_320 * Math.cos((a.lat * Math.PI) / 180), (a.lat - b.lat) * 111_320)
}

/** What was dragged is written down with a reason, or put back; once saved it can still be undone. */
export function MoveBar({ moving: { row, to }, onEnd }: { moving: Moving; onEnd: () => void }) {
  const { t } = useTranslation('cameras')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const [reason, setReason] = useState(t('moveReasonUsual'))
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const metres = row.position ? Math.round(distance(row.position, to)) : null
  const correct = async (position: Moving['to'], why: string, id?: string) => {
    await post(`/api/cameras/${row.id}/correct`, { position: { ...position, system: 'cgcs2000' }, reason: why }, id)
    await Promise.all([refreshCameras(queries, [row.id]), queries.invalidateQueries({ queryKey: ['camera', row.id] })])
  }
  const undo = (before: Moving['to']) =>
    correct(before, t('moveUndone')).then(() => notification.destroy(row.id), (reason_: unknown) => notification.error({ title: t('moveUndoFailed'), description: <ErrorNote error={reason_} /> }))
  const save = async () => {
    if (reason.trim() === '' || metres === 0) return
    setBusy(true)
    setError(null)
    try {
      const before = row.position
      await correct(to, reason.trim(), intentId)
      notification.success({ key: row.id, title: t('moved', { name: row.name }), placement: 'bottomRight', duration: 20, actions: before && <Button size="small" onClick={() => void undo(before)}>{t('undo')}</Button> })
      onEnd()
    } catch (no) {
      setError(no)
      setIntentId(newIntentId())
    }
    setBusy(false)
  }
  return (
    <Flex vertical gap={8} style={{ padding: '8px 12px' }} role="group" aria-label={t('moveTitle', { name: row.name })} onKeyDown={(event) => isSubmitKey(event) && void save()}>
      <Typography.Text>{metres === 0 ? t('moveHint') : metres === null ? t('movePlaced') : t('movedBy', { metres })}</Typography.Text>
      <ErrorNote error={error} />
      <Flex gap={8}>
        <Input size="small" value={reason} onChange={(event) => setReason(event.target.value)} aria-label={t('correctionReason')} maxLength={400} />
        <Button size="small" onClick={onEnd}>{t('cancel')}</Button>
        <Button size="small" type="primary" loading={busy} disabled={metres === 0 || reason.trim() === ''} onClick={() => void save()}>{t('moveSave')}</Button>
      </Flex>
    </Flex>
  )
}
