import { Flex, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useMe } from '../../../shared/shell/use-me.ts'
import { ChecklistsView } from './checklists/ChecklistsView.tsx'
import { rightsOf, useFreshHazards } from './hazards.ts'
import { HazardsView } from './list/HazardsView.tsx'
import './hazards.css'

/** What is dangerous in the county and who mends it, and the checklists by which it is found. */
export default function HazardsPage() {
  const { t } = useTranslation('hazards')
  const { pathname } = useLocation()
  const { id } = useParams()
  const { me } = useMe()
  const navigate = useNavigate()
  useFreshHazards()
  const isChecklists = pathname.startsWith('/hazards/checklists')
  if (!rightsOf(me).open) return <div className="hazards-alone"><HazardsView selected={id} /></div>
  return (
    <Flex vertical style={{ height: '100%' }}>
      <Tabs
        className="hazards-tabs" size="small" activeKey={isChecklists ? 'checklists' : 'hazards'} onChange={(key) => void navigate(key === 'hazards' ? '/hazards' : '/hazards/checklists')}
        items={[{ key: 'hazards', label: t('tab_hazards') }, { key: 'checklists', label: t('tab_checklists') }]}
      />
      <div style={{ flex: 1, minHeight: 0 }}>{isChecklists ? <ChecklistsView selected={id} /> : <HazardsView selected={id} />}</div>
    </Flex>
  )
}
