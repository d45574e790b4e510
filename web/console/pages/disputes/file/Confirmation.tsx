import { Button, Card, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../../shared/i18n/time.ts'
import { useMinute } from '../../cases/use-minute.ts'
import { pressOf } from '../due.ts'
import type { DisputeFile } from '../disputes.ts'
import type { Opened } from './Form.tsx'

const dayMs = 86_400_000

/** The thirty days within which the parties may ask a court together, and how far that is. */
export function Confirmation({ file, start }: { file: DisputeFile; start: (opened: NonNullable<Opened>) => void }) {
  const { t, i18n } = useTranslation('disputes')
  const { token } = theme.useToken()
  const now = useMinute()
  const { confirmation } = file
  if (!confirmation) return file.agreement?.status ? <Card title={t('confirmation')} size="small"><Typography.Text type="secondary">{t('excluded')}</Typography.Text></Card> : null
  const { clock, offered, applied, answered } = confirmation
  const runs = file.openUntil !== null && file.may.includes('run')
  const press = applied ? 'fine' : pressOf({ what: 'confirmation', at: clock.due }, now)
  const left = Math.floor((Date.parse(clock.due) - now) / dayMs)
  const last = answered ? 'answered' : applied ? 'applied' : offered ? 'offered' : null
  return (
    <Card title={t('confirmation')} size="small">
      {!applied && (
        <p className="disputes-clock" style={{ color: { over: token.colorError, soon: token.colorWarning, fine: token.colorText }[press] }}>
          {press === 'over' ? t('clockOver', { day: formatDay(Date.parse(clock.due) - 1) }) : t('clockLeft', { count: left, day: formatDay(Date.parse(clock.due) - 1) })}
        </p>
      )}
      <Typography.Text type="secondary">{clock.article[i18n.language === 'en' ? 'en' : 'zh']}{clock.holidaysUnknown && ` · ${t('holidaysUnknown', { year: clock.holidaysUnknown })}`}</Typography.Text>
      <ul className="disputes-plain">
        <li>{offered ? t('offeredOn', { at: formatDay(offered.at), wish: t(`wish_${offered.wish}`) }) : applied ? null : t('notOffered')}</li>
        {applied && <li>{t('appliedOn', { court: applied.court, day: applied.on })}{applied.late && <Typography.Text type="danger"> · {t('late')}</Typography.Text>}</li>}
        {answered && <li>{t(`court_${answered.answer}`)} · {answered.on} {answered.note}</li>}
      </ul>
      {runs && last && <Button type="link" size="small" onClick={() => start({ name: 'reason', verb: 'takeConfirmationBack', title: t('takeBack', { step: t(`courtStep_${last}`) }), body: { step: last } })}>{t('takeBack', { step: t(`courtStep_${last}`) })}</Button>}
    </Card>
  )
}
