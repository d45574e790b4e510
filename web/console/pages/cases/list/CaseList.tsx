import { Button, Card, Empty, Flex, Grid, Input, Segmented, Select, Table, Tag, Tooltip, Typography, type InputRef } from 'antd'
import { useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { statuses, useCases, type CaseRow, type Status } from '../cases.ts'
import { ClockTag } from '../ClockTag.tsx'
import { StatusTag } from '../StatusTag.tsx'
import { Agenda } from './Agenda.tsx'

/** Every case one may see: what runs out first on top. Arrow keys move, Enter opens, / searches, N accepts one. */
export function CaseList() {
  const { t } = useTranslation('cases')
  const { me } = useMe()
  const navigate = useNavigate()
  const officer = me?.roles.some((role) => role === 'case_officer' || role === 'case_team_lead') ?? false
  const [mine, setMine] = useState(me?.roles.includes('case_officer') ?? false)
  const [open, setOpen] = useState<'true' | 'false' | ''>('true')
  const [words, setWords] = useState('')
  const text = useDeferredValue(words.trim())
  const [status, setStatus] = useState<Status | undefined>()
  const { data, error, isPending } = useCases({ mine, open: status ? '' : open, text, status })
  const rows = data?.cases ?? []
  const [at, setAt] = useState(0)
  const search = useRef<InputRef>(null)
  const { md: isWide = true } = Grid.useBreakpoint()
  const current = Math.min(at, rows.length - 1)
  const move = (by: number) => () => setAt(Math.max(0, Math.min(rows.length - 1, current + by)))
  useKeys({
    ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1),
    Enter: () => rows[current] && void navigate(`/cases/${rows[current].id}`),
    '/': () => search.current?.focus(),
    n: officer ? () => void navigate('/cases/new') : undefined,
  })

  return (
    <Flex vertical={!isWide} gap={12} style={{ height: isWide ? '100%' : 'auto', padding: 12, boxSizing: 'border-box' }}>
      <Card
        title={t('title')}
        className="lq-head-wraps"
        extra={
          <Flex gap={8} align="center" wrap>
            <Input ref={search} allowClear value={words} onChange={(e) => setWords(e.target.value)} placeholder={t('search')} aria-label={t('search')} suffix={words ? undefined : <kbd>/</kbd>} style={{ width: 180 }} />
            <Select allowClear value={status ?? null} onChange={(value) => setStatus(value ?? undefined)} placeholder={t('state')} aria-label={t('state')} options={statuses.map((value) => ({ value, label: t(value) }))} style={{ width: 112 }} />
            {officer && <Segmented value={mine} onChange={setMine} options={[{ value: true, label: t('mine') }, { value: false, label: t('team') }]} />}
            <Segmented<string> value={status ? 'any' : open} onChange={(value) => { setStatus(undefined); setOpen(value as typeof open) }} options={[{ value: 'true', label: t('open') }, { value: 'false', label: t('ended') }, { value: '', label: t('all') }]} />
            {officer && <Button type="primary" onClick={() => void navigate('/cases/new')}>{t('accept')} <kbd>N</kbd></Button>}
          </Flex>
        }
        style={{ flex: 1, minWidth: 0, overflow: 'auto' }}
        styles={{ body: { padding: 0 } }}
      >
        <ErrorNote error={error} />
        <Table<CaseRow>
          size="small"
          rowKey="id"
          loading={{ spinning: isPending, delay: 200 }}
          dataSource={rows}
          pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
          rowClassName={(_, index) => (index === current ? 'ant-table-row-selected' : '')}
          onRow={(row, index) => ({ onClick: () => { setAt(index ?? 0); void navigate(`/cases/${row.id}`) }, style: { cursor: 'pointer' } })}
          locale={{ emptyText: <Nothing sought={text !== '' || open !== 'true' || status !== undefined} officer={officer} /> }}
          columns={[
            { title: t('due'), key: 'due', width: isWide ? 116 : 88, render: (_, row) => (row.clock ? <ClockTag clock={row.clock} /> : <Typography.Text type="secondary">—</Typography.Text>) },
            { title: t('number'), key: 'number', width: 206, responsive: ['md'], render: (_, row) => <Link to={`/cases/${row.id}`} onClick={(event) => event.stopPropagation()}>{row.number}</Link> },
            { title: t('matter'), key: 'matter', ellipsis: true, render: (_, row) => <Flex gap={8} style={{ minWidth: 0 }}><Tag style={{ flex: 'none', margin: 0 }}>{t(row.kind)}</Tag><Typography.Text ellipsis={{ tooltip: true }}>{row.title}</Typography.Text></Flex> },
            { title: t('officers'), key: 'officers', width: 136, responsive: ['lg'], ellipsis: true, render: (_, row) => `${row.lead.name} · ${row.second.name}` },
            { title: t('state'), key: 'state', width: isWide ? 132 : 104, render: (_, row) => (row.waiting ? <Tag color="warning">{t(`asks_${row.waiting.what}`)}</Tag> : <StatusTag status={row.status} />) },
            { title: t('since'), key: 'since', width: 108, responsive: ['lg'], align: 'right', render: (_, row) => <Tooltip title={formatExact(row.since ?? row.acceptedAt)}>{formatDay(row.since ?? row.acceptedAt)}</Tooltip> },
          ]}
        />
      </Card>
      <Agenda />
    </Flex>
  )
}

function Nothing({ sought, officer }: { sought: boolean; officer: boolean }) {
  const { t } = useTranslation('cases')
  return <Empty style={{ padding: 48 }} description={<><div>{t(sought ? 'noneFound' : 'none')}</div><Typography.Text type="secondary">{t(sought ? 'noneFoundHint' : officer ? 'noneHint' : 'noneHintAbove')}</Typography.Text></>} />
}
