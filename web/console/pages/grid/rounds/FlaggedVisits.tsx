import { Button, Collapse, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VisitRow } from '#answers/visits'
import { post } from '../../../../shared/api/client.ts'
import { ReasonDialog } from '../../../../shared/shell/ReasonDialog.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { rightsOf, useRefreshGrid, useVisits } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { VisitLine } from './VisitLine.tsx'

/** Visits of a round that was another's by then, or over: they count, and the chief has looked at each. Nothing where there is none. */
export function FlaggedVisits() {
  const { t } = useTranslation('grid')
  const { me } = useMe()
  const { supervise } = rightsOf(me)
  const { data, error } = useVisits({ flagged: 'yes' })
  const refresh = useRefreshGrid()
  const [settling, setSettling] = useState<VisitRow | null>(null)
  if (error) return <Refusal error={error} />
  if (!data || data.length === 0) return null
  const settle = async (reason: string) => {
    await post(`/api/visits/${settling!.id}/settleFlag`, { reason })
    await refresh()
    setSettling(null)
  }
  return (
    <>
      <Collapse
        size="small" className="grid-flagged"
        items={[{
          key: 'flagged', label: <Typography.Text type="warning" strong>{t('flagged', { count: data.length })}</Typography.Text>,
          children: (
            <ul className="grid-visits">
              {data.map((visit) => <VisitLine key={visit.id} visit={visit}>{supervise && <Button size="small" onClick={() => setSettling(visit)}>{t('settle')}</Button>}</VisitLine>)}
              {!supervise && <li><small>{t('chiefSettles')}</small></li>}
            </ul>
          ),
        }]}
      />
      {settling && <ReasonDialog title={`${t('settle')} · ${settling.place.text}`} note={t('note_settle')} verb={t('settle')} onConfirm={settle} onClose={() => setSettling(null)} />}
    </>
  )
}
