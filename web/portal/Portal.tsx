import { Button, Flex, Segmented, Typography, theme } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefreshOn } from '../shared/feed/use-feed.ts'
import { switchLanguage } from '../shared/i18n/start.ts'
import { ErrorNote } from '../shared/shell/ErrorNote.tsx'
import { SignedIn } from '../shared/shell/SignedIn.tsx'
import { signOut } from '../shared/shell/sign-out.ts'
import { Cameras } from './Cameras.tsx'
import { Looks } from './Looks.tsx'
import { ownerKey, useOwner } from './owner.ts'
import { Services } from './Services.tsx'

/** The page of a camera's owner: who looked, when and why; notices to sign; my cameras. Made for a phone. */
export function Portal() {
  return <SignedIn roles={['camera_owner']}>{(me) => <Home name={me.name} />}</SignedIn>
}

type View = 'looks' | 'services' | 'cameras'

function Home({ name }: { name: string }) {
  const { t, i18n } = useTranslation('portal')
  const { t: shell } = useTranslation('shell')
  const { token } = theme.useToken()
  const { data, error } = useOwner()
  const [chosen, setChosen] = useState<View | null>(null)
  useRefreshOn(useCallback(() => [ownerKey], []))
  const waiting = data?.services.filter((s) => s.answer === null).length ?? 0
  const view = chosen ?? (waiting > 0 ? 'services' : 'looks')
  // Chosen once, when the page has been read: it does not jump away from the notice that was just signed.
  if (data && chosen === null) setChosen(view)
  return (
    <div className="portal" style={{ background: token.colorBgLayout }}>
      <header className="portal-head" style={{ background: token.colorBgContainer, borderColor: token.colorBorderSecondary }}>
        <Flex vertical style={{ minWidth: 0 }}>
          <Typography.Text strong style={{ fontSize: 18 }}>{t('title')}</Typography.Text>
          <Typography.Text type="secondary" ellipsis>{name}</Typography.Text>
        </Flex>
        <Flex>
          <Button type="text" onClick={() => void switchLanguage(i18n.language === 'zh' ? 'en' : 'zh')}>{shell('language')}</Button>
          <Button type="text" onClick={() => void signOut('/portal/')}>{shell('signOut')}</Button>
        </Flex>
      </header>
      <main className="portal-main">
        <Segmented
          block value={view} onChange={(next) => setChosen(next as View)} aria-label={t('title')}
          options={[
            { value: 'looks', label: t('looks') },
            { value: 'services', label: waiting > 0 ? `${t('services')} · ${waiting}` : t('services') },
            { value: 'cameras', label: t('cameras') },
          ]}
        />
        <ErrorNote error={error} />
        {view === 'looks' && <Looks data={data} />}
        {view === 'services' && <Services data={data} />}
        {view === 'cameras' && <Cameras data={data} name={name} />}
      </main>
    </div>
  )
}
