import { Drawer, Empty, Table, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useBehindRate, type BehindRate, type Drill } from '../disputes.ts'

/** The disputes behind a number. What is in them is opened, and judged, there. */
export function RecordsDrawer({ drill, onClose }: { drill: Drill | null; onClose: () => void }) {
  const { t } = useTranslation('disputes')
  const { data, error, isPending } = useBehindRate(drill)
  const heading = drill && `${drill.from} – ${drill.to} · ${t(drill.only ? `only_${drill.only}` : 'only_all')}`
  return (
    <Drawer open={drill !== null} onClose={onClose} size={560} title={<>{heading} <Typography.Text type="secondary">{data?.disputes.length}</Typography.Text></>} styles={{ body: { padding: 0 } }}>
      <ErrorNote error={error} />
      <Table<BehindRate>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        loading={{ spinning: drill !== null && isPending, delay: 200 }}
        dataSource={data?.disputes ?? []}
        locale={{ emptyText: isPending ? ' ' : <Empty description={t('noneBehind')} /> }}
        columns={[
          { title: t('number'), dataIndex: 'number', render: (number: string, row) => <Link to={`/disputes/${row.id}`}>{number}</Link> },
          { title: t('kind'), dataIndex: 'kind', width: 88, render: (kind: string) => t(`kind_${kind}`) },
          { title: t('outcome'), dataIndex: 'outcome', width: 120, render: (outcome: string, row) => (row.performance === 'broken' ? t('broken') : t(`end_${outcome}`)) },
          { title: t('closedOn'), dataIndex: 'closedOn', width: 104 },
        ]}
      />
    </Drawer>
  )
}
