import { Empty, Flex, Skeleton, Tooltip, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useHistory, type HistoryAct } from '../cases.ts'

/** Who did what and when, looks included, the newest first. `record` narrows it to one part: its chain of custody. */
export function History({ id, record }: { id: string; record?: string }) {
  const { t } = useTranslation('cases')
  const { token } = theme.useToken()
  const { data, error, isPending } = useHistory(id, record)
  if (error) return <ErrorNote error={error} />
  if (isPending) return <Skeleton className="lq-late" active paragraph={{ rows: 4 }} style={{ padding: 12 }} />
  if (data.acts.length === 0) return <Empty description={t('noHistory')} />
  const runs = gather(data.acts)
  return (
    <Flex vertical component="ol" style={{ listStyle: 'none', margin: 0, padding: '4px 12px 12px' }}>
      {runs.map(([act, ...before], i) => {
        const day = formatDay(act.happenedAt)
        const isNewDay = i === 0 || formatDay(runs[i - 1]![0].happenedAt) !== day
        return (
          <li key={act.act}>
            {isNewDay && <Typography.Text strong style={{ display: 'block', marginTop: 8, fontSize: token.fontSizeSM }}>{day}</Typography.Text>}
            <Entry act={act} first={before.at(-1)} times={1 + before.length} />
          </li>
        )
      })}
    </Flex>
  )
}

type Run = [HistoryAct, ...HistoryAct[]]

/** Footage is sent in stretches, each an act of its own: what one person watched in a row on one day is one line with its count. */
function gather(acts: readonly HistoryAct[]): Run[] {
  const runs: Run[] = []
  for (const act of acts) {
    const last = runs.at(-1)
    if (last && act.type === 'look.served' && last[0].type === act.type && last[0].actor.name === act.actor.name && formatDay(last[0].happenedAt) === formatDay(act.happenedAt)) last.push(act)
    else runs.push([act])
  }
  return runs
}

function Entry({ act, first, times }: { act: HistoryAct; first: HistoryAct | undefined; times: number }) {
  const { t, i18n } = useTranslation('cases')
  const words = i18n.exists(`did_${act.type}`, { ns: 'cases' }) ? t(`did_${act.type}`, named(act.payload, t)) : t('did_other', { type: act.type })
  const said = ['reason', 'note', 'text'].map((key) => act.payload?.[key]).find((value): value is string => typeof value === 'string' && value !== '')
  return (
    <Flex gap={8} style={{ padding: '3px 0' }}>
      <Tooltip title={first ? `${formatExact(first.happenedAt)} – ${formatExact(act.happenedAt)}` : formatExact(act.happenedAt)}><Typography.Text type="secondary">{formatClock(act.happenedAt)}</Typography.Text></Tooltip>
      <div style={{ minWidth: 0 }}>
        <Typography.Text>{act.actor.name} {words}</Typography.Text>
        {times > 1 && <Typography.Text type="secondary"> ×{times}</Typography.Text>}
        {act.corrects && <Typography.Text type="secondary"> · {t('corrects')}</Typography.Text>}
        {said !== undefined && <Typography.Paragraph type="secondary" ellipsis={{ rows: 2, tooltip: true }} style={{ margin: 0 }}>{said}</Typography.Paragraph>}
      </div>
    </Flex>
  )
}

/** The values that a sentence of the history may name, in the reader's language. */
function named(payload: HistoryAct['payload'], t: (key: string) => string): Record<string, string> {
  const values: Record<string, string> = {}
  if (typeof payload?.what === 'string') values.what = t(`asks_${payload.what}`)
  if (typeof payload?.step === 'string') values.step = t(payload.step)
  return values
}
