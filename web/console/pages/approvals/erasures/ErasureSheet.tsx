import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Flex, Form, Input, Popconfirm, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useErasure, type Erasure, type ErasureRow } from './erasures.ts'

/** One request to erase: ground, document and how many of what; ordered, or refused with the reason that the law wants said. */
export function ErasureSheet({ row, onDone }: { row: ErasureRow; onDone: () => void }) {
  const { t, i18n } = useTranslation('approvals')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { data, error } = useErasure(row.id)
  const [isRefusing, setRefusing] = useState(false)
  const [id, setId] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const decide = async (verb: 'order' | 'refuse', body: object) => {
    setBusy(true)
    setFailure(null)
    try {
      const { acts } = await post<{ acts: number }>(`/api/erasures/${row.id}/${verb}`, body, id)
      void message.success(verb === 'order' ? t('erased', { count: acts }) : t('erasureRefused'))
      onDone()
      await queries.invalidateQueries({ queryKey: ['erasures'] })
    } catch (reason) {
      setId(newIntentId())
      setFailure(reason)
    }
    setBusy(false)
  }
  const nameOf = (type: string) => (i18n.exists(`approvals:erases_${type}`) ? t(`erases_${type}`) : t('erases_other'))
  return (
    <Flex vertical gap={16}>
      <Typography.Title level={2} style={{ fontSize: 20, margin: 0 }}>{t(`erasure_${row.ground}`)}</Typography.Title>
      <ErrorNote error={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <dl className="review-facts">
          <dt>{t('erasureDocument')}</dt><dd>{data.document}</dd>
          <dt>{t('erasureReason')}</dt><dd>{data.reason}</dd>
          <dt>{t('erasureAsked')}</dt><dd>{row.askedByName || t('bySystem')} · {formatExact(data.askedAt)}</dd>
          <dt>{t('erasureRecords')}</dt><dd>{countTypes(data).map(([type, count]) => <div key={type}>{nameOf(type)} × {count}</div>)}</dd>
        </dl>
      )}
      <Alert type="warning" showIcon title={t('erasureTitle')} description={t('erasureSays')} />
      <ErrorNote error={failure} />
      <Form layout="vertical" className="approvals-decide" requiredMark={false} disabled={busy} onFinish={({ reason }: { reason?: string }) => void decide('refuse', { reason })}>
        {isRefusing && <Form.Item name="reason" label={t('refuseWhy')} rules={[{ required: true, whitespace: true, message: t('refuseWhyNeeded') }]}><Input.TextArea rows={3} maxLength={1000} autoFocus /></Form.Item>}
        <Flex gap={8}>
          {isRefusing && <Button type="primary" danger htmlType="submit" loading={busy}>{t('refuse')}</Button>}
          {!isRefusing && (
            <Popconfirm title={t('erasureTitle')} okText={t('erase')} cancelText={t('back')} okButtonProps={{ danger: true }} onConfirm={() => decide('order', {})}>
              <Button type="primary" danger loading={busy}>{t('erase')}</Button>
            </Popconfirm>
          )}
          <Button onClick={() => setRefusing(!isRefusing)}>{t(isRefusing ? 'back' : 'refuseDots')}</Button>
        </Flex>
      </Form>
    </Flex>
  )
}

function countTypes({ records }: Erasure): [type: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { type } of records) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
}
