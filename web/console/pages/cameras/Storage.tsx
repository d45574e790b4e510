import { useQuery } from '@tanstack/react-query'
import { Alert, Badge, Button, Modal, Progress, Skeleton, Table, Typography, theme } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../../shared/api/client.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../shared/shell/use-me.ts'
import { ConfirmClock } from './ConfirmClock.tsx'
import { formatTerabytes, mayConfirmClock, maySeeStorage } from './storage.ts'
import type { RecorderStorage, Storage } from '#answers/footage'

/** How full the recorders' disks are, and whether they will hold what retention asks for. Nothing for whom it is not. */
export function StorageButton() {
  const { t } = useTranslation('cameras')
  const { me } = useMe()
  const [isOpen, setOpen] = useState(false)
  const isMine = maySeeStorage(me)
  const { data, error, isPending } = useQuery({ queryKey: ['storage'], enabled: isMine, queryFn: ({ signal }) => get<Storage>('/api/footage/storage', signal), refetchInterval: 10 * 60_000 })
  if (!isMine) return null
  const isShort = data?.clock.doubted || data?.recorders.some((r) => r.shortBytes > 0)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{isShort ? <Badge status="error" text={t('storageShort')} /> : t('storage')}</Button>
      {isOpen && (
        <Modal open width={860} title={t('storage')} footer={null} onCancel={() => setOpen(false)}>
          <ErrorNote error={error} />
          {data?.clock.doubted && <Alert type="error" showIcon style={{ marginBottom: 12 }} title={t('clockDoubted', { at: formatExact(data.clock.trustedAt ?? data.at) })} description={t(mayConfirmClock(me) ? 'clockDoubtedTodo' : 'clockDoubtedOthers')} action={mayConfirmClock(me) && <ConfirmClock />} />}
          {isPending ? <Skeleton active /> : data && <Recorders storage={data} />}
        </Modal>
      )}
    </>
  )
}

function Recorders({ storage }: { storage: Storage }) {
  const { t } = useTranslation('cameras')
  const { token } = theme.useToken()
  return (
    <>
      <Table<RecorderStorage>
        size="small" rowKey="recorder" dataSource={storage.recorders} pagination={false} locale={{ emptyText: t('storageEmpty') }}
        columns={[
          { title: t('recorder'), render: (_, r) => <>{r.recorder}<br /><Typography.Text type="secondary">{t('storageCameras', { count: r.cameras })}</Typography.Text></> },
          { title: t('disk'), width: 190, render: (_, r) => <><Progress aria-label={t('disk')} percent={Math.round((100 * r.heldBytes) / Math.max(1, r.heldBytes + r.freeBytes))} size="small" showInfo={false} strokeColor={r.shortBytes > 0 ? token.colorError : token.colorPrimary} />{t('diskFree', { free: formatTerabytes(r.freeBytes) })}</> },
          { title: t('held'), align: 'right', render: (_, r) => <>{formatTerabytes(r.heldBytes)}{r.onHoldBytes > 0 && <><br /><Typography.Text type="secondary">{t('onHold', { size: formatTerabytes(r.onHoldBytes) })}</Typography.Text></>}</> },
          { title: t('perDay'), align: 'right', render: (_, r) => formatTerabytes(r.bytesPerDay) },
          { title: t('needed'), align: 'right', render: (_, r) => formatTerabytes(r.neededBytes) },
          { title: t('outlook'), render: (_, r) => <Outlook of={r} /> },
        ]}
      />
      <Typography.Paragraph type="secondary" style={{ margin: '12px 0 0' }}>{t('storageSays', { at: formatExact(storage.at) })}{storage.openOrders > 0 && ` ${t('openOrders', { count: storage.openOrders })}`}</Typography.Paragraph>
    </>
  )
}

function Outlook({ of }: { of: RecorderStorage }) {
  const { t } = useTranslation('cameras')
  if (of.fullInDays === undefined) return <Typography.Text>{t('holdsAll')}</Typography.Text>
  return <Typography.Text type="danger" strong>{t('fullIn', { days: of.fullInDays })}<br />{t('lacks_', { size: formatTerabytes(of.shortBytes) })}</Typography.Text>
}
