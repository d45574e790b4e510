import { Button, Card, Dropdown, Flex, Tag, Tooltip, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { DisputeFile } from '../disputes.ts'
import { StatusTag } from '../StatusTag.tsx'
import { Steps } from './Steps.tsx'
import type { Action } from './use-actions.tsx'

/** What the dispute is, how far it is, and the next thing to do, each with its key. */
export function Head({ file, actions }: { file: DisputeFile; actions: Action[] }) {
  const { t } = useTranslation('disputes')
  const { token } = theme.useToken()
  const { nameOf } = useUnitNames()
  const navigate = useNavigate()
  const next = actions.find((a) => a.isNext)
  const others = actions.filter((a) => a !== next)
  const names = file.parties.map((p) => p.name).join(' — ')
  return (
    <Card styles={{ body: { padding: '12px 16px' } }}>
      <Flex justify="space-between" gap="8px 24px" align="flex-start" wrap>
        <div style={{ minWidth: 0, flex: '1 1 320px' }}>
          <Flex gap={8} align="center" style={{ minWidth: 0 }}>
            <Tooltip title={<>{t('back')} <kbd>Esc</kbd></>}><Button type="text" size="small" aria-label={t('back')} onClick={() => void navigate('/disputes')}>←</Button></Tooltip>
            <Typography.Title level={1} ellipsis={{ tooltip: true }} style={{ fontSize: token.fontSizeHeading4, margin: 0 }}>{names}</Typography.Title>
            <Tag style={{ margin: 0, flex: 'none' }}>{t(`kind_${file.kind}`)}</Tag>
            <StatusTag status={file.status} performance={file.performance} />
          </Flex>
          <Typography.Text type="secondary" className="disputes-under">
            <Typography.Text copyable style={{ color: 'inherit' }}>{file.number}</Typography.Text> · {nameOf(file.station)} · {file.place.text || t('noPlace')} · {t('reportedBy', { name: file.reportedBy.name, at: formatExact(file.reportedAt).slice(0, 16) })}
          </Typography.Text>
        </div>
        <Flex gap={8} wrap>
          {next && <Button type="primary" onClick={next.start}>{next.label} <kbd>{next.key.toUpperCase()}</kbd></Button>}
          {others.length > 0 && (
            <Dropdown trigger={['click']} menu={{ items: others.map((a) => ({ key: a.key, label: <Flex justify="space-between" gap={24}><span>{a.label}</span><kbd>{a.key.toUpperCase()}</kbd></Flex>, danger: a.isDangerous })), onClick: ({ key }) => others.find((a) => a.key === key)?.start() }}>
              <Button>{t('more')} ▾</Button>
            </Dropdown>
          )}
        </Flex>
      </Flex>
      <Steps file={file} />
    </Card>
  )
}
