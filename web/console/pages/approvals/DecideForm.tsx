import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Form, Input, Segmented, Switch, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../shared/api/client.ts'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { startOfDay } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { DayPicker, MomentPicker } from '../../../shared/time/pickers.tsx'
import type { Grant } from '../review/grants.ts'

interface Fields {
  days: number
  until?: string
  reason?: string
  defers: boolean
  deferUntil?: string
  deferGround?: string
}

/** Approve until when, or refuse with a reason; whether the owners hear of it now or, for a stated ground, later. */
export function DecideForm({ grant, onDone }: { grant: Grant; onDone: () => void }) {
  const { t } = useTranslation('approvals')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const defers = Form.useWatch('defers', form) ?? false
  const days = Form.useWatch('days', form) ?? 7
  const [isRefusing, setRefusing] = useState(false)
  const [id, setId] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async (verb: 'approve' | 'refuse', body: object, said: string) => {
    setBusy(true)
    setError(null)
    try {
      await post(`/api/footage/grants/${grant.id}/${verb}`, body, id)
      await queries.invalidateQueries({ queryKey: ['grants'] })
      await queries.invalidateQueries({ queryKey: ['grant', grant.id] })
      void message.success(said)
      onDone()
    } catch (reason) {
      setId(newIntentId())
      setError(reason)
    }
    setBusy(false)
  }
  const decide = (f: Fields) => {
    if (isRefusing) return send('refuse', { reason: f.reason }, t('refused'))
    const until = f.days === 0 && f.until ? f.until : new Date(Date.now() + (f.days || 7) * 86_400_000).toISOString()
    const deferral = f.defers && f.deferUntil ? { until: new Date(startOfDay(f.deferUntil)).toISOString(), ground: f.deferGround } : null
    return send('approve', { until, reason: f.reason ?? '', deferral }, t('approved'))
  }
  useKeys({ a: () => { setRefusing(false); form.submit() }, r: () => setRefusing(true), Escape: () => setRefusing(false) })
  return (
    <Form form={form} layout="vertical" initialValues={{ days: 7, defers: false }} onFinish={decide} requiredMark={false} className="approvals-decide">
      <ErrorNote error={error} />
      {!isRefusing && (
        <>
          <Flex gap={16} wrap align="end">
            <Form.Item name="days" label={t('lasts')}>
              <Segmented options={[{ value: 1, label: t('days', { count: 1 }) }, { value: 3, label: t('days', { count: 3 }) }, { value: 7, label: t('days', { count: 7 }) }, { value: 0, label: t('otherDay') }]} />
            </Form.Item>
            {days === 0 && <Form.Item name="until" rules={[{ required: true, message: t('untilNeeded') }]}><MomentPicker within={[0, 30]} /></Form.Item>}
          </Flex>
          <Flex gap={8} align="center" style={{ marginBottom: 12 }}>
            <Form.Item name="defers" valuePropName="checked" noStyle><Switch size="small" aria-label={t('defer')} /></Form.Item>
            <Typography.Text type={defers ? 'warning' : 'secondary'}>{t(defers ? 'deferSays' : 'defer')}</Typography.Text>
          </Flex>
          {defers && (
            <Flex gap={12} wrap>
              <Form.Item name="deferUntil" label={t('deferUntil')} rules={[{ required: true, message: t('deferUntilNeeded') }]}><DayPicker within={[1, 180]} /></Form.Item>
              <Form.Item name="deferGround" label={t('deferGround')} rules={[{ required: true, message: t('deferGroundNeeded') }]} style={{ flex: 1, minWidth: 240 }}><Input maxLength={400} placeholder={t('deferGroundHint')} /></Form.Item>
            </Flex>
          )}
        </>
      )}
      <Form.Item name="reason" label={t(isRefusing ? 'refuseWhy' : 'note')} rules={isRefusing ? [{ required: true, whitespace: true, message: t('refuseWhyNeeded') }] : []}>
        <Input.TextArea rows={2} maxLength={400} autoFocus={isRefusing} key={isRefusing ? 'refuse' : 'approve'} />
      </Form.Item>
      <Flex gap={8}>
        {isRefusing ? (
          <>
            <Button danger type="primary" htmlType="submit" loading={busy}>{t('refuse')}</Button>
            <Button onClick={() => setRefusing(false)}>{t('back')}</Button>
          </>
        ) : (
          <>
            <Button type="primary" htmlType="submit" loading={busy}>{t('approve')} <kbd>A</kbd></Button>
            <Button danger onClick={() => setRefusing(true)}>{t('refuseDots')} <kbd>R</kbd></Button>
          </>
        )}
      </Flex>
    </Form>
  )
}
