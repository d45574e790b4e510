import { Card, Empty, Flex, Segmented, Table, Tag, Tooltip, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatElapsed, formatExact } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { useIncidents, type IncidentRow } from './incidents.ts'

/** The queue: the most urgent first, each with how long it has waited. */
export function Queue() {
  const { t } = useTranslation('desk')
  const [open, setOpen] = useState(true)
  const { data, error, isPending } = useIncidents(open)
  const now = useNow()
  return (
    <Card
      title={t('queue')}
      extra={<Segmented size="small" value={open} onChange={setOpen} options={[{ value: true, label: t('open') }, { value: false, label: t('all') }]} />}
      style={{ flex: 1, minWidth: 0, overflow: 'auto' }}
      styles={{ body: { padding: 0 } }}
    >
      <ErrorNote error={error} />
      <Table<IncidentRow>
        size="small"
        rowKey="id"
        loading={{ spinning: isPending, delay: 200 }}
        dataSource={data?.incidents ?? []}
        pagination={false}
        locale={{ emptyText: <Empty description={<><div>{t('empty')}</div><Typography.Text type="secondary">{t('emptyHint')}</Typography.Text></>} /> }}
        columns={[
          { title: t('priority'), dataIndex: 'priority', width: 64, render: (p: number) => <Tag color={p === 1 ? 'error' : p === 2 ? 'warning' : 'default'}>{t(`p${p}`)}</Tag> },
          { title: t('nature'), dataIndex: 'nature', width: 80, render: (n: string) => t(n) },
          { title: t('place'), dataIndex: 'place', ellipsis: true, render: (place: string, row) => <Flex vertical><span>{place}</span><Typography.Text type="secondary" ellipsis>{row.text}</Typography.Text></Flex> },
          { dataIndex: 'status', width: 100, render: (s: string) => t(s) },
          { dataIndex: ['times', 'received'], width: 96, align: 'right', render: (at: string) => <Tooltip title={formatExact(at)}>{formatElapsed(now - Date.parse(at))}</Tooltip> },
        ]}
      />
    </Card>
  )
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
