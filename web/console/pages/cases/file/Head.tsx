import { Button, Card, Dropdown, Flex, Tag, Tooltip, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import type { CaseView } from '../cases.ts'
import { ClockTag } from '../ClockTag.tsx'
import { useActions } from './use-actions.tsx'
import { StepStrip } from './StepStrip.tsx'

/** What the case is, where it stands, what runs out, and the next thing to do, each with its key. */
export function Head({ view }: { view: CaseView }) {
  const { t, i18n } = useTranslation('cases')
  const { token } = theme.useToken()
  const navigate = useNavigate()
  const { actions, dialog } = useActions(view)
  useKeys(Object.fromEntries(actions.map((a) => [a.key, a.start])))
  const next = actions.find((a) => a.isNext)
  const others = actions.filter((a) => a !== next)
  const name = (login: string) => view.names[login] ?? login
  return (
    <Card styles={{ body: { padding: '12px 16px' } }} style={{ flex: 'none' }}>
      <Flex justify="space-between" gap={24} align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Flex gap={8} align="center" style={{ minWidth: 0 }}>
            <Tooltip title={<>{t('back')} <kbd>Esc</kbd></>}><Button type="text" size="small" aria-label={t('back')} onClick={() => void navigate('/cases')}>←</Button></Tooltip>
            <Typography.Title level={1} ellipsis={{ tooltip: true }} style={{ fontSize: token.fontSizeHeading4, margin: 0 }}>{view.title}</Typography.Title>
            <Tag style={{ margin: 0, flex: 'none' }}>{t(view.kind)}</Tag>
          </Flex>
          <Typography.Text type="secondary" style={{ display: 'block', paddingInlineStart: 32 }}>
            <Typography.Text copyable style={{ color: 'inherit' }}>{view.number}</Typography.Text> · {view.unit[i18n.language === 'en' ? 'en' : 'zh']} · {t('leadIs', { name: name(view.lead) })} · {t('secondIs', { name: name(view.second) })}
          </Typography.Text>
        </div>
        <Flex gap={16} align="center" style={{ flex: 'none' }}>
          {view.clock ? <ClockTag clock={view.clock} isWide /> : <Typography.Text type="secondary">{t('noClock')}</Typography.Text>}
          <Flex gap={8}>
            {next && <Button type="primary" onClick={next.start}>{next.label} <kbd>{next.key.toUpperCase()}</kbd></Button>}
            {others.length > 0 && (
              <Dropdown trigger={['click']} menu={{ items: others.map((a) => ({ key: a.key, label: <Flex justify="space-between" gap={24}><span>{a.label}</span><kbd>{a.key.toUpperCase()}</kbd></Flex>, danger: a.isDangerous })), onClick: ({ key }) => others.find((a) => a.key === key)?.start() }}>
                <Button>{t('more')} ▾</Button>
              </Dropdown>
            )}
          </Flex>
        </Flex>
      </Flex>
      <StepStrip view={view} />
      {view.status === 'solved' || view.status === 'closed' ? <Ground view={view} /> : null}
      {dialog}
    </Card>
  )
}

/** On what the case counts as solved and closed, with the words by which it was judged. */
function Ground({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  const closed = view.closed
  return (
    <Typography.Text type="secondary" style={{ display: 'block', marginTop: 8 }}>
      {view.solved && <>{t('solvedOn', { text: view.solved.text, definition: view.solved.definition })} </>}
      {closed && t('closedOn', { closing: t(`closing_${closed.closing}`), definition: closed.definition, at: formatExact(view.steps.at(-1)!.at).slice(0, 16) })}
    </Typography.Text>
  )
}
