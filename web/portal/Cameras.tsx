import { Empty, Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraCard } from './CameraCard.tsx'
import type { LookKind } from './own/own-footage.ts'
import { OwnLook } from './own/OwnLook.tsx'
import type { OwnCamera, OwnerPage } from './owner.ts'

/** My cameras: whether they record, how long footage is kept; let one rest, look at my own footage. */
export function Cameras({ data, name }: { data: OwnerPage | undefined; name: string }) {
  const { t } = useTranslation('portal')
  const [looking, setLooking] = useState<{ camera: OwnCamera; kind: LookKind } | null>(null)
  if (!data) return <Skeleton active />
  if (looking) return <OwnLook {...looking} viewer={name} onClose={() => setLooking(null)} />
  if (data.cameras.length === 0) return <Empty style={{ marginTop: 48 }} description={<><div>{t('camerasEmpty')}</div><Typography.Text type="secondary">{t('camerasEmptyHint')}</Typography.Text></>} />
  return (
    <Flex vertical gap={12} style={{ marginTop: 12 }}>
      {data.cameras.map((camera) => (
        <CameraCard key={camera.id} camera={camera} looks={data.looks.filter((l) => l.camera === camera.id && l.grantKind !== 'own_camera').length} onLook={(kind) => setLooking({ camera, kind })} />
      ))}
    </Flex>
  )
}
