import { Tag, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VisitRow } from '#answers/visits'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useColleagues } from '../grid.ts'

/** A visit in a line: which door, what came of it, who was there and when. */
export function VisitLine({ visit, children }: { visit: VisitRow; children?: ReactNode }) {
  const { t } = useTranslation('grid')
  const people = useColleagues()
  const who = [visit.by, ...(visit.partner ? [visit.partner] : [])].map((account) => people.nameOf(account) ?? account).join(' + ')
  return (
    <li>
      <span className="grid-visit-place" title={visit.place.text}>{visit.place.text || t('unknownDoor')}</span>
      <Tag color={visit.outcome === 'done' ? 'success' : 'default'} style={{ margin: 0 }}>{t(`outcome_${visit.outcome}`)}</Tag>
      {visit.flagged && <Tag color="warning" style={{ margin: 0 }}>{t('elsewhere')}</Tag>}
      <small>{who} · <Tooltip title={formatExact(visit.at)}>{formatExact(visit.at).slice(5, 16)}</Tooltip>{visit.photos > 0 && ` · ${t('photoCount', { count: visit.photos })}`}</small>
      {children}
    </li>
  )
}
