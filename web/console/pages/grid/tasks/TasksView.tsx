import { Button, Card, Empty, Flex, Segmented, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskRow } from '#answers/visits'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { useColleagues, useTasks } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { TaskDialog } from './TaskDialog.tsx'
import { TaskDue } from './TaskDue.tsx'
import { TaskSteps } from './TaskSteps.tsx'

/** Tasks of the station and of the township in one list, overdue ones first. N sets one; Z reopens and W cancels the chosen one. */
export function TasksView() {
  const { t } = useTranslation('grid')
  const people = useColleagues()
  const [isOpen, setOpen] = useState(true)
  const [isSetting, setSetting] = useState(false)
  const [at, setAt] = useState(0)
  const { data, error } = useTasks(isOpen)
  const rows = (data ?? []).toSorted((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || a.due.localeCompare(b.due))
  const current = Math.min(at, rows.length - 1)
  const move = (by: number) => () => setAt(Math.max(0, Math.min(rows.length - 1, current + by)))
  useKeys({ ArrowDown: move(1), j: move(1), ArrowUp: move(-1), k: move(-1), n: () => setSetting(true) })
  const chosen = rows[current]
  return (
    <div className="grid-alone">
      <Card
        size="small" className="grid-list lq-head-wraps" title={<h1 className="grid-head">{t('tasks')}</h1>}
        extra={<Flex gap={8}><Segmented value={isOpen} onChange={setOpen} options={[{ value: true, label: t('view_open') }, { value: false, label: t('view_all') }]} /><Button type="primary" onClick={() => setSetting(true)}>{t('setTask')} <kbd>N</kbd></Button></Flex>}
      >
        {chosen && <TaskSteps key={chosen.id} task={chosen} />}
        {error ? <Refusal error={error} /> : (
          <Table<TaskRow>
            size="small" rowKey="id" pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }} dataSource={rows} loading={{ spinning: !data, delay: 200 }} scroll={{ x: 640 }}
            rowClassName={(_, index) => (index === current ? 'ant-table-row-selected' : '')} onRow={(_, index) => ({ onClick: () => setAt(index ?? 0), style: { cursor: 'pointer' } })}
            locale={{ emptyText: data ? <Empty description={<><div>{t('noTasks')}</div><Typography.Text type="secondary">{t('noTasksHint')}</Typography.Text></>} /> : ' ' }}
            columns={[
              { title: t('due'), key: 'due', width: 156, render: (_, task) => <TaskDue task={task} /> },
              { title: t('task'), key: 'task', render: (_, task) => <><div>{task.title}</div>{task.details && <Typography.Paragraph type="secondary" ellipsis={{ rows: 2, tooltip: true }} style={{ margin: 0 }}>{task.details}</Typography.Paragraph>}</> },
              { title: t('from'), key: 'from', width: 88, render: (_, { from }) => t(`from_${from}`) },
              { title: t('assignee'), key: 'who', width: 120, ellipsis: true, render: (_, { assignee }) => (assignee ? (people.nameOf(assignee) ?? assignee) : <Typography.Text type="secondary">{t('nobody')}</Typography.Text>) },
              { title: t('state'), key: 'state', width: 196, render: (_, task) => <><Tag color={{ open: 'processing', done: 'success' }[task.state] ?? 'default'}>{t(`task_${task.state}`)}</Tag>{task.doubled && <Tag color="warning">{t('doubled')}</Tag>}{task.doneBy && <small>{people.nameOf(task.doneBy) ?? task.doneBy}</small>}</> },
            ]}
          />
        )}
      </Card>
      {isSetting && <TaskDialog onClose={() => setSetting(false)} />}
    </div>
  )
}
