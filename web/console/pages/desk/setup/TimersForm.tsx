import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useTimers } from '../data/county.ts'
import { priorities } from '../data/incidents.ts'
import type { Timers } from '../data/waiting.ts'

const waits = ['dispatch', 'accept', 'arrive', 'feedback'] as const

/** Seconds until amber and red, by priority: the county's own, with who changed them and why on the ledger. */
export function TimersForm() {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data } = useTimers()
  const [error, setError] = useState<unknown>(null)
  if (!data) return null
  const save = async (fields: Timers & { reason: string }) => {
    setError(null)
    try {
      await post('/api/desk/timers', fields, newIntentId())
      void queries.invalidateQueries({ queryKey: ['timers'] })
      void message.success(t('timersSaved'))
    } catch (reason) {
      setError(reason)
    }
  }
  return (
    <Form layout="vertical" initialValues={data} onFinish={(fields: Timers & { reason: string }) => void save(fields)} requiredMark={false}>
      <p className="desk-quiet">{t('timersHint')}</p>
      <table className="desk-timers">
        <thead><tr><th />{priorities.map((p) => <th key={p} colSpan={2}>{t(`p${p}`)}</th>)}</tr></thead>
        <tbody>
          {waits.map((wait) => (
            <tr key={wait}>
              <th scope="row">{t(`w_${wait}`)}</th>
              {priorities.flatMap((p) =>
                (['amberS', 'redS'] as const).map((tone) => (
                  <td key={`${p} ${tone}`}>
                    <Form.Item name={[wait, p, tone]} noStyle><InputNumber size="small" min={5} max={86_400} controls={false} aria-label={`${t(`w_${wait}`)} ${t(`p${p}`)} ${t(tone === 'redS' ? 'red' : 'amber')}`} style={{ width: 56 }} /></Form.Item>
                  </td>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Form.Item name="reason" label={t('reasonCorrect')} rules={[{ required: true, message: t('required') }]} style={{ marginTop: 12 }}><Input maxLength={400} /></Form.Item>
      <ErrorNote error={error} />
      <Button type="primary" htmlType="submit" block>{t('change')}</Button>
    </Form>
  )
}
