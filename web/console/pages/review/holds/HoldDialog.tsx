import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { SpanPicker } from '../../../../shared/time/pickers.tsx'
import { CameraChoice } from '../ask/CameraChoice.tsx'
import type { AskOptions } from '../ask/options.ts'
import { UntilChoice } from './DecideHold.tsx'
import { holdsKey, untilOf } from './holds.ts'

interface Fields {
  cameras: string[]
  range: [string, string]
  days: number
  reason: string
}

/** Keeps footage for a case before its time is over. */
export function HoldDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTranslation('holds')
  const { t: review } = useTranslation('review')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const options = useQuery({ queryKey: ['ask-options'], queryFn: ({ signal }) => get<AskOptions>('/api/footage/ask-options', signal) })
  const [id, setId] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async ({ cameras, range: [from, to], days, reason }: Fields) => {
    setBusy(true)
    setError(null)
    try {
      await post('/api/footage/holds', { ground: { type: 'case', id: caseId }, cameras, from, to, until: untilOf(days), reason: reason.trim() }, id)
      void message.success(t('asked'))
      await queries.invalidateQueries({ queryKey: holdsKey })
      onClose()
    } catch (failure) {
      setId(newIntentId())
      setError(failure)
      setBusy(false)
    }
  }
  const required = (what: string) => [{ required: true, message: review('needed', { what }) }]
  return (
    <Modal open width={560} title={t('askTitle')} okText={t('ask')} cancelText={review('cancel')} onOk={() => form.submit()} onCancel={onClose} confirmLoading={busy} styles={{ body: { maxHeight: '72vh', overflow: 'auto' } }}>
      <ErrorNote error={options.error ?? error} />
      <Typography.Paragraph type="secondary">{t('askSays')}</Typography.Paragraph>
      {options.isPending ? <Skeleton active /> : (
        <Form form={form} layout="vertical" initialValues={{ cameras: [], days: 90 }} onFinish={send} requiredMark={false}>
          <Form.Item name="cameras" label={review('cameras')} rules={required(review('cameras'))}><CameraChoice cameras={options.data?.cameras ?? []} /></Form.Item>
          <Form.Item name="range" label={review('range')} rules={required(review('range'))}><SpanPicker /></Form.Item>
          <Form.Item name="days" label={t('untilWhen')}><UntilChoice /></Form.Item>
          <Form.Item name="reason" label={t('reason')} rules={required(t('reason'))}><Input.TextArea rows={2} maxLength={400} placeholder={t('reasonHint')} /></Form.Item>
        </Form>
      )}
    </Modal>
  )
}
