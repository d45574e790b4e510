import { useQueryClient } from '@tanstack/react-query'
import { Button, Card, Empty, Flex, Input, Modal, Space, Table, Tag, Typography } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../../shared/api/client.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { ReasonDialog } from '../../../shared/shell/ReasonDialog.tsx'
import { AccountForm } from './AccountForm.tsx'
import { useAccounts, useUnits, type AccountRow } from './accounts.ts'
import { SessionsDialog } from './SessionsDialog.tsx'

type Dialog = { kind: 'open' } | { kind: 'change' | 'reset' | 'end' | 'sessions'; account: AccountRow } | { kind: 'link'; token: string } | null

/** The security administrator's page: who has an account, with which roles, where they are signed in. */
export default function AccountsPage() {
  const { t, i18n } = useTranslation('accounts')
  const { t: shell } = useTranslation('shell')
  const queries = useQueryClient()
  const { data, error, isPending } = useAccounts()
  const units = useUnits().data?.units ?? []
  const [dialog, setDialog] = useState<Dialog>(null)
  const [words, setWords] = useState('')
  const sought = useDeferredValue(words.trim().toLowerCase())
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const nameOf = (id: string) => units.find((u) => u.id === id)?.name[language] ?? id
  const placeOf = (a: AccountRow) => [a.station, a.team].filter(Boolean).map(nameOf).join(' · ')
  const rows = (data?.accounts ?? []).filter((a) => [a.login, a.name, placeOf(a), ...a.roles.map((r) => shell(r))].join(' ').toLowerCase().includes(sought))

  const finish = async (link: string | null) => {
    await queries.invalidateQueries({ queryKey: ['accounts'] })
    setDialog(link ? { kind: 'link', token: link } : null)
  }
  const reset = (account: AccountRow) => async (reason: string) => finish((await post<{ link: string | null }>(`/api/accounts/${account.id}/link`, { reason })).link)
  const end = (account: AccountRow) => async (reason: string) => {
    await post(`/api/accounts/${account.id}/end`, { reason })
    await finish(null)
  }

  return (
    <div style={{ padding: 12, height: '100%', boxSizing: 'border-box' }}>
      <Card
        title={t('title')}
        className="lq-head-wraps"
        extra={<Flex gap={8} wrap><Input.Search allowClear placeholder={t('search')} aria-label={t('search')} value={words} onChange={(e) => setWords(e.target.value)} style={{ width: 260 }} /><Button type="primary" onClick={() => setDialog({ kind: 'open' })}>{t('open')}</Button></Flex>}
        style={{ height: '100%', overflow: 'auto' }}
        styles={{ body: { padding: 0 } }}
      >
        <ErrorNote error={error} />
        <Table<AccountRow>
          size="small"
          rowKey="id"
          scroll={{ x: 'max-content' }}
          loading={{ spinning: isPending, delay: 200 }}
          dataSource={rows}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          locale={{ emptyText: <Empty description={t('none')} /> }}
          columns={[
            { title: t('name'), dataIndex: 'name', width: 140, ellipsis: true },
            { title: t('login'), dataIndex: 'login', width: 160, ellipsis: true },
            { title: t('roles'), dataIndex: 'roles', render: (held: string[]) => held.map((role) => <Tag key={role}>{shell(role)}</Tag>) },
            { title: t('place'), key: 'place', ellipsis: true, render: (_, a) => placeOf(a) || (a.roles.includes('camera_owner') ? '—' : nameOf('bureau')) },
            { title: t('phone'), dataIndex: 'phone', width: 130 },
            { title: t('state'), dataIndex: 'state', width: 80, render: (s: string) => <Typography.Text type={s === 'ended' ? 'secondary' : undefined}>{t(s)}</Typography.Text> },
            {
              key: 'do', width: 260, align: 'right',
              render: (_, account) => account.state === 'active' && (
                <Space size={0}>
                  {(['change', 'reset', 'sessions', 'end'] as const).map((kind) => (
                    <Button key={kind} type="text" size="small" danger={kind === 'end'} onClick={() => setDialog({ kind, account })} aria-label={`${t(kind)} ${account.name}`}>{t(kind)}</Button>
                  ))}
                </Space>
              ),
            },
          ]}
        />
      </Card>
      {dialog?.kind === 'open' && <AccountForm account={null} onDone={(link) => void finish(link)} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'change' && <AccountForm account={dialog.account} onDone={(link) => void finish(link)} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'reset' && <ReasonDialog title={t('resetFor', { name: dialog.account.name })} verb={t('reset')} onConfirm={reset(dialog.account)} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'end' && <ReasonDialog title={t('endFor', { name: dialog.account.name })} warning={t('endWarn')} verb={t('end')} isDangerous onConfirm={end(dialog.account)} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'sessions' && <SessionsDialog account={dialog.account} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'link' && (
        <Modal open title={t('link')} footer={<Button type="primary" onClick={() => setDialog(null)}>{t('close')}</Button>} onCancel={() => setDialog(null)}>
          <Typography.Paragraph>{t('linkHint')}</Typography.Paragraph>
          <Typography.Paragraph code copyable style={{ wordBreak: 'break-all' }}>{`${location.origin}/console/enrol#${dialog.token}`}</Typography.Paragraph>
        </Modal>
      )}
    </div>
  )
}
