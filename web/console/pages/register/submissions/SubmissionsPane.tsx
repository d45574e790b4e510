import { Checkbox, Empty, Result, Table, Tag, Tooltip, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../../shared/api/client.ts'
import type { Me } from '../../../../shared/api/me.ts'
import { formatClock, formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { SubmissionDrawer } from './SubmissionDrawer.tsx'
import { useSubmissions, type Submission } from './submissions.ts'

const kinds = ['visit.record', 'matter.push', 'matter.add', 'task.do'] as const
const states = ['held', 'waiting', 'refused', 'applied', 'declined'] as const

/** What phones sent that could not be carried out when it came: nothing of it is lost, the chief of the station decides. */
export function SubmissionsPane({ me }: { me: Me }) {
  const { t } = useTranslation('register')
  const [isAll, setAll] = useState(false)
  const { data, error, isPending } = useSubmissions(!isAll)
  const rows = data?.submissions ?? []
  const [at, setAt] = useState(0)
  const [opened, setOpened] = useState<Submission | null>(null)
  const current = Math.max(0, Math.min(at, rows.length - 1))
  useKeys({ ArrowDown: () => setAt(Math.min(rows.length - 1, current + 1)), ArrowUp: () => setAt(Math.max(0, current - 1)), Enter: () => rows[current] && setOpened(rows[current]) })
  if (error instanceof ApiError && error.status === 403) return <Result status="403" title={t('noRightSubmissions')} subTitle={`${error.message} ${error.todo}`} />
  return (
    <div className="register-submissions">
      <Checkbox checked={isAll} onChange={(event) => setAll(event.target.checked)}>{t('alsoDecided')}</Checkbox>
      <ErrorNote error={error} />
      <Table<Submission>
        size="small" rowKey="id" dataSource={rows} loading={{ spinning: isPending, delay: 200 }} pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        rowClassName={(_, i) => (i === current ? 'ant-table-row-selected' : '')} onRow={(row, i) => ({ onClick: () => { setAt(i ?? 0); setOpened(row) }, style: { cursor: 'pointer' } })}
        locale={{ emptyText: isPending || error ? ' ' : <Empty style={{ padding: 32 }} description={<><div>{t('noSubmissions')}</div><Typography.Text type="secondary">{t('noSubmissionsHint')}</Typography.Text></>} /> }}
        columns={[
          { title: t('doneAt'), key: 'done', width: 136, render: (_, row) => <Tooltip title={formatExact(row.doneAt)}>{formatDay(row.doneAt)} {formatClock(row.doneAt)}</Tooltip> },
          { title: t('sentBy'), key: 'by', width: 104, ellipsis: true, render: (_, row) => row.name || row.account },
          { title: t('what'), key: 'kind', width: 120, render: (_, row) => sayKind(row) },
          { title: t('whyKept'), dataIndex: 'message', ellipsis: true, responsive: ['sm'] },
          { title: t('state'), key: 'state', width: 96, responsive: ['sm'], render: (_, row) => <Tag color={row.state === 'waiting' ? 'warning' : 'default'}>{sayState(row.state)}</Tag> },
        ]}
      />
      {opened && <SubmissionDrawer key={opened.id} submission={opened} title={sayKind(opened)} isOwn={opened.account === me.account} onClose={() => setOpened(null)} />}
    </div>
  )

  function sayKind({ kind }: Submission): string {
    const known = kinds.find((one) => one === kind)
    return known ? t(`sent_${known}`) : kind
  }
  function sayState(state: string): string {
    const known = states.find((one) => one === state)
    return known ? t(`state_${known}`) : state
  }
}
