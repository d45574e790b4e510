import { Button, Flex, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../shared/api/client.ts'
import { LivePlayer } from '../../shared/video/LivePlayer.tsx'
import type { OwnCamera } from '../owner.ts'
import { Footage } from './Footage.tsx'
import type { LookKind } from './own-footage.ts'
import { ReasonForm } from './ReasonForm.tsx'

/** An owner's look at their own camera: the reason first, then the pictures, until it is ended. */
export function OwnLook({ camera, kind, viewer, onClose }: { camera: OwnCamera; kind: LookKind; viewer: string; onClose: () => void }) {
  const { t } = useTranslation('portal')
  const [look, setLook] = useState<string | null>(null)
  useEffect(() => () => void (look && post(`/api/footage/looks/${look}/close`).catch(() => undefined)), [look])
  return (
    <Flex vertical gap={12} style={{ marginTop: 12 }}>
      <Flex justify="space-between" align="center" gap={8}>
        <Typography.Text strong style={{ fontSize: 16, minWidth: 0 }} ellipsis>{camera.name}</Typography.Text>
        <Button onClick={onClose}>{t(look ? 'close' : 'back')}</Button>
      </Flex>
      {look === null && <ReasonForm camera={camera.id} kind={kind} onOpened={setLook} />}
      {look !== null && kind === 'live' && <div style={{ aspectRatio: '16 / 9' }}><LivePlayer path={`/api/footage/looks/${look}/live`} viewer={viewer} /></div>}
      {look !== null && kind === 'playback' && <Footage look={look} />}
    </Flex>
  )
}
