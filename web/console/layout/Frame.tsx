import { Button, Empty, Flex, Layout, Menu, Spin, Tooltip, Typography, theme } from 'antd'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, Route, Routes, useLocation } from 'react-router'
import type { Me } from '../../shared/api/me.ts'
import { useFeedState } from '../../shared/feed/use-feed.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { switchLanguage } from '../../shared/i18n/start.ts'
import { formatClockSeconds } from '../../shared/i18n/time.ts'
import { useKeys } from '../../shared/keyboard/use-keys.ts'
import { BrandMark } from '../../shared/shell/BrandMark.tsx'
import { keepTheme, useDark } from '../../shared/shell/Providers.tsx'
import { signOut } from '../../shared/shell/sign-out.ts'
import { pages } from '../pages.tsx'
import { Palette, type Command } from '../palette/Palette.tsx'
import { EmergencyWatch } from './EmergencyWatch.tsx'
import { HazardWatch } from './HazardWatch.tsx'
import { MatterWatch } from './MatterWatch.tsx'
import { useAhead } from './use-ahead.ts'
import { joinNames } from '../../shared/i18n/join-names.ts'

/** The frame around every page: the menu of what this person may open, who they are, whether the screen is live. */
export function Frame({ me }: { me: Me }) {
  const { t } = useTranslation('console')
  const { token } = theme.useToken()
  const location = useLocation()
  const mine = pages.filter((page) => page.roles.some((role) => me.roles.includes(role)))
  useAhead(mine)
  const current = location.pathname.split('/')[1]
  const [isFinding, setFinding] = useState(false)
  const commands = useCommands()
  useKeys({ 'Ctrl+k': () => setFinding(true) })
  return (
    <Layout style={{ height: '100%' }}>
      <Layout.Header style={{ height: 48, lineHeight: '48px', padding: '0 16px', background: token.colorBgContainer, borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
        <Flex align="center" gap={16} style={{ height: '100%' }}>
          <Brand />
          <Menu
            mode="horizontal"
            selectedKeys={[current ?? '']}
            items={mine.map((page) => ({ key: page.path, label: <Link to={`/${page.path}`}>{t(page.path)}</Link> }))}
            style={{ flex: 1, minWidth: 0, height: 47, lineHeight: '47px', borderBottom: 'none' }}
          />
          <FindButton onOpen={() => setFinding(true)} />
          <Liveness />
          <Person me={me} commands={commands} />
        </Flex>
      </Layout.Header>
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

function Brand() {
  const { t } = useTranslation('shell')
  return (
    <Flex align="center" gap={8} style={{ flex: 'none' }}>
      <BrandMark />
      <Typography.Text strong style={{ fontSize: 16 }}>{t('product')}</Typography.Text>
    </Flex>
  )
}

/** Whether the screen shows what is, in words and not by colour alone. */
function Liveness() {
  const { t } = useTranslation('shell')
  const { connected, heardAt } = useFeedState()
  const { token } = theme.useToken()
  const text = connected ? t('live') : t('stale', { at: heardAt ? formatClockSeconds(heardAt) : '—' })
  return (
    <Typography.Text style={{ color: connected ? token.colorTextTertiary : token.colorError, whiteSpace: 'nowrap', flex: 'none' }} role="status">
      <span aria-hidden>{connected ? '●' : '○'}</span> {text}
    </Typography.Text>
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

function FindButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('palette')
  return <Button type="text" size="small" onClick={onOpen} aria-keyshortcuts="Control+K" style={{ flex: 'none' }}>{t('open')} <kbd>Ctrl+K</kbd></Button>
}

function Person({ me, commands }: { me: Me; commands: readonly Command[] }) {
  const { t } = useTranslation('shell')
  return (
    <Flex align="center" gap={4} style={{ flex: 'none' }}>
      <Tooltip title={joinNames(me.roles.map((role) => t(role)))}>
        <Typography.Text style={{ marginInlineEnd: 8 }}>{me.name}</Typography.Text>
      </Tooltip>
      {commands.map(({ name, run }) => <Button key={name} type="text" size="small" onClick={run}>{name}</Button>)}
    </Flex>
  )
}

function Nothing() {
  const { t } = useTranslation('console')
  return <Empty style={{ marginTop: 96 }} description={<><div>{t('nothing')}</div><Typography.Text type="secondary">{t('nothingTodo')}</Typography.Text></>} />
}
