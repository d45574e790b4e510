import { Button, Empty, Table, Tag, Tooltip, Typography, type RefSelectProps, type TableRef } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClockSeconds, formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { useHeight } from '../../../../shared/layout/use-height.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useActs, type ActRow } from '../ledger.ts'
import { useAsked } from '../use-asked.ts'
import { useSelection } from '../use-selection.ts'
import { ActDrawer } from './ActDrawer.tsx'
import { ActFilters } from './ActFilters.tsx'
import { Actor, RecordName, useActName } from './words.tsx'

const headHeight = 39
/** A fact from a device may come late: said where it is more than a minute. */
const lateMs = 60_000

/** Every act of the county by time, kind, person and object; a thousand rows or a million. */
export function ActsTab() {
  const { t } = useTranslation('ledger')
  const [ask, change] = useAsked()
  const refused = ask('refused') !== null
  const at = /^\d{1,15}$/.test(ask('at') ?? '') ? Number(ask('at')) : null
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useActs({ from: ask('from'), to: ask('to'), kind: ask('kind'), actor: ask('actor'), about: ask('about'), refused, at })
  const rows = data?.pages.flatMap((page) => page.acts) ?? []
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<TableRef>(null)
  const search = useRef<RefSelectProps>(null)
  const height = useHeight(frame)
  const nameOf = useActName()
  const { chosen, open, choose, close } = useSelection(rows, (row) => row.seq, (seq) => table.current?.scrollTo({ key: seq }), at)
  useKeys({ '/': () => search.current?.focus(), 'r': () => change({ refused: refused ? null : '1' }), 'o': hasNextPage ? () => void fetchNextPage() : undefined })
  return (
    <>
      <ActFilters search={search} />
      <ErrorNote error={error} />
      <div ref={frame} className="ledger-frame">
        <Table<ActRow>
          ref={table} virtual size="small" rowKey="seq" dataSource={rows} pagination={false} scroll={{ y: Math.max(120, height - headHeight - (hasNextPage ? 48 : 0)), x: 900 }}
          loading={{ spinning: isPending, delay: 200 }}
          rowClassName={(row) => (row.seq === chosen ? 'ant-table-row-selected' : '')}
          onRow={(row) => ({ onClick: () => choose(row.seq), style: { cursor: 'pointer' } })}
          locale={{ emptyText: <Empty description={<><div>{t('actsEmpty')}</div><Typography.Text type="secondary">{t('actsEmptyHint')}</Typography.Text></>} /> }}
          {...(hasNextPage ? { footer: () => <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('older')} <kbd>O</kbd></Button> } : {})}
          columns={[
            { title: t('seq'), dataIndex: 'seq', width: 84, align: 'right', render: (seq: number) => <span className="ledger-mono">{seq}</span> },
            { title: t('time'), key: 'time', width: 164, render: (_, row) => <Tooltip title={formatExact(row.recordedAt)}><span style={{ fontVariantNumeric: 'tabular-nums' }}>{formatDay(row.recordedAt)} {formatClockSeconds(row.recordedAt)}</span></Tooltip> },
            { title: t('act'), key: 'act', width: 300, ellipsis: true, render: (_, row) => <WhatHappened row={row} name={nameOf(row.type)} /> },
            { title: t('who'), key: 'who', width: 120, ellipsis: true, render: (_, row) => <Actor row={row} /> },
            { title: t('object'), key: 'object', ellipsis: true, render: (_, row) => <RecordName record={row.refused?.record ?? row.record} /> },
            { title: t('ground'), key: 'ground', ellipsis: true, render: (_, row) => (row.purpose ? <RecordName record={{ type: row.purpose.slice(0, row.purpose.indexOf(':')), id: row.purpose.slice(row.purpose.indexOf(':') + 1) }} /> : <Typography.Text type="secondary">—</Typography.Text>) },
          ]}
        />
      </div>
      {open && <ActDrawer row={open} onClose={close} />}
    </>
  )
}

function WhatHappened({ row, name }: { row: ActRow; name: string }) {
  const { t } = useTranslation('ledger')
  const isLate = Date.parse(row.recordedAt) - Date.parse(row.happenedAt) > lateMs
  return (
    <>
      {row.refused ? <Typography.Text type="danger">{t('refused', { action: row.refused.action })}</Typography.Text> : name}
      {isLate && <Tooltip title={t('late', { at: formatExact(row.happenedAt) })}><Tag style={{ marginInlineStart: 8 }}>{formatClockSeconds(row.happenedAt)}</Tag></Tooltip>}
      {row.isErased && <Tag style={{ marginInlineStart: 8 }}>{t('erased')}</Tag>}
    </>
  )
}
