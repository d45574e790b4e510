import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Empty, List, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { get, post } from '../../../shared/api/client.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import type { AccountRow } from './accounts.ts'

interface SessionRow {
  id: string
  device: string
  createdAt: string
  seenAt: string
}

/** Where someone is signed in, each with the way to end it. */
export function SessionsDialog({ account, onClose }: { account: AccountRow; onClose: () => void }) {
  const { t } = useTranslation('accounts')
  const queries = useQueryClient()
  const key = ['sessions', account.id]
  const { data, error, isPending } = useQuery({ queryKey: key, queryFn: () => get<{ sessions: SessionRow[] }>(`/api/accounts/${account.id}/sessions`) })
  const end = async (session: string) => {
    await post(`/api/accounts/${account.id}/sessions/${session}/end`)
    await queries.invalidateQueries({ queryKey: key })
  }
  return (
    <Modal open title={t('sessionsFor', { name: account.name })} footer={null} onCancel={onClose}>
      <ErrorNote error={error} />
      <List
        loading={{ spinning: isPending, delay: 200 }}
        dataSource={data?.sessions ?? []}
        locale={{ emptyText: <Empty description={t('noSessions')} /> }}
        renderItem={(session) => (
          <List.Item actions={[<Button key="end" size="small" danger onClick={() => void end(session.id)}>{t('endSession')}</Button>]}>
            <List.Item.Meta title={<Typography.Text ellipsis style={{ maxWidth: 320 }}>{session.device || '—'}</Typography.Text>} description={t('since', { at: formatExact(session.createdAt) })} />
          </List.Item>
        )}
      />
    </Modal>
  )
}
