import { Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ActRow } from '../ledger.ts'

/** What an act is called: `警情 · 派警`. A kind that the catalogue lacks keeps its code. */
export function useActName(): (type: string) => string {
  const { t } = useTranslation('acts')
  return (type) => (type.includes('.') ? `${t(type.slice(0, type.indexOf('.')))} · ${t(type)}` : t(type))
}

/** Who did it; a refusal is the act of the one who was refused. */
export function Actor({ row }: { row: Pick<ActRow, 'actor' | 'actorName' | 'record' | 'refused'> }) {
  const { t } = useTranslation('ledger')
  if (row.refused) return <span className="ledger-mono">{row.record.id}</span>
  if (row.actor === 'system') return <Typography.Text type="secondary">{t('system')}</Typography.Text>
  return row.actorName ? <Tooltip title={row.actor}>{row.actorName}</Tooltip> : <Tooltip title={row.actor}><Typography.Text type="secondary">{t('owner')}</Typography.Text></Tooltip>
}

const shownEnd = 8

/** A record by its kind and the end of its id: numbers and names are content. */
export function RecordName({ record }: { record: { type: string; id: string } }) {
  const { t } = useTranslation('acts')
  const short = record.id.length > 24 ? `…${record.id.slice(-shownEnd)}` : record.id
  return <Tooltip title={`${record.type}:${record.id}`}><span>{t(record.type)} <span className="ledger-mono">{short}</span></span></Tooltip>
}
