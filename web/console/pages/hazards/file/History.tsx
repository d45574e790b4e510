import { Skeleton, Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useHistory } from '../hazards.ts'

/** Who did what and when, looks included, the newest first. */
export function History({ id }: { id: string }) {
  const { t } = useTranslation(['hazards', 'acts'])
  const { data, error } = useHistory(id)
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton className="lq-late" active />
  return (
    <ol className="hazard-steps">
      {data.acts.map((act) => {
        const said = readWords(act.payload)
        return (
          <li key={act.act}>
            {act.actor.name} · {t(`acts:${act.type}`)}{act.corrects && ` · ${t('corrects')}`}
            <Tooltip title={formatExact(act.recordedAt)}><small>{formatExact(act.happenedAt).slice(0, 16)}</small></Tooltip>
            {said && <Typography.Paragraph type="secondary" ellipsis={{ rows: 2, tooltip: true }} style={{ margin: 0 }}>{said}</Typography.Paragraph>}
          </li>
        )
      })}
    </ol>
  )
}

/** What was said with it; nothing where it was erased. */
function readWords(payload: unknown): string {
  const { reason, text } = (payload ?? {}) as { reason?: unknown; text?: unknown }
  return typeof reason === 'string' ? reason : typeof text === 'string' ? text : ''
}
