import { Flex, Skeleton, Tooltip, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useHistory, type HistoryAct } from '../disputes.ts'

/** Who did what and when, looks included, the newest first; what was said, where the file is open. */
export function History({ id, look }: { id: string; look: string | null }) {
  const { t } = useTranslation('disputes')
  const { t: nameAct } = useTranslation('acts')
  const { token } = theme.useToken()
  const { data, error, isPending } = useHistory(id, look)
  if (error) return <ErrorNote error={error} />
  if (isPending) return <Skeleton className="lq-late" active paragraph={{ rows: 4 }} />
  const runs = gather(data.acts)
  return (
    <ol className="disputes-plain">
      {runs.map(({ act, times }, i) => {
        const day = formatDay(act.happenedAt)
        const said = ['reason', 'note', 'text'].map((key) => act.payload?.[key]).find((value): value is string => typeof value === 'string' && value !== '')
        return (
          <li key={act.act}>
            {(i === 0 || formatDay(runs[i - 1]!.act.happenedAt) !== day) && <Typography.Text strong style={{ display: 'block', fontSize: token.fontSizeSM }}>{day}</Typography.Text>}
            <Flex gap={8}>
              <Tooltip title={formatExact(act.happenedAt)}><Typography.Text type="secondary">{formatClock(act.happenedAt)}</Typography.Text></Tooltip>
              <div style={{ minWidth: 0 }}>
                {act.actor.name} · {nameAct(`dispute.${act.verb}`)}{times > 1 && <Typography.Text type="secondary"> ×{times}</Typography.Text>}{act.corrects && <Typography.Text type="secondary"> · {t('corrects')}</Typography.Text>}
                {said && <Typography.Paragraph type="secondary" ellipsis={{ rows: 2, tooltip: true }} style={{ margin: 0 }}>{said}</Typography.Paragraph>}
              </div>
            </Flex>
          </li>
        )
      })}
    </ol>
  )
}

/** Looks that one person took one after another on one day are one line with their count. */
function gather(acts: readonly HistoryAct[]): { act: HistoryAct; times: number }[] {
  const runs: { act: HistoryAct; times: number }[] = []
  for (const act of acts) {
    const last = runs.at(-1)
    if (last && act.verb === 'looked' && last.act.verb === 'looked' && last.act.actor.login === act.actor.login && formatDay(last.act.happenedAt) === formatDay(act.happenedAt)) last.times++
    else runs.push({ act, times: 1 })
  }
  return runs
}
