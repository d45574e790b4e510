import { Empty, Flex, Grid, Table, Tag, Typography, theme } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { HazardRow } from '#answers/hazards'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { useHeight } from '../../../../shared/layout/use-height.ts'
import { DueMark } from '../DueMark.tsx'
import { SeverityMark } from '../SeverityMark.tsx'

const headHeight = 39

/** Ten thousand rows if need be: only those in view are drawn. */
export function HazardTable({ rows, selected, isPending, isSought, mayReport, hasStations, onSelect }: {
  rows: HazardRow[]
  selected: string | undefined
  isPending: boolean
  isSought: boolean
  mayReport: boolean
  hasStations: boolean
  onSelect: (id: string) => void
}) {
  const { t } = useTranslation('hazards')
  const { token } = theme.useToken()
  const { nameOf } = useUnitNames()
  const frame = useRef<HTMLDivElement>(null)
  const height = useHeight(frame)
  useEffect(() => {
    // Answered with a promise by newer browsers, which is no clean-up.
    frame.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const { md: isWide = true } = Grid.useBreakpoint()
  const empty = isSought ? ['noneFound', 'noneFoundHint'] as const : ['none', mayReport ? 'noneHint' : 'noneHintAbove'] as const
  return (
    <div ref={frame} style={{ flex: 1, minHeight: 200 }}>
      <Table<HazardRow>
        virtual size="small" rowKey="id" pagination={false} dataSource={rows} loading={{ spinning: isPending, delay: 200 }} scroll={{ y: Math.max(120, height - headHeight), x: isWide ? 520 : 320 }}
        onRow={(row) => ({
          'onClick': () => onSelect(row.id),
          'style': { cursor: 'pointer', ...(row.id === selected ? { background: token.controlItemBgActive } : {}) },
          ...(row.id === selected ? { 'aria-current': true } : {}),
        })}
        locale={{ emptyText: isPending ? <div style={{ height: 120 }} /> : <Empty description={<><div>{t(empty[0])}</div><Typography.Text type="secondary">{t(empty[1])}</Typography.Text></>} /> }}
        columns={[
          { title: t('due'), key: 'due', width: isWide ? 150 : 112, render: (_, row) => <DueMark row={row} /> },
          { title: t('what'), key: 'what', render: (_, row) => <What row={row} /> },
          ...(isWide ? [{ title: t('state'), key: 'state', width: 108, render: (_: unknown, row: HazardRow) => <StatusTag row={row} /> }] : []),
          ...(hasStations && isWide ? [{ title: t('station'), key: 'station', width: 108, ellipsis: true, render: (_: unknown, row: HazardRow) => nameOf(row.station) }] : []),
        ]}
      />
    </div>
  )
}

function What({ row }: { row: HazardRow }) {
  const { t } = useTranslation('hazards')
  return (
    <Flex gap={8} align="center" style={{ minWidth: 0 }}>
      <SeverityMark severity={row.severity} />
      <Flex vertical style={{ minWidth: 0, flex: 1 }}>
        <Typography.Text ellipsis={{ tooltip: row.place }}>{t(`kind_${row.kind}`)} · {row.place}</Typography.Text>
        <Typography.Text type="secondary" ellipsis={{ tooltip: row.text }} style={{ fontSize: 12 }}>{row.number} · {row.text}</Typography.Text>
      </Flex>
      {row.repeats && <Tag style={{ margin: 0 }}>{t('repeats')}</Tag>}
    </Flex>
  )
}

function StatusTag({ row: { status, receiptAt } }: { row: HazardRow }) {
  const { t } = useTranslation('hazards')
  const colour = { found: 'warning', mending: 'processing', passed: 'success', failed: 'error', handed_over: 'processing', closed: 'default', withdrawn: 'default' }[status]
  return <Tag color={colour}>{t(status === 'handed_over' && receiptAt === null ? 'awaits_receipt' : `status_${status}`)}</Tag>
}
