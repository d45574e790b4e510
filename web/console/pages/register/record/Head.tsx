import { Button, Card, Dropdown, Flex, Tag, Tooltip, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useUnitNames } from '../../../../shared/api/units.ts'
import type { OpenedEntry } from '../register.ts'
import { useWords } from '../use-words.ts'
import { SentLine } from './SentLine.tsx'
import type { Action } from './use-actions.tsx'

/** Actions that stand beside the name; the others are behind "more". */
const mostButtons = 3

/** What the record is, where it stands, and what one may do to it, each with its key. */
export function Head({ entry, actions, asksSent }: { entry: OpenedEntry; actions: Action[]; /** Whether one may ask what was sent of it. */ asksSent: boolean }) {
  const { t } = useTranslation('register')
  const { token } = theme.useToken()
  const { nameType, nameEntry, nameEnd } = useWords()
  const { nameOf } = useUnitNames()
  const navigate = useNavigate()
  const { ended } = entry
  const shown = [...actions].sort((a, b) => Number(b.isNext ?? false) - Number(a.isNext ?? false)).slice(0, mostButtons)
  const others = actions.filter((action) => !shown.includes(action))
  const where = [entry.place, entry.door].filter(Boolean).join(' ')
  const title = entry.type === 'household' ? where || nameType('household') : nameEntry(entry)
  return (
    <Card styles={{ body: { padding: '12px 16px' } }}>
      <Flex justify="space-between" align="flex-start" gap="8px 24px" wrap>
        <div style={{ minWidth: 0, flex: '1 1 260px' }}>
          <Flex gap={8} align="center" style={{ minWidth: 0 }}>
            <Tooltip title={<>{t('back')} <kbd>Esc</kbd></>}><Button type="text" size="small" aria-label={t('back')} onClick={() => void navigate('/register')}>←</Button></Tooltip>
            <Typography.Title level={1} ellipsis={{ tooltip: true }} style={{ fontSize: token.fontSizeHeading4, margin: 0 }}>{title}</Typography.Title>
            <Tag style={{ margin: 0, flex: 'none' }}>{nameType(entry.type)}</Tag>
            {ended && <Tag color="default" style={{ margin: 0, flex: 'none' }}>{t('endedOn', { why: nameEnd(entry.type, ended.why), day: ended.on })}</Tag>}
          </Flex>
          <Typography.Text type="secondary" className="register-under">{[entry.type === 'household' ? '' : where, nameOf(entry.station), entry.ask.length > 0 ? t('asks', { count: entry.ask.length }) : ''].filter(Boolean).join(' · ')}</Typography.Text>
          {asksSent && <SentLine entry={entry} />}
        </div>
        <Flex gap={8} wrap>
          {shown.map((action) => <Button key={action.key} type={action.isNext ? 'primary' : 'default'} danger={action.isDangerous ?? false} onClick={action.start}>{action.label} <kbd>{action.key.toUpperCase()}</kbd></Button>)}
          {others.length > 0 && (
            <Dropdown trigger={['click']} menu={{ items: others.map((a) => ({ key: a.key, label: <Flex justify="space-between" gap={24}><span>{a.label}</span><kbd>{a.key.toUpperCase()}</kbd></Flex>, danger: a.isDangerous ?? false })), onClick: ({ key }) => others.find((a) => a.key === key)?.start() }}>
              <Button>{t('more')} ▾</Button>
            </Dropdown>
          )}
        </Flex>
      </Flex>
    </Card>
  )
}
