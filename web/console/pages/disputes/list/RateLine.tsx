import { Flex, Skeleton, Tooltip, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useRate, type Drill } from '../disputes.ts'
import { RecordsDrawer } from './RecordsDrawer.tsx'

/** “Of 25, 23 settled”, as the news says it, with last year beside it; each number leads to its records. */
export function RateLine({ station }: { station: string | undefined }) {
  const { t, i18n } = useTranslation('disputes')
  const { data, error } = useRate(station)
  const [drill, setDrill] = useState<Drill | null>(null)
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton.Input active className="lq-late" style={{ height: 44 }} />
  const { lastYear } = data
  const count = (n: number, of: { from: string; to: string }, only: Drill['only'], label: string) => (
    <button type="button" className="disputes-count" aria-label={`${label} ${n}`} onClick={() => setDrill({ from: of.from, to: of.to, station, only })}>{n}</button>
  )
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <Flex wrap align="baseline" gap="4px 20px" className="disputes-rate">
      <p className="disputes-now">
        {t('rateBefore')}{count(data.total, data, undefined, t('rateTotal'))}{t('rateBetween')}{count(data.settled, data, 'settled', t('rateSettled'))}{t('rateAfter')}
      </p>
      <p>{t('rateLast')} {lastYear.total === 0 ? t('rateNone') : <>{t('rateLastBefore')}{count(lastYear.total, lastYear, undefined, t('rateLastTotal'))}{t('rateBetween')}{count(lastYear.settled, lastYear, 'settled', t('rateLastSettled'))}{t('rateAfter')}</>}</p>
      <p>{t('rateOpen', { n: data.open })}{data.broken > 0 && ` · ${t('rateBroken', { n: data.broken })}`}</p>
      <Tooltip title={data.definition.text[language]}><Typography.Text type="secondary" tabIndex={0}>{t('rateDefinition', { from: data.from, to: data.to })}</Typography.Text></Tooltip>
      <RecordsDrawer drill={drill} onClose={() => setDrill(null)} />
    </Flex>
  )
}
