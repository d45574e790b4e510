import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { formatFullMoment, formatLength } from '../moments.ts'

interface Props {
  grant: string
  camera: string
  range: { startMs: number; endMs: number }
  onClose(): void
}

/** A name for the stretch between in and out; Enter keeps it. */
export function ClipDialog({ grant, camera, range, onClose }: Props) {
  const { t } = useTranslation('review')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ name: string; note?: string }>()
  const [id] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const save = async ({ name, note = '' }: { name: string; note?: string }) => {
    setBusy(true)
    setError(null)
    try {
      await post('/api/footage/clips', { grant, camera, from: toIso(range.startMs), to: toIso(range.endMs), name, note }, id)
      await queries.invalidateQueries({ queryKey: ['marks', grant] })
      void message.success(t('clipKept'))
      onClose()
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }
  return (
    <Modal open title={t('markClip')} okText={t('keepClip')} cancelText={t('cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy} width={420}>
      <Typography.Paragraph type="secondary">{formatFullMoment(range.startMs)} — {formatFullMoment(range.endMs)} · {formatLength(range.endMs - range.startMs)}</Typography.Paragraph>
      <ErrorNote error={error} />
      <Form form={form} layout="vertical" onFinish={save} requiredMark={false}>
        <Form.Item name="name" label={t('clipName')} rules={[{ required: true, whitespace: true, message: t('clipNameNeeded') }]}><Input maxLength={80} autoFocus placeholder={t('clipNameHint')} /></Form.Item>
        <Form.Item name="note" label={t('clipNote')}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </Form>
    </Modal>
  )
}

const toIso = (ms: number) => new Date(Math.round(ms)).toISOString()
