import { Button, Checkbox, Empty, Flex, Input, Select, Typography, theme, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { useRefreshCase, type CaseView, type Task } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'
import { useMinute } from '../use-minute.ts'

/** What is to be done, by whom, until when: open ones by their day, then what ended. */
export function Tasks({ view, tasks }: { view: CaseView; tasks: Task[] }) {
  const { t } = useTranslation('cases')
  const refresh = useRefreshCase(view.id)
  const [asking, setAsking] = useState<{ task: Task; verb: 'cancel' | 'reopen' } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isOpen = ['accepted', 'filed', 'investigating', 'solved'].includes(view.status)
  const done = (task: Task) =>
    void post(`/api/cases/${view.id}/tasks/${task.id}/done`, {}).then(refresh, setError)
  return (
    <Flex vertical gap={8} style={{ paddingBottom: 16 }}>
      {view.may.work && <SetTask view={view} />}
      <ErrorNote error={error} />
      {tasks.length === 0 && <Empty description={t('noTasksHere')} />}
      {tasks.map((task) => <TaskRow key={task.id} task={task} isOpen={isOpen} works={view.may.work} onDone={() => done(task)} onAsk={(verb) => setAsking({ task, verb })} />)}
      {asking && (
        <ReasonDialog title={`${t(`${asking.verb}Task`)}：${asking.task.title}`} verb={t(`${asking.verb}Task`)} onClose={() => setAsking(null)} onConfirm={async (reason) => {
          await post(`/api/cases/${view.id}/tasks/${asking.task.id}/${asking.verb}`, { reason })
          await refresh()
        }} />
      )}
    </Flex>
  )
}

function TaskRow({ task, isOpen, works, onDone, onAsk }: { task: Task; isOpen: boolean; works: boolean; onDone: () => void; onAsk: (verb: 'cancel' | 'reopen') => void }) {
  const { t } = useTranslation('cases')
  const { token } = theme.useToken()
  const today = formatDay(useMinute())
  const isRunning = task.status === 'open'
  const late = isRunning && task.due !== null && task.due < today
  return (
    <Flex gap={8} align="center" style={{ borderTop: `1px solid ${token.colorSplit}`, paddingTop: 8 }}>
      <Checkbox checked={task.status === 'done'} disabled={!isRunning || !isOpen} onChange={onDone} aria-label={`${t('done')} ${task.title}`} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Typography.Text delete={task.status === 'cancelled'} type={isRunning ? undefined : 'secondary'}>{task.title}</Typography.Text>
        <div>
          <Typography.Text type="secondary" style={{ fontSize: token.fontSizeSM }}>
            {task.assignee.name}
            {task.due && <> · <span style={{ color: late ? token.colorError : isRunning && task.due === today ? token.colorWarning : undefined }}>{t(late ? 'overdueSince' : 'dueOn', { day: task.due })}</span></>}
            {task.endedAt && ` · ${t(task.status)} ${formatExact(task.endedAt).slice(0, 16)}`}
            {task.note && ` · ${task.note}`}
          </Typography.Text>
        </div>
      </div>
      {works && <Button type="text" size="small" onClick={() => onAsk(isRunning ? 'cancel' : 'reopen')} aria-label={`${t(isRunning ? 'cancelTask' : 'reopenTask')} ${task.title}`}>{t(isRunning ? 'cancelTask' : 'reopenTask')}</Button>}
    </Flex>
  )
}

function SetTask({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  const refresh = useRefreshCase(view.id)
  const [title, setTitle] = useState('')
  const [assignee, setAssignee] = useState(view.lead)
  const [due, setDue] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [intentId, setIntentId] = useState(newIntentId)
  const first = useRef<InputRef>(null)
  useKeys({ t: () => first.current?.focus() })
  const save = async () => {
    if (title.trim() === '') return
    setError(null)
    try {
      await post(`/api/cases/${view.id}/tasks`, { title, assignee, due }, intentId)
      setTitle('')
      setIntentId(newIntentId())
      await refresh()
    } catch (reason) {
      setError(reason)
    }
  }
  return (
    <>
      <Flex gap={8}>
        <Input ref={first} value={title} onChange={(e) => setTitle(e.target.value)} onPressEnter={(e) => !e.nativeEvent.isComposing && void save()} placeholder={t('newTask')} aria-label={t('newTask')} maxLength={200} suffix={title ? undefined : <kbd>T</kbd>} style={{ flex: 1 }} />
        <Select value={assignee} onChange={setAssignee} options={view.officers.map((o) => ({ value: o.login, label: o.name }))} aria-label={t('assignee')} style={{ width: 110 }} />
        <DayPicker value={due} onChange={setDue} placeholder={t('until')} aria-label={t('until')} style={{ width: 130 }} />
        <Button type="primary" disabled={title.trim() === ''} onClick={() => void save()}>{t('setTask')}</Button>
      </Flex>
      <ErrorNote error={error} />
    </>
  )
}
