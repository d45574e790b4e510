import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, newIntentId, post } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { formatFullMoment, wholeMs } from '../moments.ts'
import { closeLook, keepStill, openLook } from '../player/look-client.ts'

interface Props {
  /** A bookmark of the moment, or its picture for the case file. */
  what: 'bookmark' | 'still'
  grant: string
  camera: { id: string; name: string }
  look: string
  atMs: number
  onClose(): void
}

/** What is said about a moment: Enter keeps it as a bookmark, or puts its picture into the case file. */
export function BookmarkDialog({ what, grant, camera, look, atMs, onClose }: Props) {
  const { t } = useTranslation('review')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ note?: string }>()
  const [id] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isStill = what === 'still'
  /** A look that was idle too long is over: this picture then has one of its own. */
  const keep = async (note: string) => {
    try {
      return await keepStill(look, atMs, note, id)
    } catch (reason) {
      if (!(reason instanceof ApiError) || reason.code !== 'look_over') throw reason
    }
    const renewed = await openLook(grant, camera.id, 'playback')
    return keepStill(renewed.id, atMs, note, newIntentId()).finally(() => closeLook(renewed.id))
  }
  const save = async ({ note = '' }: { note?: string }) => {
    setBusy(true)
    setError(null)
    try {
      if (isStill) {
        const kept = await keep(note)
        void message.success(t('stillKept', { hash: kept.sha256.slice(0, 16) }))
      } else {
        await post('/api/footage/bookmarks', { grant, camera: camera.id, at: new Date(wholeMs(atMs)).toISOString(), note }, id)
        await queries.invalidateQueries({ queryKey: ['marks', grant] })
        void message.success(t('bookmarkKept'))
      }
      onClose()
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }
  return (
    <Modal open title={t(isStill ? 'keepStill' : 'markBookmark')} okText={t(isStill ? 'putIntoCase' : 'keepClip')} cancelText={t('cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy} width={420}>
      <Typography.Paragraph type="secondary">{camera.name} · {formatFullMoment(atMs)}</Typography.Paragraph>
      <ErrorNote error={error} />
      <Form form={form} layout="vertical" onFinish={save} requiredMark={false}>
        <Form.Item name="note" label={t('whatIsSeen')} rules={isStill ? [] : [{ required: true, whitespace: true, message: t('whatIsSeenNeeded') }]}><Input maxLength={200} autoFocus placeholder={t('whatIsSeenHint')} /></Form.Item>
        {isStill && <Typography.Text type="secondary" style={{ fontSize: 12 }}>{t('stillSays')}</Typography.Text>}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </Form>
    </Modal>
  )
}
