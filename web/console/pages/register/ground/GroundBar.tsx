import { Button, Tag, Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { useMinute } from '../../cases/use-minute.ts'
import type { Ground } from './grounds.ts'

/** On what ground one looks, and until when: always in sight, since every look stands on the ledger with it. */
export function GroundBar({ ground, onChange }: { ground: Ground; onChange: () => void }) {
  const { t } = useTranslation('register')
  const now = useMinute()
  const { until } = ground
  const isToday = until !== null && formatDay(until) === formatDay(now)
  return (
    <div className="register-ground" role="status">
      <span className="register-ground-what">
        <Typography.Text type="secondary">{t('lookingOn')}</Typography.Text>
        <Tag style={{ margin: 0 }}>{t(`ground_${ground.type}`)}</Tag>
        <Typography.Text strong ellipsis={{ tooltip: true }}>{ground.number}</Typography.Text>
        <Typography.Text ellipsis={{ tooltip: true }}>{ground.about}</Typography.Text>
      </span>
      <Typography.Text type="secondary" className="register-ground-until">
        {until === null ? t('untilClosed') : <Tooltip title={formatExact(until)}><span>{t('until', { at: isToday ? formatClock(until) : `${formatDay(until)} ${formatClock(until)}` })}</span></Tooltip>}
      </Typography.Text>
      <Button size="small" onClick={onChange}>{t('changeGround')} <kbd>G</kbd></Button>
    </div>
  )
}
