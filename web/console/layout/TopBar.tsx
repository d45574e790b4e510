import { MenuOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Drawer, Flex, Grid, Layout, Menu, Tooltip, Typography, theme } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { Me } from '../../shared/api/me.ts'
import { useFeedState } from '../../shared/feed/use-feed.ts'
import { joinNames } from '../../shared/i18n/join-names.ts'
import { formatClockSeconds } from '../../shared/i18n/time.ts'
import { BrandMark } from '../../shared/shell/BrandMark.tsx'
import type { pages as allPages } from '../pages.tsx'
import type { Command } from '../palette/Palette.tsx'

interface Props {
  me: Me
  pages: typeof allPages
  commands: readonly Command[]
  onFind: () => void
}

/** Over every page: what this person may open, finding, whether the screen is live, who they are. On a phone what is not of the moment is behind one button. */
export function TopBar({ me, pages, commands, onFind }: Props) {
  const { t } = useTranslation('console')
  const { token } = theme.useToken()
  const { md: isWide = true } = Grid.useBreakpoint()
  const current = useLocation().pathname.split('/')[1] ?? ''
  const items = pages.map(({ path }) => ({ key: path, label: <Link to={`/${path}`}>{t(path)}</Link> }))
  return (
    <Layout.Header style={{ height: 48, lineHeight: '48px', padding: isWide ? '0 16px' : '0 8px', background: token.colorBgContainer, borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
      <Flex align="center" gap={isWide ? 16 : 8} style={{ height: '100%' }}>
        {isWide ? (
          <>
            <Brand />
            <Menu mode="horizontal" selectedKeys={[current]} items={items} style={{ flex: 1, minWidth: 0, height: 47, lineHeight: '47px', borderBottom: 'none' }} />
          </>
        ) : (
          <>
            <FoldedMenu me={me} current={current} items={items} commands={commands} />
            <Typography.Text strong ellipsis style={{ flex: 1, fontSize: 16 }}>{pages.flatMap(({ path }) => (path === current ? [t(path)] : []))[0]}</Typography.Text>
          </>
        )}
        <FindButton isWide={isWide} onOpen={onFind} />
        <Liveness isWide={isWide} />
        {isWide && <Person me={me} commands={commands} />}
      </Flex>
    </Layout.Header>
  )
}

function FoldedMenu({ me, current, items, commands }: Pick<Props, 'me' | 'commands'> & { current: string; items: { key: string; label: ReactNode }[] }) {
  const { t } = useTranslation('shell')
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} aria-expanded={isOpen} onClick={() => setOpen(true)} />
      <Drawer open={isOpen} onClose={close} placement="left" size={280} title={<Brand />} styles={{ body: { padding: 8 }, footer: { padding: 16 } }} footer={<Person me={me} commands={commands} isFolded />}>
        <Menu mode="inline" selectedKeys={[current]} items={items} onClick={close} style={{ border: 'none', background: 'none' }} />
      </Drawer>
    </>
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

function FindButton({ isWide, onOpen }: { isWide: boolean; onOpen: () => void }) {
  const { t } = useTranslation('palette')
  if (!isWide) return <Button type="text" icon={<SearchOutlined />} aria-label={t('open')} onClick={onOpen} />
  return <Button type="text" size="small" onClick={onOpen} aria-keyshortcuts="Control+K" style={{ flex: 'none' }}>{t('open')} <kbd>Ctrl+K</kbd></Button>
}

/** Whether the screen shows what is: by the mark's shape and in words, not by colour alone. On a phone the words come where it does not. */
function Liveness({ isWide }: { isWide: boolean }) {
  const { t } = useTranslation('shell')
  const { connected, heardAt } = useFeedState()
  const { token } = theme.useToken()
  const text = connected ? t('live') : t('stale', { at: heardAt ? formatClockSeconds(heardAt) : '—' })
  const isShort = connected && !isWide
  return (
    <Typography.Text style={{ color: connected ? token.colorTextTertiary : token.colorError, whiteSpace: 'nowrap', flex: 'none', paddingInline: isShort ? 8 : 0 }} role="status" aria-label={text} title={text}>
      <span aria-hidden>{connected ? '●' : '○'}</span>{!isShort && ` ${text}`}
    </Typography.Text>
  )
}

function Person({ me, commands, isFolded = false }: Pick<Props, 'me' | 'commands'> & { isFolded?: boolean }) {
  const { t } = useTranslation('shell')
  const roles = joinNames(me.roles.map((role) => t(role)))
  const buttons = commands.map(({ name, run }) => <Button key={name} type="text" size={isFolded ? 'middle' : 'small'} onClick={run}>{name}</Button>)
  if (isFolded)
    return (
      <Flex vertical gap={12}>
        <Flex vertical><Typography.Text strong>{me.name}</Typography.Text><Typography.Text type="secondary">{roles}</Typography.Text></Flex>
        <Flex justify="space-between" style={{ marginInline: -12 }}>{buttons}</Flex>
      </Flex>
    )
  return (
    <Flex align="center" gap={4} style={{ flex: 'none' }}>
      <Tooltip title={roles}><Typography.Text style={{ marginInlineEnd: 8 }}>{me.name}</Typography.Text></Tooltip>
      {buttons}
    </Flex>
  )
}
