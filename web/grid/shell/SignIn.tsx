import { Button, Form, Input, List } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post } from '../../shared/api/client.ts'
import { switchLanguage } from '../../shared/i18n/start.ts'
import type { Lock } from '../vault/lock.ts'
import { Mark } from './Mark.tsx'
import { say, Trouble } from './Trouble.tsx'

interface DemoAccounts {
  password: string
  accounts: { login: string; name: string; role: string; code: string; unit: { zh: string; en: string } }[]
}

const roles = ['community_officer', 'auxiliary', 'grid_worker', 'station_chief']

/** Sign-in with a thumb. Who has a lock on this phone and no network unlocks it all the same. */
export function SignIn({ lock, onDone, onUnlock }: { lock: Lock | null; onDone: () => void; onUnlock: (lock: Lock) => void }) {
  const { t, i18n } = useTranslation('signIn')
  const { t: grid } = useTranslation('grid')
  const { t: shell } = useTranslation('shell')
  const [isSecond, setSecond] = useState(false)
  const [trouble, setTrouble] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [demo, setDemo] = useState<DemoAccounts | null>(null)
  useEffect(() => void get<DemoAccounts>('/api/demo/accounts').then(setDemo, () => undefined), [])

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setTrouble(null)
    await work().catch((error: unknown) => setTrouble(error))
    setBusy(false)
  }
  const start = (given: { login: string; password: string }) => attempt(async () => {
    await post('/api/sign-in', given)
    setSecond(true)
  })
  const finish = ({ code }: { code: string }) => attempt(async () => {
    await post('/api/sign-in/second', { code })
    onDone()
  })
  const enterAs = (login: string) => attempt(async () => {
    const fresh = await get<DemoAccounts>('/api/demo/accounts')
    await post('/api/sign-in', { login, password: fresh.password })
    await post('/api/sign-in/second', { code: fresh.accounts.find((one) => one.login === login)!.code })
    onDone()
  })
  const submit = <Button block color="primary" size="large" type="submit" loading={busy}>{t(isSecond ? 'enter' : 'next')}</Button>
  return (
    <main className="grid-gate">
      <header>
        <Mark />
        <button type="button" className="grid-plain" onClick={() => void switchLanguage(i18n.language === 'zh' ? 'en' : 'zh')}>{shell('language')}</button>
      </header>
      <h1>{grid('title')}</h1>
      <p className="grid-muted">{t(isSecond ? 'openSecond' : 'title')}</p>
      {trouble !== null && <Trouble {...say(trouble)} />}
      {isSecond ? (
        <Form layout="vertical" requiredMarkStyle="none" onFinish={finish} footer={submit}>
          <Form.Item name="code" label={t('code')} rules={[{ required: true, pattern: /^\d{6}$/, message: t('code') }]}><Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} /></Form.Item>
        </Form>
      ) : (
        <Form layout="vertical" requiredMarkStyle="none" onFinish={start} footer={submit}>
          <Form.Item name="login" label={t('login')} rules={[{ required: true, message: t('login') }]}><Input autoComplete="username" autoCapitalize="none" /></Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}><Input type="password" autoComplete="current-password" /></Form.Item>
        </Form>
      )}
      {lock && <Button block fill="outline" size="large" onClick={() => onUnlock(lock)}>{grid('unlockOffline')}</Button>}
      {demo && !isSecond && (
        <List header={t('demoHint')} className="grid-demo">
          {demo.accounts.filter((one) => roles.includes(one.role)).map((one) => (
            <List.Item key={one.login} clickable disabled={busy} onClick={() => void enterAs(one.login)} description={`${shell(one.role)} · ${one.unit[i18n.language === 'en' ? 'en' : 'zh']}`}>{one.name}</List.Item>
          ))}
        </List>
      )}
    </main>
  )
}
