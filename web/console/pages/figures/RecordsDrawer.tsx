import { Drawer, Empty, Table, Typography, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUnitNames } from '../../../shared/api/units.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import type { CallBehind, CaseBehind } from '#answers/metrics'
import { isOfCases, useRecordsBehind, type Drill, type View } from './figures.ts'

/** The records behind a number. What is in them is opened, and judged, there. */
export function RecordsDrawer({ view, drill, onClose }: { view: View; drill: Drill | null; onClose: () => void }) {
  const { t } = useTranslation('figures')
  const { data, error, isPending } = useRecordsBehind(view, drill)
  const rows = data?.cases ?? data?.calls ?? []
  return (
    <Drawer open={drill !== null} onClose={onClose} size={620} title={drill ? <Heading drill={drill} count={data ? rows.length : null} /> : null} styles={{ body: { padding: 0 } }}>
      <ErrorNote error={error} />
      {drill && <Records key={JSON.stringify(drill)} drill={drill} rows={rows} isLoading={isPending} empty={<Empty description={t('none')} />} />}
    </Drawer>
  )
}

function Heading({ drill, count }: { drill: Drill; count: number | null }) {
  const { t } = useTranslation('figures')
  const { nameOf } = useUnitNames()
  const parts = [t(drill.stretch === 'this' ? 'thisYear' : 'lastYear'), drill.month ? t(`m${drill.month}`) : '', drill.station ? nameOf(drill.station) : '', drill.kind ? t(drill.kind) : '', t(`heading_${drill.of}`)]
  return <>{parts.filter(Boolean).join(' · ')} <Typography.Text type="secondary">{count === null ? '' : t('n', { n: count })}</Typography.Text></>
}

function Records({ drill, rows, isLoading, empty }: { drill: Drill; rows: (CaseBehind | CallBehind)[]; isLoading: boolean; empty: React.ReactNode }) {
  const { t } = useTranslation('figures')
  const { nameOf } = useUnitNames()
  const number = (to: string) => ({ title: t('number'), dataIndex: 'number', width: 220, render: (n: string, row: { id: string }) => <Link to={`${to}/${row.id}`}>{n}</Link> })
  const station = { title: t('station'), dataIndex: 'station', ellipsis: true, render: (id: string) => nameOf(id) }
  const ofCases: TableColumnsType<CaseBehind> = [
    number('/cases'),
    { title: t('filedOn'), dataIndex: 'filedOn', width: 104 },
    { title: t('solvedOn'), dataIndex: 'solvedOn', width: 104, render: (day: string | null) => day ?? <Typography.Text type="secondary">{t('notSolved')}</Typography.Text> },
    { title: t('kind'), dataIndex: 'kind', width: 64, render: (kind: string) => t(kind) },
    station,
  ]
  const ofCalls: TableColumnsType<CallBehind> = [
    number('/desk'),
    { title: t('day'), dataIndex: 'day', width: 104 },
    { title: t('nature'), dataIndex: 'nature', width: 88, render: (nature: string) => t(nature) },
    { title: t('closing'), dataIndex: 'closing', width: 104, render: (closing: string | null) => (closing ? t(`closed_${closing}`) : <Typography.Text type="secondary">{t('stillOpen')}</Typography.Text>) },
    station,
  ]
  return (
    <Table<CaseBehind | CallBehind>
      size="small"
      rowKey="id"
      virtual
      scroll={{ y: window.innerHeight - 110, x: 600 }}
      pagination={false}
      loading={{ spinning: isLoading, delay: 200 }}
      dataSource={rows}
      locale={{ emptyText: isLoading ? ' ' : empty }}
      columns={(isOfCases(drill) ? ofCases : ofCalls) as TableColumnsType<CaseBehind | CallBehind>}
    />
  )
}
