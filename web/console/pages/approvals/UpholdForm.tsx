import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../shared/api/client.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import type { Grant } from '../review/grants.ts'

/** The head upholds an emergency look within a day, or ends it at once. */
export function UpholdForm({ grant, onDone }: { grant: Grant; onDone: () => void }) {
  const { t } = useTranslation('approvals')
  const queries = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const [id, setId] = useState(newIntentId)
  const [error, setError] = useState<unknown>(null)
  const send = async (verb: 'uphold' | 'revoke') => {
    const { reason } = await form.validateFields()
    try {
      await post(`/api/footage/grants/${grant.id}/${verb}`, { reason }, id)
      await queries.invalidateQueries({ queryKey: ['grants'] })
      onDone()
    } catch (failure) {
      setId(newIntentId())
      setError(failure)
    }
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false}>
      <ErrorNote error={error} />
      <Alert type="warning" showIcon title={t('upholdTitle', { at: grant.until ? formatExact(grant.until) : '' })} style={{ marginBottom: 12 }} />
      <Form.Item name="reason" label={t('upholdWhy')} rules={[{ required: true, whitespace: true, message: t('upholdWhyNeeded') }]}><Input.TextArea rows={2} maxLength={400} /></Form.Item>
      <Flex gap={8}>
        <Button type="primary" onClick={() => void send('uphold')}>{t('uphold')}</Button>
        <Button danger onClick={() => void send('revoke')}>{t('revoke')}</Button>
      </Flex>
    </Form>
  )
}
