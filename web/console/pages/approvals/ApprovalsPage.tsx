import { Badge, Empty, Flex, Skeleton, Tabs, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../shared/shell/use-me.ts'
import { useGrants, useRunning } from '../review/grants.ts'
import { CaseWaiting } from './CaseWaiting.tsx'
import { ErasuresTab } from './erasures/ErasuresTab.tsx'
import { useErasures } from './erasures/erasures.ts'
import { Notices } from './Notices.tsx'
import { useNotices } from './notices.ts'
import { RequestRow } from './RequestRow.tsx'
import { RequestSheet } from './RequestSheet.tsx'
import { RunningTab } from './running/RunningTab.tsx'
import { Thresholds } from './Thresholds.tsx'
import './approvals.css'

/** What waits for me: requests for footage with everything that a decision needs on one screen; notices for who supervises. */
export default function ApprovalsPage() {
  const { t } = useTranslation('approvals')
  const { me } = useMe()
  const navigate = useNavigate()
  const { id } = useParams()
  const supervises = me?.roles.some((role) => ['auditor', 'station_chief', 'case_team_lead'].includes(role)) ?? false
  const decides = me?.roles.some((role) => role !== 'auditor') ?? false
  // The county's head decides on cases and sets thresholds; requests for footage end at the station.
  const isCounty = me?.roles.includes('county_bureau_head') ?? false
  const { pathname } = useLocation()
  const answers = me?.roles.some((role) => ['case_team_lead', 'command_room_lead', 'station_chief', 'county_bureau_head'].includes(role)) ?? false
  const tab = pathname.startsWith('/approvals/erasures') && isCounty ? 'erasures' : pathname.startsWith('/approvals/running') && answers ? 'running' : pathname.startsWith('/approvals/notices') || !decides ? 'notices' : 'requests'
  const { data, error, isPending } = useGrants('waiting', decides && !isCounty)
  const running = useRunning(answers)
  const erasures = useErasures(isCounty)
  const notices = useNotices(supervises)
  useRefreshOn(toStale)
  const rows = data?.grants ?? []
  const chosen = id ?? rows[0]?.id
  const move = (by: number) => {
    const next = rows[rows.findIndex((row) => row.id === chosen) + by]
    if (next) void navigate(`/approvals/${next.id}`)
  }
  useKeys(tab === 'requests' ? { ArrowDown: () => move(1), ArrowUp: () => move(-1) } : {})
  const unseen = notices.data?.notices.filter((n) => n.seenAt === null).length ?? 0
  return (
    <Flex vertical style={{ height: '100%', padding: '4px 16px 0', boxSizing: 'border-box' }}>
      <Tabs
        activeKey={tab} onChange={(key) => void navigate(key === 'requests' ? '/approvals' : `/approvals/${key}`)} size="small"
        items={[
          ...(decides ? [{ key: 'requests', label: <Badge count={rows.length} size="small" offset={[10, -2]}>{t('requests')}</Badge> }] : []),
          ...(answers ? [{ key: 'running', label: <Badge count={running.data?.grants.length ?? 0} size="small" color="gray" offset={[10, -2]}>{t('running')}</Badge> }] : []),
          ...(isCounty ? [{ key: 'erasures', label: <Badge count={erasures.data?.length ?? 0} size="small" offset={[10, -2]}>{t('erasures')}</Badge> }] : []),
          ...(isCounty ? [{ key: 'notices', label: t('thresholds') }] : supervises ? [{ key: 'notices', label: <Badge count={unseen} size="small" offset={[10, -2]}>{t('notices')}</Badge> }] : []),
        ]}
      />
      {tab === 'running' && me ? <RunningTab me={me} /> : tab === 'erasures' ? <ErasuresTab /> : tab === 'notices' ? isCounty ? <Thresholds /> : <Notices /> : (
        <div className="approvals">
          <nav className="approvals-list" aria-label={t('requests')}>
            <ErrorNote error={error} />
            {isPending && !isCounty && <Skeleton active />}
            {data && rows.length === 0 && <Empty style={{ marginTop: 48 }} description={<><div>{t('empty')}</div><Typography.Text type="secondary">{t('emptyHint')}</Typography.Text></>} />}
            {rows.map((row) => <RequestRow key={row.id} row={row} selected={row.id === chosen} onSelect={() => void navigate(`/approvals/${row.id}`)} />)}
            <CaseWaiting />
          </nav>
          <div className="approvals-sheet">{chosen && me && <RequestSheet key={chosen} id={chosen} me={me} onDone={() => void navigate('/approvals')} />}</div>
        </div>
      )}
    </Flex>
  )
}

function toStale({ record }: FeedEvent) {
  if (record.type === 'grant') return [['grants'], ['grant', record.id]]
  if (record.type === 'look') return [['grants', 'running'], ['marks']]
  if (record.type === 'notice') return [['notices']]
  if (record.type === 'case') return [['cases', 'waiting']]
  if (record.type === 'erasure') return [['erasures'], ['erasure', record.id]]
  return []
}
