import { useQueryClient } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../../shared/api/client.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import type { Grant } from '../grants.ts'

/** Ends a running grant at once, or takes a request back before it is decided; each with a reason that the ledger keeps. */
export function GrantActions({ grant }: { grant: Grant }) {
  const { t } = useTranslation('review')
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'revoke' | 'withdraw' | null>(null)
  const send = async (reason: string) => {
    await post(`/api/footage/grants/${grant.id}/${asking}`, { reason })
    setAsking(null)
    await queries.invalidateQueries({ queryKey: ['grants'] })
    await queries.invalidateQueries({ queryKey: ['grant', grant.id] })
  }
  if (!grant.may.revoke && !grant.may.withdraw) return null
  return (
    <Flex gap={8} style={{ marginTop: 12 }}>
      {grant.may.revoke && <Button size="small" danger onClick={() => setAsking('revoke')}>{t('revoke')}</Button>}
      {grant.may.withdraw && <Button size="small" onClick={() => setAsking('withdraw')}>{t('withdraw')}</Button>}
      {asking && <ReasonDialog title={t(asking)} warning={t(`${asking}Says`)} verb={t(asking)} isDangerous={asking === 'revoke'} onConfirm={send} onClose={() => setAsking(null)} />}
    </Flex>
  )
}
