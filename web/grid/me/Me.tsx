import { Button, Dialog, List } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { switchLanguage } from '../../shared/i18n/start.ts'
import { post } from '../../shared/api/client.ts'
import { SendState } from '../shell/SendState.tsx'
import { currentWork } from '../session.ts'
import { closeWork, useOutbox } from '../work.ts'

/** Who it is, what this phone holds, and the ways out. */
export function Me({ onLock }: { onLock: () => void }) {
  const { t, i18n } = useTranslation('grid')
  const { t: shell } = useTranslation('shell')
  const { items, photos } = useOutbox()
  const [space, setSpace] = useState<{ usage: number; quota: number } | null>(null)
  useEffect(() => void navigator.storage?.estimate?.().then(({ usage = 0, quota = 0 }) => setSpace({ usage, quota })), [])
  const { me, device } = currentWork()
  const unsent = items.filter(({ state }) => state === 'kept').length + photos.filter(({ isSent }) => !isSent).length
  const lock = () => {
    closeWork()
    onLock()
  }
  const leave = async () => {
    if (unsent > 0 && !(await Dialog.confirm({ content: t('leaveUnsent', { count: unsent }), confirmText: t('leaveAnyway'), cancelText: t('stay') }))) return
    await post('/api/sign-out').catch(() => undefined)
    lock()
  }
  return (
    <main className="grid-page">
      <header className="grid-head"><h1>{me.name}</h1><SendState /></header>
      <List>
        <List.Item extra={me.roles.map((role) => shell(role)).join('、')}>{t('role')}</List.Item>
        <List.Item extra={device.slice(-6)} description={t('phoneWhy')}>{t('phone')}</List.Item>
        {space && space.quota > 0 && <List.Item extra={t('spaceOf', { used: Math.round(space.usage / 1_048_576), all: Math.round(space.quota / 1_048_576) })}>{t('space')}</List.Item>}
        <List.Item clickable onClick={() => void switchLanguage(i18n.language === 'zh' ? 'en' : 'zh')} extra={shell('language')}>{t('language')}</List.Item>
        <List.Item clickable onClick={() => location.assign('/field/')}>{t('toDuty')}</List.Item>
      </List>
      <section className="grid-actions">
        <Button block size="large" fill="outline" onClick={lock}>{t('lock')}</Button>
        <Button block size="large" fill="none" color="danger" onClick={() => void leave()}>{shell('signOut')}</Button>
      </section>
    </main>
  )
}
