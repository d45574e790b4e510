import { Empty, Flex, Segmented, Select, Skeleton, Typography } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '../../../../shared/api/units.ts'
import type { FeedEvent } from '../../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../../shared/feed/use-feed.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { troubleKinds, type TroubleKind } from './kinds.ts'
import { RepairRow } from './RepairRow.tsx'
import { useRepairs } from './use-health.ts'

/** What does not work, the oldest first: what it is, what to try, whose it is, who sees to it. */
export function RepairsView() {
  const { t } = useTranslation('cameras')
  const { me } = useMe()
  const { stations, nameOf } = useUnitNames()
  const [kind, setKind] = useState<TroubleKind | 'all'>('all')
  const [station, setStation] = useState<string>()
  const { data, error, isPending } = useRepairs({ ...(station === undefined ? {} : { station }), ...(kind === 'all' ? {} : { kind }) })
  useRefreshOn(useCallback((event: FeedEvent) => (event.record.type === 'camera' ? [['camera-repairs']] : []), []))
  const all = data ? Object.values(data.counts).reduce((sum, n) => sum + n, 0) : 0
  return (
    <Flex vertical gap={12} style={{ height: '100%', padding: '0 12px 12px' }}>
      <Flex gap={12} align="center" wrap>
        <h1 className="cameras-title">{t('repairs')}</h1>
        {data && <Segmented value={kind} onChange={setKind} options={[{ value: 'all' as const, label: t('look_all') }, ...troubleKinds.filter((k) => k === kind || data.counts[k] > 0).map((k) => ({ value: k, label: `${t(`trouble_${k}`)} ${data.counts[k]}` }))]} />}
        {!me?.station && <Select allowClear placeholder={t('anyStation')} aria-label={t('station')} value={station ?? null} onChange={(to: string | null | undefined) => setStation(to ?? undefined)} options={stations.map(({ id }) => ({ value: id, label: nameOf(id) }))} style={{ minWidth: 160 }} />}
        {data && data.unsent > 0 && <Typography.Text type="secondary">{t('unsent', { count: data.unsent })}</Typography.Text>}
      </Flex>
      <ErrorNote error={error} />
      {isPending && <Skeleton active />}
      {data && data.total > data.repairs.length && <Typography.Text type="secondary">{t('repairsFirst', { count: data.repairs.length, of: data.total })}</Typography.Text>}
      {data && all === 0 && <Empty style={{ marginTop: 48 }} description={<><div>{t('repairsNone')}</div><Typography.Text type="secondary">{t('repairsNoneHint')}</Typography.Text></>} />}
      {data && data.repairs.length > 0 && <ul className="repairs">{data.repairs.map((repair) => <RepairRow key={repair.id} repair={repair} now={data.now} />)}</ul>}
    </Flex>
  )
}
