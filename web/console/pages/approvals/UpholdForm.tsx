import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Flex, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../shared/api/client.ts'
import { useNow } from '../../../shared/clock/use-now.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { isSubmitKey } from '../../../shared/keyboard/is-submit-key.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { decideBy, formatLeft } from '../review/emergency/emergency.ts'
import type { Grant } from '../review/grants.ts'

/** The head upholds an emergency look within a day, or reports it: then it ends, and the auditor and the chief are told why. */
export function UpholdForm({ grant, onDone }: { grant: Grant; onDone: () => void }) {
  const { t } = useTranslation('approvals')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const [id, setId] = useState(newIntentId)
  const [busy, setBusy] = useState<'uphold' | 'report' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const now = useNow()
  const due = decideBy(grant)
  const send = async (verb: 'uphold' | 'report') => {
    const fields = await form.validateFields().catch(() => null)
    if (!fields) return
    setBusy(verb)
    setError(null)
    try {
      await post(`/api/footage/grants/${grant.id}/${verb}`, fields, id)
      await queries.invalidateQueries({ queryKey: ['grants'] })
      await queries.invalidateQueries({ queryKey: ['grant', grant.id] })
      void message.success(t(`${verb}Done`))
      onDone()
    } catch (failure) {
      setId(newIntentId())
      setError(failure)
    }
    setBusy(null)
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} className="approvals-decide">
      <ErrorNote error={error} />
      <Alert
        type="warning" showIcon title={t('upholdTitle', { left: formatLeft(due - now) })} style={{ marginBottom: 12 }}
        description={t(grant.status === 'active' ? 'upholdOpen' : 'upholdOver', { at: formatExact(due), until: grant.until ? formatExact(grant.until) : '' })}
      />
      <Form.Item name="reason" label={t('upholdWhy')} rules={[{ required: true, whitespace: true, message: t('upholdWhyNeeded') }]}>
        <Input.TextArea rows={2} maxLength={400} autoFocus placeholder={t('upholdHint')} onKeyDown={(event) => isSubmitKey(event) && void send('uphold')} />
      </Form.Item>
      <Flex gap={8} wrap>
        <Button type="primary" loading={busy === 'uphold'} disabled={busy === 'report'} onClick={() => void send('uphold')}>{t('uphold')} <kbd>Ctrl+Enter</kbd></Button>
        <Button danger loading={busy === 'report'} disabled={busy === 'uphold'} onClick={() => void send('report')}>{t('report')}</Button>
      </Flex>
    </Form>
  )
}
