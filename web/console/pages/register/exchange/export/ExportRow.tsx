import { Button, Tag, Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay, formatExact } from '../../../../../shared/i18n/time.ts'
import { useWords } from '../../use-words.ts'
import { formatsOf, type Exported } from '../exchange.ts'
import { Manifest } from './Manifest.tsx'

const colours = { made: 'warning', confirmed: 'success', withdrawn: 'default' } as const

/** One copy or batch: what it holds, how it stands, its files, and what may be said of it. */
export function ExportRow({ made, isChief, onAsk }: { made: Exported; isChief: boolean; onAsk: (verb: 'confirm' | 'withdraw') => void }) {
  const { t } = useTranslation('exchange')
  const { nameType } = useWords()
  const { id, kind, of, whole, state } = made
  const at = (when: string) => `${formatDay(when)} ${formatClock(when)}`
  const isFetched = (isChief || (kind === 'copy' && !whole)) && state !== 'withdrawn' && !made.isOver
  return (
    <li data-state={made.isOver ? 'withdrawn' : state}>
      <div className="exchange-head">
        <b>{nameType(of)} · {t('count', { rows: made.rows.toLocaleString('en') })}</b>
        <Tag>{t(`kind_${kind}`)}</Tag>
        {kind === 'batch' && <Tag color={colours[state]}>{t(`state_${state}`)}</Tag>}
        {kind === 'copy' && whole && <Tag color="warning">{t('wholeTag')}</Tag>}
        {made.isOver && <Tag>{t('over')}</Tag>}
      </div>
      <small>
        <span className="exchange-numbers">{made.number}</span>
        {' · '}<Tooltip title={formatExact(made.at)}>{t('by', { name: made.name || made.by, at: at(made.at) })}</Tooltip>
        {made.confirmedAt && ` · ${t('sentOn', { at: at(made.confirmedAt) })}`}
        {made.again > 0 && ` · ${t('again', { count: made.again })}`}
      </small>
      <div className="exchange-actions">
        {isFetched && formatsOf(of).map((format) => <Button key={format} size="small" href={`/api/register-exports/${id}/file?format=${format}`} download aria-label={`${t('download', { format: format.toUpperCase() })} ${made.number}`}>{format === 'geojson' ? 'GeoJSON' : format.toUpperCase()}</Button>)}
        {isFetched && <Manifest made={made} />}
        {!isFetched && !isChief && state !== 'withdrawn' && !made.isOver && <Typography.Text type="secondary">{t('chiefOnly')}</Typography.Text>}
        {kind === 'batch' && isChief && state === 'made' && <Button size="small" type="primary" onClick={() => onAsk('confirm')}>{t('confirm')}</Button>}
        {kind === 'batch' && isChief && state !== 'withdrawn' && <Button size="small" danger onClick={() => onAsk('withdraw')}>{t('withdraw')}</Button>}
      </div>
    </li>
  )
}
