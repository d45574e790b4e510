import { Card, Flex, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { ActsTab } from './acts/ActsTab.tsx'
import { toStale, useWeeks } from './ledger.ts'
import { LooksTab } from './looks/LooksTab.tsx'
import { ReviewsTab } from './reviews/ReviewsTab.tsx'
import { StateBar } from './state/StateBar.tsx'
import './ledger.css'

const tabs = ['acts', 'looks', 'reviews'] as const
type Tab = (typeof tabs)[number]

/** The auditor's page: how the ledger stands, who did what, who looked at what, and the weekly review. Never what any of it shows. */
export default function LedgerPage() {
  const { t } = useTranslation('ledger')
  const navigate = useNavigate()
  const { tab: asked } = useParams()
  const tab: Tab = tabs.find((name) => name === asked) ?? 'acts'
  const { data } = useWeeks()
  const overdue = data?.weeks.filter((week) => week.duty === 'overdue').length ?? 0
  const go = (next: Tab) => void navigate(`/ledger/${next}`)
  useRefreshOn(toStale)
  useKeys({ 1: () => go('acts'), 2: () => go('looks'), 3: () => go('reviews') })
  return (
    <Flex vertical gap={12} style={{ height: '100%', padding: 12, boxSizing: 'border-box' }}>
      <StateBar />
      <Card
        size="small"
        title={
          <Segmented<Tab>
            value={tab} onChange={go}
            options={tabs.map((value, i) => ({ value, label: <>{t(value)}{value === 'reviews' && overdue > 0 && <span className="ledger-overdue"> · {t('overdue')} {overdue}</span>} <kbd>{i + 1}</kbd></> }))}
          />
        }
        style={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}
        styles={{ body: { flex: 1, minHeight: 0, padding: 0, display: 'flex', flexDirection: 'column' } }}
      >
        {tab === 'acts' && <ActsTab />}
        {tab === 'looks' && <LooksTab />}
        {tab === 'reviews' && <ReviewsTab />}
      </Card>
    </Flex>
  )
}
