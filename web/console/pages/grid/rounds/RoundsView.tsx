import { Button, Card, Empty, Flex, Segmented, Table, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { RoundRow } from '#answers/visits'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { useColleagues, useRounds } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { Doors } from './Doors.tsx'
import { FlaggedVisits } from './FlaggedVisits.tsx'
import { RoundDay } from './RoundDay.tsx'
import { RoundFile } from './RoundFile.tsx'

/** Rounds of the station, overdue ones first; one with its visits. N plans one. */
export function RoundsView({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation('grid')
  const navigate = useNavigate()
  const people = useColleagues()
  const [isOpen, setOpen] = useState(true)
  const { data, error } = useRounds(isOpen)
  // What is open and oldest presses most; what is over was the newest first already.
  const rows = isOpen ? (data ?? []).toSorted((a, b) => a.day.localeCompare(b.day)) : (data ?? [])
  const row = rows.find(({ id }) => id === selected)
  const select = (id?: string) => void navigate(id ? `/grid/rounds/${id}` : '/grid/rounds')
  const plan = () => void navigate('/grid/rounds/new')
  const at = rows.findIndex(({ id }) => id === selected)
  const move = (by: number) => () => rows.length > 0 && select(rows[Math.min(rows.length - 1, Math.max(0, at + by))]!.id)
  useKeys({ ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1), n: plan, Escape: selected ? () => select() : undefined })
  return (
    <div className="grid-pair" data-open={row !== undefined}>
      <Card
        size="small" className="grid-list lq-head-wraps" title={<h1 className="grid-head">{t('rounds')}</h1>}
        extra={<Flex gap={8}><Segmented value={isOpen} onChange={setOpen} options={[{ value: true, label: t('view_open') }, { value: false, label: t('view_all') }]} /><Button type="primary" onClick={plan}>{t('plan')} <kbd>N</kbd></Button></Flex>}
      >
        <FlaggedVisits />
        {error ? <Refusal error={error} /> : (
          <Table<RoundRow>
            size="small" rowKey="id" pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }} dataSource={rows} loading={{ spinning: !data, delay: 200 }} scroll={{ x: 480 }}
            rowClassName={({ id }) => (id === selected ? 'ant-table-row-selected' : '')} onRow={({ id }) => ({ onClick: () => select(id), style: { cursor: 'pointer' } })}
            locale={{ emptyText: data ? <Empty description={<><div>{t('noRounds')}</div><Typography.Text type="secondary">{t('noRoundsHint')}</Typography.Text></>} /> : ' ' }}
            columns={[
              { title: t('day'), key: 'day', width: 136, render: (_, round) => <RoundDay round={round} /> },
              { title: t('name'), dataIndex: 'title', ellipsis: true },
              { title: t('walkers'), key: 'who', width: 148, ellipsis: true, render: (_, { assignee, partner }) => [assignee, ...(partner ? [partner] : [])].map((account) => people.nameOf(account) ?? account).join(' + ') },
              { title: t('doorsDone'), key: 'done', width: 124, render: (_, { visited, stops }) => <Doors done={visited} all={stops} /> },
            ]}
          />
        )}
      </Card>
      {row ? <RoundFile key={row.id} round={row} onClose={() => select()} /> : <Flex className="grid-none" align="center" justify="center"><Typography.Text type="secondary">{t('chooseRound')} <kbd>↓</kbd></Typography.Text></Flex>}
    </div>
  )
}
