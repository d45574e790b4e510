import { useQuery } from '@tanstack/react-query'
import { Button, Card, Flex, Form, Input, List, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post } from '../api/client.ts'
import { ErrorNote } from './ErrorNote.tsx'

interface DemoAccounts {
  password: string
  accounts: { login: string; name: string; role: string; post: string; code: string }[]
}

/** Sign-in in two steps; in the demo, the made-up people to choose from. `roles` narrows that list to a page's own. */
export function SignIn({ onDone, roles }: { onDone: () => void; roles?: readonly string[] }) {
  const { t } = useTranslation('signIn')
  const { t: shell } = useTranslation('shell')
  const [second, setSecond] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const demo = useQuery({ queryKey: ['demo'], queryFn: () => get<DemoAccounts>('/api/demo/accounts').catch(() => null), staleTime: 10_000 })

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    await work().catch(setError)
    setBusy(false)
  }
  const start = (given: { login: string; password: string }) =>
    attempt(async () => {
      await post('/api/sign-in', given)
      setSecond(true)
    })
  const finish = ({ code }: { code: string }) =>
    attempt(async () => {
      await post('/api/sign-in/second', { code })
      onDone()
    })
  const enterAs = (login: string) =>
    attempt(async () => {
      const fresh = await get<DemoAccounts>('/api/demo/accounts')
      await post('/api/sign-in', { login, password: fresh.password })
      await post('/api/sign-in/second', { code: fresh.accounts.find((a) => a.login === login)!.code })
      onDone()
    })
  const people = demo.data?.accounts.filter((a) => !roles || roles.includes(a.role)) ?? []

  return (
    <Flex justify="center" align="center" wrap gap={24} style={{ minHeight: '100%', padding: 24, boxSizing: 'border-box' }}>
      <Card style={{ width: 380, maxWidth: '100%' }}>
        <Typography.Title level={1} style={{ fontSize: 24, marginTop: 0, marginBottom: 4 }}>{t('title')}</Typography.Title>
        <Typography.Paragraph type="secondary">{t('subtitle')}</Typography.Paragraph>
        <Flex vertical gap={12}>
          <ErrorNote error={error} />
          {second ? (
            <Form layout="vertical" onFinish={finish} requiredMark={false}>
              <Typography.Paragraph>{t('openSecond')}</Typography.Paragraph>
              <Form.Item name="code" label={t('code')} rules={[{ required: true, pattern: /^\d{6}$/, message: t('code') }]}>
                <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
              </Form.Item>
              <Flex gap={8}>
                <Button onClick={() => setSecond(false)}>{t('back')}</Button>
                <Button type="primary" htmlType="submit" loading={busy} block>{t('enter')}</Button>
              </Flex>
            </Form>
          ) : (
            <Form layout="vertical" onFinish={start} requiredMark={false}>
              <Form.Item name="login" label={t('login')} rules={[{ required: true, message: t('login') }]}>
                <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
              </Form.Item>
              <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
                <Input.Password autoComplete="current-password" />
              </Form.Item>
              <Button type="primary" htmlType="submit" loading={busy} block>{t('next')}</Button>
            </Form>
          )}
        </Flex>
      </Card>
      {people.length > 0 && (
        <Card title={<>{t('demo')} <Typography.Text type="secondary" style={{ fontWeight: 400 }}>{t('demoHint')}</Typography.Text></>} style={{ width: 480, maxWidth: '100%' }} styles={{ body: { padding: 0, maxHeight: 420, overflow: 'auto' } }}>
          <List
            size="small"
            dataSource={people}
            renderItem={(person) => (
              <List.Item actions={[<Button key="in" size="small" disabled={busy} onClick={() => void enterAs(person.login)} aria-label={`${t('enter')} ${person.name}`}>{t('enter')}</Button>]} style={{ paddingInline: 16, flexWrap: 'nowrap' }}>
                <Flex gap={8} align="center" style={{ minWidth: 0 }}>
                  <Typography.Text strong style={{ whiteSpace: 'nowrap' }}>{person.name}</Typography.Text>
                  <Tag>{shell(person.role)}</Tag>
                  <Typography.Text type="secondary" ellipsis>{person.post}</Typography.Text>
                </Flex>
              </List.Item>
            )}
          />
        </Card>
      )}
    </Flex>
  )
}
