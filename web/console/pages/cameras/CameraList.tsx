import { Empty, Flex, Table, Tag, Tooltip, Typography, theme, type TableRef } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeight } from '../../../shared/layout/use-height.ts'
import type { CameraRow } from './cameras.ts'
import { HealthMark } from './HealthMark.tsx'

const headHeight = 39
const rowHeight = 49
/** Rows above and below the view whose figures are kept fresh too. */
const margin = 4
/** So many rows before its end the list is read on. */
const ahead = 60

/** The cameras, ten thousand if need be. Arrow keys move through them. */
export function CameraTable({ cameras, selected, isPending, isStale, now, empty, ticked, onTick, onSelect, onView, onEnd }: {
  cameras: CameraRow[]
  selected: string | undefined
  isPending: boolean
  isStale: boolean
  now: string
  empty: { title: string; hint: string }
  /** Ids of ticked rows; undefined: rows are not ticked here. */
  ticked?: readonly string[]
  onTick?: (ids: string[]) => void
  onSelect: (id: string) => void
  /** The ids of what is in view, whenever it settles. */
  onView: (ids: readonly string[]) => void
  /** The end of what is loaded is near. */
  onEnd: () => void
}) {
  const { t } = useTranslation('cameras')
  const { token } = theme.useToken()
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<TableRef>(null)
  const height = useHeight(frame)
  const [scrolled, setScrolled] = useState({ first: 0, last: 0 })
  const first = Math.max(0, scrolled.first - margin)
  const last = Math.max(scrolled.last, scrolled.first + Math.ceil(height / rowHeight)) + margin
  const inView = cameras.slice(first, last).map(({ id }) => id).join()
  useEffect(() => {
    const timer = setTimeout(() => onView(inView === '' ? [] : inView.split(',')), 150)
    return () => clearTimeout(timer)
  }, [inView, onView])
  const isNearEnd = cameras.length > 0 && last > cameras.length - ahead
  useEffect(() => {
    if (isNearEnd) onEnd()
  }, [isNearEnd, onEnd])
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || cameras.length === 0) return
    event.preventDefault()
    const at = cameras.findIndex((camera) => camera.id === selected)
    const next = cameras[Math.min(cameras.length - 1, Math.max(0, at + step))]!
    onSelect(next.id)
    table.current?.scrollTo({ key: next.id })
  }
  return (
    <div ref={frame} style={{ flex: 1, minHeight: 0, outline: 'none' }} tabIndex={0} role="group" aria-label={t('list')} onKeyDown={move}>
      <Table<CameraRow>
        ref={table}
        virtual
        size="small"
        rowKey="id"
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          // The virtual list guesses the height of rows that it has not drawn: shares of the whole are right.
          const at = (px: number) => Math.floor((px / Math.max(1, scrollHeight)) * cameras.length)
          setScrolled({ first: at(scrollTop), last: at(scrollTop + clientHeight) })
        }}
        scroll={{ y: Math.max(120, height - headHeight), x: 560 }}
        loading={{ spinning: isPending, delay: 200 }}
        dataSource={cameras}
        pagination={false}
        {...(ticked && onTick ? { rowSelection: { selectedRowKeys: [...ticked], onChange: (keys) => onTick(keys.map(String)), columnWidth: 36 } } : {})}
        onRow={(camera) => ({
          'onClick': () => onSelect(camera.id),
          'style': { cursor: 'pointer', ...(camera.id === selected ? { background: `color-mix(in srgb, ${token.colorPrimary} 12%, transparent)` } : {}) },
          ...(camera.id === selected ? { 'aria-current': true } : {}),
        })}
        locale={{ emptyText: isPending ? <div style={{ height: 120 }} /> : <Empty description={<><div>{empty.title}</div><Typography.Text type="secondary">{empty.hint}</Typography.Text></>} /> }}
        columns={[
          { title: t('name'), dataIndex: 'name', render: (_, camera) => <NameCell camera={camera} /> },
          { title: t('health'), key: 'health', width: 118, render: (_, camera) => <HealthMark camera={camera} isStale={isStale} now={now} /> },
          { title: t('owner'), dataIndex: 'ownerName', width: 124, ellipsis: true, render: (name: string, camera) => name || t(`kind_${camera.ownerKind}`) },
          { title: t('class'), dataIndex: 'legalClass', width: 104, render: (c: string | null) => (c ? t(`class_${c}`) : <Typography.Text type="warning">{t('class_none')}</Typography.Text>) },
          { title: t('kept'), dataIndex: 'retentionDays', width: 80, align: 'right', render: (days: number) => t('days', { days }) },
        ]}
      />
    </div>
  )
}

function NameCell({ camera }: { camera: CameraRow }) {
  const { t } = useTranslation('cameras')
  return (
    <Flex gap={8} align="center" style={{ minWidth: 0 }}>
      <Flex vertical style={{ minWidth: 0, flex: 1 }}>
        <Typography.Text ellipsis={{ tooltip: camera.name }}>{camera.name}</Typography.Text>
        <Typography.Text type="secondary" ellipsis={{ tooltip: camera.place }} style={{ fontSize: 12 }}>{camera.place}</Typography.Text>
      </Flex>
      {camera.gaps.length > 0 && <Tooltip title={camera.gaps.map((gap) => t(gap)).join('；')}><Tag color="warning" style={{ marginInlineEnd: 0 }}>{t('lacks', { count: camera.gaps.length })}</Tag></Tooltip>}
    </Flex>
  )
}
