import { Empty, Flex, Skeleton, Tag, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { Me } from '../../../../shared/api/me.ts'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useRunning, type RunningGrant } from '../../review/grants.ts'
import { RunningSheet } from './RunningSheet.tsx'
import { joinNames } from '../../../../shared/i18n/join-names.ts'

/** What may be looked at now, and by whom: those who answer for it see every grant in force and end any of them at once. */
export function RunningTab({ me }: { me: Me }) {
  const { t } = useTranslation('approvals')
  const navigate = useNavigate()
  const { id } = useParams()
  const { data, error, isPending } = useRunning(true)
  const rows = order(data?.grants ?? [])
  const chosen = rows.find((row) => row.id === id) ?? rows[0]
  const move = (by: number) => {
    const next = chosen && rows[rows.indexOf(chosen) + by]
    if (next) void navigate(`/approvals/running/${next.id}`)
  }
  useKeys({ ArrowDown: () => move(1), ArrowUp: () => move(-1) })
  return (
    <div className="approvals">
      <nav className="approvals-list" aria-label={t('running')}>
        <ErrorNote error={error} />
        {isPending && <Skeleton active />}
        {data && rows.length === 0 && <Empty style={{ marginTop: 48 }} description={<><div>{t('runningEmpty')}</div><Typography.Text type="secondary">{t('runningEmptyHint')}</Typography.Text></>} />}
        {rows.map((row) => <Row key={row.id} row={row} isChosen={row === chosen} onChoose={() => void navigate(`/approvals/running/${row.id}`)} />)}
      </nav>
      <div className="approvals-sheet">{chosen && <RunningSheet key={chosen.id} row={chosen} me={me} onRevoked={() => void navigate('/approvals/running')} />}</div>
    </div>
  )
}

function Row({ row, isChosen, onChoose }: { row: RunningGrant; isChosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation('approvals')
  const { token } = theme.useToken()
  return (
    <button type="button" className="approvals-row" aria-current={isChosen} onClick={onChoose} style={{ background: isChosen ? token.controlItemBgActive : undefined, borderColor: token.colorBorderSecondary, color: token.colorText }}>
      <Flex justify="space-between" gap={8}>
        <strong>{row.number}</strong>
        {row.kind !== 'retrieval' && <Tag style={{ margin: 0 }} {...(row.kind === 'emergency' ? { color: 'error' } : {})}>{t(row.kind === 'emergency' ? 'emergency' : 'incidentLive')}</Tag>}
      </Flex>
      <span>{joinNames(row.cameras.map((c) => c.name))}</span>
      <Typography.Text type="secondary">{joinNames([row.askedByName, row.secondName].filter(Boolean))} · {row.until ? t('untilAt', { at: formatExact(row.until).slice(5, 16) }) : t('untilCallEnds')}</Typography.Text>
      <Typography.Text type="secondary">{row.looks === 0 ? t('noLooks') : t('looksSo', { count: row.looks, at: formatExact(row.lastLookAt ?? '').slice(5, 16) })}</Typography.Text>
    </button>
  )
}

const rank = { emergency: 0, retrieval: 1, incident_live: 2 }
/** Danger to life first, then what was granted last. */
const order = (rows: readonly RunningGrant[]) => rows.toSorted((a, b) => rank[a.kind] - rank[b.kind] || (a.askedAt < b.askedAt ? 1 : -1))
