import { Empty, Flex, Layout, Spin, Typography } from 'antd'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Route, Routes } from 'react-router'
import type { Me } from '../../shared/api/me.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { switchLanguage } from '../../shared/i18n/start.ts'
import { useKeys } from '../../shared/keyboard/use-keys.ts'
import { keepTheme, useDark } from '../../shared/shell/Providers.tsx'
import { signOut } from '../../shared/shell/sign-out.ts'
import { pages } from '../pages.tsx'
import { Palette, type Command } from '../palette/Palette.tsx'
import { EmergencyWatch } from './EmergencyWatch.tsx'
import { HazardWatch } from './HazardWatch.tsx'
import { MatterWatch } from './MatterWatch.tsx'
import { TopBar } from './TopBar.tsx'
import { useAhead } from './use-ahead.ts'

/** The frame around every page: the menu of what this person may open, who they are, whether the screen is live. */
export function Frame({ me }: { me: Me }) {
  const mine = pages.filter((page) => page.roles.some((role) => me.roles.includes(role)))
  useAhead(mine)
  const [isFinding, setFinding] = useState(false)
  const commands = useCommands()
  useKeys({ 'Ctrl+k': () => setFinding(true) })
  return (
    <Layout style={{ height: '100%' }}>
      <TopBar me={me} pages={mine} commands={commands} onFind={() => setFinding(true)} />
      <EmergencyWatch me={me} />
      <HazardWatch me={me} />
      <MatterWatch me={me} />
      <Layout.Content style={{ minHeight: 0, overflow: 'auto' }}>
        <Suspense fallback={<Flex justify="center" style={{ padding: 48 }}><Spin delay={200} /></Flex>}>
          <Routes>
            {mine.flatMap(({ path, component: Component, children = [] }) => [
              <Route key={path} path={`/${path}`} element={<Component />} />,
              ...children.map((child) => <Route key={`${path}/${child}`} path={`/${path}/${child}`} element={<Component />} />),
            ])}
            <Route path="*" element={mine[0] ? <Navigate to={`/${mine[0].path}`} replace /> : <Nothing />} />
          </Routes>
        </Suspense>
      </Layout.Content>
      {isFinding && <Palette pages={mine.map((page) => page.path)} commands={commands} onClose={() => setFinding(false)} />}
    </Layout>
  )
}

/** Language, theme, leaving: in the frame, and by name in the palette. */
function useCommands(): Command[] {
  const { t, i18n } = useTranslation('shell')
  const dark = useDark()
  const other: Language = i18n.language === 'zh' ? 'en' : 'zh'
  return [
    { name: t('language'), run: () => void switchLanguage(other) },
    { name: t(dark ? 'light' : 'dark'), run: () => keepTheme(!dark) },
    { name: t('signOut'), run: () => void signOut('/console/') },
  ]
}

function Nothing() {
  const { t } = useTranslation('console')
  return <Empty style={{ marginTop: 96 }} description={<><div>{t('nothing')}</div><Typography.Text type="secondary">{t('nothingTodo')}</Typography.Text></>} />
}
