import { useTranslation } from 'react-i18next'
import { useDisputeRate } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { Tile } from './Tile.tsx'

/** “Of 25, 23 settled”, as the news says it, with the same days of last year beside it. */
export function Disputes({ station, isAllowed }: { station: string; isAllowed: boolean }) {
  const { t, i18n } = useTranslation('grid')
  const { data, error } = useDisputeRate(station, isAllowed)
  if (!isAllowed) return <Tile title={t('disputes')} note={t('noRate')} />
  return (
    <Tile title={t('disputes')} to="/disputes">
      {error && <Refusal error={error} />}
      {data && (
        <div title={data.definition.text[i18n.language === 'en' ? 'en' : 'zh']}>
          <p className="grid-rate">{data.total === 0 ? t('rateNone') : t('rate', { total: data.total, settled: data.settled })}</p>
          <p className="grid-aside">{t('rateLast', { what: data.lastYear.total === 0 ? t('rateNone') : t('rate', { total: data.lastYear.total, settled: data.lastYear.settled }) })} · {t('rateOpen', { count: data.open })}</p>
        </div>
      )}
    </Tile>
  )
}
