import { Badge, Flex, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'
import { useMe } from '../../../shared/shell/use-me.ts'
import { useGrants, useRunning } from '../review/grants.ts'
import { CaseWaiting } from './CaseWaiting.tsx'
import { ErasuresTab } from './erasures/ErasuresTab.tsx'
import { useErasures } from './erasures/erasures.ts'
import { Notices } from './Notices.tsx'
import { useNotices } from './notices.ts'
import { RequestRow } from './RequestRow.tsx'
import { RequestSheet } from './RequestSheet.tsx'
import { RowsAndSheet } from './RowsAndSheet.tsx'
import { RunningTab } from './running/RunningTab.tsx'
import { Thresholds } from './Thresholds.tsx'
import './approvals.css'

/** What waits for me: requests for footage with everything that a decision needs on one screen; notices for who supervises. */
export default function ApprovalsPage() {
  const { t } = useTranslation('approvals')
  const { me } = useMe()
  const navigate = useNavigate()
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
  const unseen = notices.data?.notices.filter((n) => n.seenAt === null).length ?? 0
  return (
    <Flex vertical style={{ height: '100%', padding: '4px 16px 0', boxSizing: 'border-box' }}>
      <Tabs
        activeKey={tab} onChange={(key) => void navigate(key === 'requests' ? '/approvals' : `/approvals/${key}`)} size="small"
        items={[
          ...(decides ? [{ key: 'requests', label: <Badge count={data?.grants.length ?? 0} size="small" offset={[10, -2]}>{t('requests')}</Badge> }] : []),
          ...(answers ? [{ key: 'running', label: <Badge count={running.data?.grants.length ?? 0} size="small" color="gray" offset={[10, -2]}>{t('running')}</Badge> }] : []),
          ...(isCounty ? [{ key: 'erasures', label: <Badge count={erasures.data?.length ?? 0} size="small" offset={[10, -2]}>{t('erasures')}</Badge> }] : []),
          ...(isCounty ? [{ key: 'notices', label: t('thresholds') }] : supervises ? [{ key: 'notices', label: <Badge count={unseen} size="small" offset={[10, -2]}>{t('notices')}</Badge> }] : []),
        ]}
      />
      {tab === 'running' && me ? <RunningTab me={me} /> : tab === 'erasures' ? <ErasuresTab /> : tab === 'notices' ? isCounty ? <Thresholds /> : <Notices /> : (
        <RowsAndSheet
          at="/approvals" label={t('requests')} rows={data?.grants} error={error} isPending={isPending && !isCounty} empty={{ what: t('empty'), hint: t('emptyHint') }} opensOthers below={<CaseWaiting />}
          row={(row) => <RequestRow row={row} />} sheet={(id, _, close) => me && <RequestSheet key={id} id={id} me={me} onDone={close} />}
        />
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
