import { Button, Empty, Flex, Segmented, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatExact } from '../../../shared/i18n/time.ts'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { useGrants, type GrantRow } from './grants.ts'
import { formatLength, formatMoment } from './moments.ts'
import { statusColour } from './status.ts'
import { joinNames } from '../../../shared/i18n/join-names.ts'

/** My requests and grants, the running ones first. */
export function GrantList({ onAsk, onOpen }: { onAsk: () => void; onOpen: (grant: string) => void }) {
  const { t } = useTranslation('review')
  const [view, setView] = useState<'mine' | 'all'>('mine')
  const { data, error, isPending } = useGrants(view)
  useKeys({ n: onAsk })
  return (
    <Flex vertical gap={12} style={{ padding: 16, height: '100%', boxSizing: 'border-box' }}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Segmented value={view} onChange={setView} options={[{ value: 'mine', label: t('mine') }, { value: 'all', label: t('unitAll') }]} />
        <Button type="primary" onClick={onAsk}>{t('ask')} <kbd style={{ opacity: 0.7 }}>N</kbd></Button>
      </Flex>
      <ErrorNote error={error} />
      <Table<GrantRow>
        size="small" rowKey="id" loading={isPending && { delay: 200 }} dataSource={order(data?.grants ?? [])} pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ x: 900 }}
        locale={{ emptyText: <Empty description={<><div>{t('grantsEmpty')}</div><Typography.Text type="secondary">{t('grantsEmptyTodo')}</Typography.Text></>} /> }}
        onRow={(row) => ({ tabIndex: 0, onClick: () => onOpen(row.id), onKeyDown: (event) => event.key === 'Enter' && onOpen(row.id), style: { cursor: 'pointer' } })}
        columns={[
          { title: t('status'), dataIndex: 'status', width: 210, render: (status: GrantRow['status'], row) => <><Tag color={statusColour(status)}>{t(`status_${status}`)}</Tag>{row.kind === 'emergency' && <Tag color="error">{t('emergencyShort')}</Tag>}</> },
          { title: t('number'), dataIndex: 'number', width: 220, ellipsis: true },
          { title: t('cameras'), dataIndex: 'cameras', ellipsis: true, render: (cameras: GrantRow['cameras']) => joinNames(cameras.map((c) => c.name)) },
          { title: t('range'), width: 230, render: (_, row) => <span style={{ fontVariantNumeric: 'tabular-nums' }}>{formatDay(row.from)} {formatMoment(Date.parse(row.from)).slice(0, 8)} · {formatLength(Date.parse(row.to) - Date.parse(row.from))}</span> },
          { title: t('officers'), width: 150, ellipsis: true, render: (_, row) => joinNames([row.askedByName, row.secondName]) },
          { title: t('until'), dataIndex: 'until', width: 170, render: (until: string | null) => (until ? <span style={{ fontVariantNumeric: 'tabular-nums' }}>{formatExact(until)}</span> : '—') },
        ]}
      />
    </Flex>
  )
}

const rank = (row: GrantRow) => (row.status === 'active' ? 0 : row.status === 'asked' || row.status === 'awaiting_second' ? 1 : 2)
const order = (rows: readonly GrantRow[]) => [...rows].sort((a, b) => rank(a) - rank(b) || (a.askedAt < b.askedAt ? 1 : -1))
