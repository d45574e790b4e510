import { Card, Empty, Flex, Skeleton, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OwnerPage } from './owner.ts'

/** My cameras: whether they record, how long footage is kept, how often they were looked at. */
export function Cameras({ data }: { data: OwnerPage | undefined }) {
  const { t } = useTranslation('portal')
  if (!data) return <Skeleton active />
  if (data.cameras.length === 0) return <Empty style={{ marginTop: 48 }} description={<><div>{t('camerasEmpty')}</div><Typography.Text type="secondary">{t('camerasEmptyHint')}</Typography.Text></>} />
  return (
    <Flex vertical gap={12} style={{ marginTop: 12 }}>
      {data.cameras.map((camera) => (
        <Card key={camera.id} size="small" title={camera.name} extra={<Tag color={camera.online === false ? 'error' : camera.online ? 'success' : 'default'}>{t(camera.online === false ? 'offline' : camera.online ? 'online' : 'unknown')}</Tag>}>
          <div>{camera.place}</div>
          <Typography.Text type="secondary">{t('kept', { days: camera.retentionDays })} · {t('lookedAt', { count: data.looks.filter((l) => l.camera === camera.id).length })}</Typography.Text>
        </Card>
      ))}
    </Flex>
  )
}
