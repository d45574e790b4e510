import { Button, Card, Empty, Grid, Table, Tag, Typography, type InputRef } from 'antd'
import { useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { ApiError } from '../../../../shared/api/client.ts'
import { formatDay } from '../../../../shared/i18n/time.ts'
import { joinNames } from '../../../../shared/i18n/join-names.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { useDisputes, type DisputeFilter, type DisputeRow } from '../disputes.ts'
import { StatusTag } from '../StatusTag.tsx'
import { Filters } from './Filters.tsx'
import { NextTag } from './NextTag.tsx'
import { RateLine } from './RateLine.tsx'

const reporters = ['community_officer', 'station_chief', 'auxiliary', 'grid_worker']
const seesRate = ['community_officer', 'station_chief', 'command_room_lead', 'county_bureau_head', 'auditor']

/** Every dispute one may see: what is due first on top. Arrow keys move, Enter opens, / searches, N writes one down. */
export function DisputeList() {
  const { t } = useTranslation('disputes')
  const { me } = useMe()
  const navigate = useNavigate()
  const holds = (roles: string[]) => me?.roles.some((role) => roles.includes(role)) ?? false
  const reports = holds(reporters)
  const [filter, setFilter] = useState<DisputeFilter>({ waiting: 'true', kind: undefined, station: undefined, mine: false, text: '' })
  const text = useDeferredValue(filter.text.trim())
  const { data, error, isPending } = useDisputes({ ...filter, text })
  const rows = data?.disputes ?? []
  const [at, setAt] = useState(0)
  const search = useRef<InputRef>(null)
  const isNarrow = Grid.useBreakpoint().sm === false
  const current = Math.min(at, rows.length - 1)
  const move = (by: number) => () => setAt(Math.max(0, Math.min(rows.length - 1, current + by)))
  useKeys({
    ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1),
    Enter: () => rows[current] && void navigate(`/disputes/${rows[current].id}`),
    '/': () => search.current?.focus(),
    n: reports ? () => void navigate('/disputes/new') : undefined,
  })
  const isSought = text !== '' || filter.kind !== undefined || filter.mine || filter.waiting !== 'true'

  return (
    <div className="disputes-page">
      {holds(seesRate) && <RateLine station={filter.station} />}
      <Card
        className="disputes-list lq-head-wraps"
        title={t('title')}
        extra={<Filters filter={filter} onChange={setFilter} search={search} isCounty={me?.station === ''} onReport={reports ? () => void navigate('/disputes/new') : null} />}
        styles={{ body: { padding: 0 } }}
      >
        {error instanceof ApiError && error.status === 403 ? <Empty style={{ padding: 48 }} description={<><div>{t('noRightList')}</div><Typography.Text type="secondary">{error.todo}</Typography.Text></>} /> : <ErrorNote error={error} />}
        <Table<DisputeRow>
          size="small"
          rowKey="id"
          loading={{ spinning: isPending, delay: 200 }}
          dataSource={rows}
          pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
          rowClassName={(_, index) => (index === current ? 'ant-table-row-selected' : '')}
          onRow={(row, index) => ({ onClick: () => { setAt(index ?? 0); void navigate(`/disputes/${row.id}`) }, style: { cursor: 'pointer' } })}
          locale={{ emptyText: isPending || error ? ' ' : <Nothing isSought={isSought} reports={reports} onReport={() => void navigate('/disputes/new')} /> }}
          columns={[
            { title: t('due'), key: 'due', width: isNarrow ? 132 : 168, render: (_, row) => <NextTag next={row.next} /> },
            { title: t('parties'), key: 'parties', ellipsis: true, render: (_, row) => <Parties row={row} isNarrow={isNarrow} /> },
            { title: t('number'), key: 'number', width: 206, responsive: ['md'], render: (_, row) => <Link to={`/disputes/${row.id}`} onClick={(event) => event.stopPropagation()}>{row.number}</Link> },
            { title: t('place'), dataIndex: 'place', ellipsis: true, responsive: ['lg'] },
            { title: t('mediators'), key: 'mediators', width: 128, ellipsis: true, responsive: ['lg'], render: (_, row) => joinNames(row.mediators.map((m) => m.name)) || <Typography.Text type="secondary">{t('nobody')}</Typography.Text> },
            { title: t('state'), key: 'state', width: 96, responsive: ['sm'], render: (_, row) => <StatusTag status={row.status} performance={row.performance} /> },
            { title: t('reportedOn'), key: 'reported', width: 104, align: 'right', responsive: ['md'], render: (_, row) => formatDay(row.reportedAt) },
          ]}
        />
      </Card>
    </div>
  )
}

function Parties({ row, isNarrow }: { row: DisputeRow; isNarrow: boolean }) {
  const { t } = useTranslation('disputes')
  const of = (side: string) => joinNames(row.parties.filter((p) => p.side === side).map((p) => p.name))
  const names = ['first', 'second', 'third'].map(of).filter(Boolean).join(' — ')
  return (
    <span className="disputes-parties">
      <Tag>{t(`kind_${row.kind}`)}</Tag>
      <span>{names}</span>
      {isNarrow && <StatusTag status={row.status} performance={row.performance} />}
      {row.incidents > 0 && <Tag color="error">{t('hasCall')}</Tag>}
      {row.flagged > 0 && <Tag color="warning">{t('flagged')}</Tag>}
    </span>
  )
}

function Nothing({ isSought, reports, onReport }: { isSought: boolean; reports: boolean; onReport: () => void }) {
  const { t } = useTranslation('disputes')
  return (
    <Empty style={{ padding: 48 }} description={<><div>{t(isSought ? 'noneFound' : 'none')}</div><Typography.Text type="secondary">{t(isSought ? 'noneFoundHint' : reports ? 'noneHint' : 'noneHintAbove')}</Typography.Text></>}>
      {!isSought && reports && <Button type="primary" onClick={onReport}>{t('report')} <kbd>N</kbd></Button>}
    </Empty>
  )
}
