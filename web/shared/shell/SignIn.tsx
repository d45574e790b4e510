import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Form, Input, Typography, theme } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post } from '../api/client.ts'
import { switchLanguage } from '../i18n/start.ts'
import { BrandMark } from './BrandMark.tsx'
import { DemoPeople, type DemoAccounts } from './DemoPeople.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import './sign-in.css'

/** Sign-in in two steps; in the demo, the made-up people to choose from. `roles` narrows that list to a page's own. */
export function SignIn({ onDone, roles }: { onDone: () => void; roles?: readonly string[] }) {
  const { t, i18n } = useTranslation('signIn')
  const { t: shell } = useTranslation('shell')
  const { token } = theme.useToken()
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
  const frame = { background: token.colorBgContainer, border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadiusLG }

  return (
    <div className="sign-in" style={{ background: token.colorBgLayout }}>
      <main className={people.length > 0 ? 'sign-in-both' : 'sign-in-one'} style={frame}>
        <section className="sign-in-form">
          <Flex justify="space-between" align="center">
            <Flex align="center" gap={8}><BrandMark /><Typography.Text strong style={{ fontSize: 16 }}>{shell('product')}</Typography.Text></Flex>
            <Button type="text" size="small" onClick={() => void switchLanguage(i18n.language === 'zh' ? 'en' : 'zh')}>{shell('language')}</Button>
          </Flex>
          <div className="sign-in-steps">
            <Typography.Title level={1} style={{ fontSize: 26, margin: '0 0 4px' }}>{t('title')}</Typography.Title>
            <Typography.Paragraph type="secondary" style={{ marginBottom: 20 }}>{t(second ? 'openSecond' : 'subtitle')}</Typography.Paragraph>
            <ErrorNote error={error} />
            {second ? (
              <Form layout="vertical" size={roles ? 'middle' : 'large'} onFinish={finish} requiredMark={false}>
                <Form.Item name="code" label={t('code')} rules={[{ required: true, pattern: /^\d{6}$/, message: t('code') }]}>
                  <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
                </Form.Item>
                <Flex gap={8}>
                  <Button onClick={() => setSecond(false)}>{t('back')}</Button>
                  <Button type="primary" htmlType="submit" loading={busy} block>{t('enter')}</Button>
                </Flex>
              </Form>
            ) : (
              <Form layout="vertical" size={roles ? 'middle' : 'large'} onFinish={start} requiredMark={false}>
                <Form.Item name="login" label={t('login')} rules={[{ required: true, message: t('login') }]}>
                  <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
                </Form.Item>
                <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
                  <Input.Password autoComplete="current-password" />
                </Form.Item>
                <Button type="primary" htmlType="submit" loading={busy} block>{t('next')}</Button>
              </Form>
            )}
          </div>
        </section>
        {people.length > 0 && <DemoPeople people={people} busy={busy} onEnter={(login) => void enterAs(login)} />}
      </main>
    </div>
  )
}
