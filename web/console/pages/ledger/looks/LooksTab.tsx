import { Button, Empty, Segmented, Table, Tag, Tooltip, Typography, type RefSelectProps, type TableRef } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { useHeight } from '../../../../shared/layout/use-height.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { DayRange } from '../DayRange.tsx'
import { looksQuery, useLooks, type LookRow } from '../ledger.ts'
import { PersonSelect } from '../PersonSelect.tsx'
import { SubjectSelect } from '../SubjectSelect.tsx'
import { useAsked } from '../use-asked.ts'
import { useSelection } from '../use-selection.ts'
import { LookDrawer } from './LookDrawer.tsx'
import { Rules } from './Rules.tsx'
import { StandOutTags, useServed } from './words.tsx'

const headHeight = 39
const grantKinds = ['retrieval', 'emergency', 'incident_live', 'own_camera'] as const

/** Who looked at which camera, when, on what ground; what is worth reading, and why. */
export function LooksTab() {
  const { t } = useTranslation('ledger')
  const [ask, change] = useAsked()
  const asked = { from: ask('from'), to: ask('to'), viewer: ask('viewer'), about: ask('about'), kind: ask('grantKind'), standsOut: ask('standsOut') }
  const { data, error, isPending } = useLooks(asked)
  const isAsked = Object.values(asked).some((value) => value !== null)
  const rows = data?.looks ?? []
  const served = useServed()
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<TableRef>(null)
  const search = useRef<RefSelectProps>(null)
  const height = useHeight(frame)
  const { chosen, open, choose, close } = useSelection(rows, (row) => row.id, (id) => table.current?.scrollTo({ key: id }))
  useKeys({ '/': () => search.current?.focus() })
  return (
    <>
      <div className="ledger-filters">
        <DayRange from={asked.from} to={asked.to} onChange={change} />
        <PersonSelect value={asked.viewer} onChange={(viewer) => change({ viewer })} />
        <SubjectSelect ref={search} value={asked.about} name={ask('name')} onChange={(about, name) => change({ about, name })} />
        <Segmented
          size="small" value={asked.kind ?? ''} onChange={(grantKind) => change({ grantKind })} aria-label={t('grantKind')}
          options={[{ value: '', label: t('anyKind') }, ...grantKinds.map((value) => ({ value, label: t(value === 'emergency' ? 'emergency_kind' : value) }))]}
        />
        <Button size="small" style={{ marginInlineStart: 'auto' }} href={`/api/footage/looks.csv?${looksQuery(asked)}`} download>{t('table')}</Button>
      </div>
      <Rules asked={asked} onChoose={(standsOut) => change({ standsOut })} />
      <ErrorNote error={error} />
      <div ref={frame} className="ledger-frame">
        <Table<LookRow>
          ref={table} virtual size="small" rowKey="id" dataSource={rows} pagination={false} scroll={{ y: Math.max(120, height - headHeight), x: 1000 }} loading={{ spinning: isPending, delay: 200 }}
          rowClassName={(row) => (row.id === chosen ? 'ant-table-row-selected' : '')}
          onRow={(row) => ({ onClick: () => choose(row.id), style: { cursor: 'pointer' } })}
          locale={{ emptyText: <Empty description={isAsked ? <><div>{t('looksEmpty')}</div><Typography.Text type="secondary">{t('looksEmptyHint')}</Typography.Text></> : <><div>{t('weeksEmpty')}</div><Typography.Text type="secondary">{t('weeksEmptyHint')}</Typography.Text></>} /> }}
          columns={[
            { title: t('opened'), key: 'opened', width: 150, render: (_, l) => <Tooltip title={formatExact(l.openedAt)}><span style={{ fontVariantNumeric: 'tabular-nums' }}>{formatDay(l.openedAt)} {formatClock(l.openedAt)}</span></Tooltip> },
            { title: t('who'), dataIndex: 'viewerName', width: 110, ellipsis: true },
            { title: t('camera'), dataIndex: 'cameraName', ellipsis: true },
            { title: t('number'), dataIndex: 'number', width: 220, ellipsis: true },
            { title: t('grantKind'), key: 'kind', width: 100, render: (_, l) => t(l.grantKind === 'emergency' ? 'emergency_kind' : l.grantKind) },
            { title: t('served'), key: 'served', width: 140, align: 'right', render: (_, l) => served(l) },
            { title: t('standsOut'), key: 'standsOut', width: 220, render: (_, l) => <StandOutTags codes={l.standsOut} /> },
            { title: t('finding'), key: 'finding', width: 90, render: (_, l) => (l.finding ? <Tag color={l.finding === 'in_order' ? 'default' : 'error'}>{t(l.finding)}</Tag> : <Typography.Text type="secondary">—</Typography.Text>) },
          ]}
        />
      </div>
      {open && <LookDrawer look={open} onClose={close} />}
    </>
  )
}
