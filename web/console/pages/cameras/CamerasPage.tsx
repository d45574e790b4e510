import { Badge, Flex, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useMe } from '../../../shared/shell/use-me.ts'
import { DayView } from './health/DayView.tsx'
import { RepairsView } from './health/RepairsView.tsx'
import { useRepairs } from './health/use-health.ts'
import { NetworkView } from './network/NetworkView.tsx'
import { RecordersView } from './recorders/RecordersView.tsx'
import { maySeeStorage } from './storage.ts'
import './cameras.css'

/** The county's cameras: the register, what does not work, how a day went, who records. */
export default function CamerasPage() {
  const { t } = useTranslation('cameras')
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const tab = (['repairs', 'day', 'recorders'] as const).find((name) => pathname.startsWith(`/cameras/${name}`)) ?? 'register'
  const { me } = useMe()
  // The register first: a number in a tab can wait.
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 2_000)
    return () => clearTimeout(timer)
  }, [])
  const unsent = useRepairs({}, isDue).data?.unsent ?? 0
  return (
    <Flex vertical style={{ height: '100%' }}>
      <Tabs
        className="cameras-tabs" size="small" activeKey={tab} onChange={(key) => void navigate(key === 'register' ? '/cameras' : `/cameras/${key}`)}
        items={[
          { key: 'register', label: t('tab_register') },
          { key: 'repairs', label: <Badge count={unsent} size="small" offset={[12, 4]} overflowCount={999}>{t('tab_repairs')}</Badge> },
          { key: 'day', label: t('tab_day') },
          ...(maySeeStorage(me) ? [{ key: 'recorders', label: t('tab_recorders') }] : []),
        ]}
      />
      <div style={{ flex: 1, minHeight: 0 }}>{tab === 'repairs' ? <RepairsView /> : tab === 'day' ? <DayView /> : tab === 'recorders' ? <RecordersView /> : <NetworkView />}</div>
    </Flex>
  )
}
