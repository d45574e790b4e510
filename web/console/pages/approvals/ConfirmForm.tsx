import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../../shared/api/client.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import type { Grant } from '../review/grants.ts'

/** The second officer's own yes to an emergency look. */
export function ConfirmForm({ grant, onDone }: { grant: Grant; onDone: () => void }) {
  const { t } = useTranslation('approvals')
  const queries = useQueryClient()
  const [id] = useState(newIntentId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const confirm = async () => {
    setBusy(true)
    try {
      await post(`/api/footage/grants/${grant.id}/confirmEmergency`, {}, id)
      await queries.invalidateQueries({ queryKey: ['grants'] })
      onDone()
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }
  return (
    <Flex vertical gap={12} align="start">
      <ErrorNote error={error} />
      <Alert type="warning" showIcon title={t('confirmTitle')} description={t('confirmSays')} />
      <Button type="primary" danger loading={busy} onClick={() => void confirm()}>{t('confirm')}</Button>
    </Flex>
  )
}
