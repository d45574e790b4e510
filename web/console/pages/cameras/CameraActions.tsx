import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../shared/api/client.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { ReasonDialog } from '../../../shared/shell/ReasonDialog.tsx'
import { AddressDialog } from './AddressDialog.tsx'
import type { Camera } from './cameras.ts'
import { refreshCameras } from './network/patch.ts'

/** What this person may do with the camera as it stands. */
export function CameraActions({ camera }: { camera: Camera }) {
  const { t } = useTranslation('cameras')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<'suspend' | 'retire' | 'address' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { may, state, id } = camera
  const refresh = async (text: string) => {
    setDialog(null)
    setError(null)
    void message.success(text)
    await Promise.all([refreshCameras(queries, [id]), queries.invalidateQueries({ queryKey: ['camera', id] })])
  }
  const act = (verb: string, body: object) => post(`/api/cameras/${id}/${verb}`, body).then(() => refresh(t(`done_${verb}`)))
  if (state === 'retired') return null
  const waits = state !== 'active' && !camera.pausedUntil && camera.gaps.every((gap) => gap === 'camera_no_sign') && !may.activate
  return (
    <Flex vertical gap={8}>
      {waits && <Typography.Text type="secondary">{t('waitsForChief')}</Typography.Text>}
      <ErrorNote error={error} />
      <Flex gap={8} wrap>
        {camera.pausedUntil && <Typography.Text type="secondary">{t('pausedUntil', { at: formatExact(camera.pausedUntil) })}</Typography.Text>}
        {may.activate && state !== 'active' && !camera.pausedUntil && <Button type="primary" size="small" onClick={() => act('activate', {}).catch(setError)}>{t('activate')}</Button>}
        {may.setStream && <Button size="small" onClick={() => setDialog('address')}>{t('setAddress')}</Button>}
        {may.suspend && state === 'active' && <Button size="small" onClick={() => setDialog('suspend')}>{t('suspend')}</Button>}
        {may.retire && <Button size="small" danger onClick={() => setDialog('retire')}>{t('retire')}</Button>}
      </Flex>
      {dialog === 'suspend' && <ReasonDialog title={t('suspendTitle', { name: camera.name })} warning={t('suspendWarn')} verb={t('suspend')} onConfirm={(reason) => act('suspend', { reason })} onClose={() => setDialog(null)} />}
      {dialog === 'retire' && <ReasonDialog title={t('retireTitle', { name: camera.name })} warning={t('retireWarn')} verb={t('retire')} isDangerous onConfirm={(reason) => act('retire', { reason })} onClose={() => setDialog(null)} />}
      {dialog === 'address' && <AddressDialog camera={camera} onDone={() => refresh(t('done_setStream'))} onClose={() => setDialog(null)} />}
    </Flex>
  )
}
