import { Button, Empty, Flex, Layout, Menu, Spin, Tooltip, Typography, theme } from 'antd'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router'
import { post } from '../../shared/api/client.ts'
import type { Me } from '../../shared/api/me.ts'
import { useFeedState } from '../../shared/feed/use-feed.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { switchLanguage } from '../../shared/i18n/start.ts'
import { formatClockSeconds } from '../../shared/i18n/time.ts'
import { keepTheme, useDark } from '../../shared/shell/Providers.tsx'
import { pages } from '../pages.tsx'

/** The frame around every page: the menu of what this person may open, who they are, whether the screen is live. */
export function Frame({ me }: { me: Me }) {
  const { t } = useTranslation('console')
  const { token } = theme.useToken()
  const location = useLocation()
  const navigate = useNavigate()
  const mine = pages.filter((page) => page.roles.some((role) => me.roles.includes(role)))
  const current = location.pathname.split('/')[1]
  return (
    <Layout style={{ height: '100%' }}>
      <Layout.Header style={{ height: 48, lineHeight: '48px', padding: '0 16px', background: token.colorBgContainer, borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
        <Flex align="center" gap={16} style={{ height: '100%' }}>
          <Brand />
          <Menu
            mode="horizontal"
            selectedKeys={[current ?? '']}
            items={mine.map((page) => ({ key: page.path, label: t(page.path) }))}
            onClick={({ key }) => void navigate(`/${key}`)}
            style={{ flex: 1, minWidth: 0, height: 47, lineHeight: '47px', borderBottom: 'none' }}
          />
          <Liveness />
          <Person me={me} />
        </Flex>
      </Layout.Header>
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
    </Layout>
  )
}

function Brand() {
  const { t } = useTranslation('shell')
  const { token } = theme.useToken()
  return (
    <Flex align="center" gap={8} style={{ flex: 'none' }}>
      <svg width="26" height="20" viewBox="0 0 26 20" aria-hidden fill="none" stroke={token.colorPrimary} strokeWidth="2" strokeLinecap="round">
        <path d="M2 7 L13 2 L24 7 M4 7 V13 M22 7 V13 M10 7 V13 M16 7 V13 M1 13 H25 M3 18 C7 13.5 19 13.5 23 18" />
      </svg>
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

function Person({ me }: { me: Me }) {
  const { t, i18n } = useTranslation('shell')
  const dark = useDark()
  const other: Language = i18n.language === 'zh' ? 'en' : 'zh'
  const leave = async () => {
    feedLeaves()
    await post('/api/sign-out').catch(() => undefined)
    window.location.assign('/console/')
  }
  return (
    <Flex align="center" gap={4} style={{ flex: 'none' }}>
      <Tooltip title={me.roles.map((role) => t(role)).join('、')}>
        <Typography.Text style={{ marginInlineEnd: 8 }}>{me.name}</Typography.Text>
      </Tooltip>
      <Button type="text" size="small" onClick={() => void switchLanguage(other)}>{t('language')}</Button>
      <Button type="text" size="small" onClick={() => keepTheme(!dark)}>{t(dark ? 'light' : 'dark')}</Button>
      <Button type="text" size="small" onClick={() => void leave()}>{t('signOut')}</Button>
    </Flex>
  )
}

function feedLeaves() {
  sessionStorage.clear()
}

function Nothing() {
  const { t } = useTranslation('console')
  return <Empty style={{ marginTop: 96 }} description={<><div>{t('nothing')}</div><Typography.Text type="secondary">{t('nothingTodo')}</Typography.Text></>} />
}
