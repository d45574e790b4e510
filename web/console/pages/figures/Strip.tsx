import { Flex, Segmented, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '../../../shared/api/units.ts'
import { formatClockSeconds } from '../../../shared/i18n/time.ts'
import { DayPicker } from '../../../shared/time/pickers.tsx'
import type { Figures } from '#answers/metrics'
import type { View } from './figures.ts'

/** A ledger that grows is always an act or two ahead; later than this is said. */
const lateMs = 5_000

/** Which days are compared, whose figures, as of when; how old they are. */
export function Strip({ figures, view, isCounty, onChange }: { figures: Figures; view: View; isCounty: boolean; onChange: (view: View) => void }) {
  const { t, i18n } = useTranslation('figures')
  const { stations, nameOf } = useUnitNames()
  const { token } = theme.useToken()
  const { period, behind, lagMs, at } = figures
  const isLate = view.asOf === null && lagMs > lateMs
  const options = [{ value: '', label: t('wholeCounty') }, ...stations.map((station) => ({ value: station.id, label: nameOf(station.id) }))]
  const age = view.asOf !== null ? t('knownThen', { day: figures.asOf }) : isLate ? t('behind', { n: behind, at: formatClockSeconds(at) }) : t('current', { at: formatClockSeconds(at) })
  return (
    <Flex className="lq-strip" align="center" gap={16} wrap>
      <Typography.Title level={1} style={{ margin: 0, fontSize: 16 }}>
        {t('title', { from: nameDay(period.from, i18n.language), to: nameDay(period.to, i18n.language), year: period.to.slice(0, 4) })}
      </Typography.Title>
      <Typography.Text style={{ color: isLate ? token.colorWarningText : token.colorTextTertiary }} role="status">{age}</Typography.Text>
      <Flex gap={8} align="center" wrap style={{ marginInlineStart: 'auto' }}>
        {isCounty && <Segmented value={view.station ?? ''} options={options} onChange={(station) => onChange({ ...view, station: station || null })} />}
        <DayPicker value={view.asOf} within={[-Infinity, 0]} placeholder={t('asOf')} aria-label={t('asOf')} style={{ width: 172 }} onChange={(asOf) => onChange({ ...view, asOf })} />
      </Flex>
    </Flex>
  )
}

function nameDay(day: string, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(Date.parse(day))
}
