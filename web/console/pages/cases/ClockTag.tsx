import { Flex, Tooltip, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Clock } from './cases.ts'
import { formatDue, leftOf, pressOf } from './due.ts'
import { useMinute } from './use-minute.ts'

/** What is left of a statutory period, in words; the article and the exact end on hover, or below it where there is room. */
export function ClockTag({ clock, isWide = false }: { clock: Clock; isWide?: boolean }) {
  const { t, i18n } = useTranslation('cases')
  const { token } = theme.useToken()
  const now = useMinute()
  const press = pressOf(clock, now)
  const { unit, count } = leftOf(clock, now)
  const color = { over: token.colorError, soon: token.colorWarning, fine: token.colorText }[press]
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const marks = [clock.toBeConfirmed && t('toBeConfirmed'), clock.holidaysUnknown && t('holidaysUnknown', { year: clock.holidaysUnknown }), clock.extended > 0 && t('extendedTimes', { count: clock.extended })].filter(Boolean)
  const ground = [t('dueBy', { at: formatDue(clock) }), clock.article[language], ...marks].join(' · ')
  const words = t(press === 'over' ? `over_${unit}` : `left_${unit}`, { count })
  return (
    <Tooltip title={isWide ? undefined : `${t(`clock_${clock.id}`)} · ${ground}`}>
      <Flex vertical={isWide} align={isWide ? 'flex-end' : 'center'} gap={isWide ? 0 : 4} style={{ whiteSpace: 'nowrap' }}>
        <span style={{ color, fontWeight: press === 'fine' ? 400 : 600, fontSize: isWide ? token.fontSizeLG : undefined }}>
          {isWide && `${t(`clock_${clock.id}`)} `}
          {words}
        </span>
        {isWide && <Typography.Text type="secondary" style={{ fontSize: token.fontSizeSM }}>{ground}</Typography.Text>}
      </Flex>
    </Tooltip>
  )
}
