import { Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { SendDialog } from '../../hazards/SendDialog.tsx'
import { useColleagues, useRefreshGrid } from '../grid.ts'

const usualDays = 7
const aheadDays = 365

/** Sets a task: for somebody of the station, or for whoever gets there first. */
export function TaskDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('grid')
  const { walkers } = useColleagues()
  const refresh = useRefreshGrid()
  const [intent] = useState(newIntentId)
  const [task, setTask] = useState({ title: '', details: '', due: dayOn(usualDays), from: 'station', assignee: '' })
  const change = (some: Partial<typeof task>) => setTask({ ...task, ...some })
  const send = async () => {
    await post('/api/grid-tasks', { ...task, title: task.title.trim(), assignee: task.assignee || null, place: null }, intent)
    await refresh()
  }
  return (
    <SendDialog title={t('setTask')} verb={t('setTask')} words="none" isReady={task.title.trim() !== '' && task.due !== ''} onSend={send} onClose={onClose}>
      <label className="grid-field"><span>{t('taskTitle')}</span><Input value={task.title} maxLength={120} autoFocus aria-label={t('taskTitle')} onChange={(event) => change({ title: event.target.value })} /></label>
      <label className="grid-field"><span>{t('details')}</span><Input.TextArea value={task.details} maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} aria-label={t('details')} onChange={(event) => change({ details: event.target.value })} /></label>
      <div className="grid-two">
        <label className="grid-field"><span>{t('due')}</span><DayPicker value={task.due} within={[0, aheadDays]} aria-label={t('due')} onChange={(due) => change({ due: due ?? '' })} /></label>
        <label className="grid-field"><span>{t('assignee')}</span><Select value={task.assignee} onChange={(assignee) => change({ assignee })} aria-label={t('assignee')} showSearch={{ optionFilterProp: 'label' }} options={[{ value: '', label: t('nobodyFirst') }, ...walkers.map(({ id, name }) => ({ value: id, label: name }))]} /></label>
      </div>
      <div className="grid-field"><span>{t('from')}</span><Radio.Group value={task.from} onChange={({ target }) => change({ from: String(target.value) })} aria-label={t('from')} options={['station', 'township'].map((value) => ({ value, label: t(`from_${value}`) }))} /></div>
    </SendDialog>
  )
}
