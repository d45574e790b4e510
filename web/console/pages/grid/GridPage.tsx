import { Flex, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { useMe } from '../../../shared/shell/use-me.ts'
import { AreasView } from './areas/AreasView.tsx'
import { rightsOf, useFreshGrid } from './grid.ts'
import { MattersView } from './matters/MattersView.tsx'
import { Overview } from './overview/Overview.tsx'
import { PhonesView } from './phones/PhonesView.tsx'
import { PlanView } from './rounds/plan/PlanView.tsx'
import { RoundsView } from './rounds/RoundsView.tsx'
import { TasksView } from './tasks/TasksView.tsx'
import './grid.css'

/** How the grid stands and what it asks of who reads this: hard matters, rounds, tasks, phones. Digits change between its parts. */
export default function GridPage() {
  const { t } = useTranslation('grid')
  const { me } = useMe()
  const { pathname } = useLocation()
  const { id } = useParams()
  const navigate = useNavigate()
  useFreshGrid()
  const may = rightsOf(me)
  const tabs = ['overview', ...(may.matters ? ['matters'] : []), ...(may.plan ? ['rounds', 'tasks'] : []), ...(may.supervise ? ['phones'] : []), ...(may.areas ? ['areas'] : [])]
  const asked = pathname.split('/')[2] ?? 'overview'
  const current = tabs.includes(asked) ? asked : 'overview'
  const open = (tab: string) => void navigate(tab === 'overview' ? '/grid' : `/grid/${tab}`)
  useKeys(Object.fromEntries(tabs.map((tab, i) => [String(i + 1), () => open(tab)])))
  return (
    <Flex vertical style={{ height: '100%' }}>
      {tabs.length > 1 && (
        <Tabs className="grid-tabs" size="small" activeKey={current} onChange={open} items={tabs.map((key, i) => ({ key, label: <>{t(`tab_${key}`)} <kbd>{i + 1}</kbd></> }))} />
      )}
      <div className="grid-part">
        {current === 'overview' && <Overview />}
        {current === 'matters' && <MattersView selected={id} />}
        {current === 'rounds' && (id === 'new' ? <PlanView /> : <RoundsView selected={id} />)}
        {current === 'tasks' && <TasksView />}
        {current === 'phones' && <PhonesView />}
        {current === 'areas' && <AreasView selected={id} />}
      </div>
    </Flex>
  )
}
