import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../../../shared/shell/use-me.ts'
import { DayPicker } from '../../../../../shared/time/pickers.tsx'
import { useAreas } from '../../areas/areas.ts'
import { useOverview } from '../../grid.ts'
import { WalkersInput, type Walkers } from '../WalkersInput.tsx'

export interface Plan extends Walkers {
  /** Empty: all of the station's. */
  community: string
  /** Id of a grid; empty: all. */
  grid: string
  doors: number
  title: string
  day: string
}

/** As many as one answer suggests. */
const mostDoors = 200
const aheadDays = 60

export function PlanForm({ plan, title, onChange }: { plan: Plan; title: string; onChange: (plan: Plan) => void }) {
  const { t } = useTranslation(['grid', 'gridAreas'])
  const { me } = useMe()
  const { data } = useOverview(me?.station ?? '')
  const communities = [{ value: '', label: t('allCommunities') }, ...(data?.communities ?? []).map(({ community, doors, fresh }) => ({ value: community, label: t('communityDoors', { community, count: doors - fresh }) }))]
  const grids = useAreas(me?.station ?? '', '').data?.areas ?? []
  const change = (some: Partial<Plan>) => onChange({ ...plan, ...some })
  return (
    <div className="grid-form">
      <div className="grid-two">
        <label className="grid-field"><span>{t('community')}</span>
          <Select value={plan.community} onChange={(community) => change({ community })} options={communities} aria-label={t('community')} autoFocus popupMatchSelectWidth={false} />
        </label>
        {grids.length > 0 && (
          <label className="grid-field"><span>{t('gridAreas:grid')}</span>
            <Select value={plan.grid} onChange={(grid) => change({ grid })} options={[{ value: '', label: t('gridAreas:allGrids') }, ...grids.map(({ id, name }) => ({ value: id, label: name }))]} aria-label={t('gridAreas:grid')} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} />
          </label>
        )}
        <label className="grid-field"><span>{t('doorNumber')}</span>
          <InputNumber min={1} max={mostDoors} precision={0} value={plan.doors} onChange={(doors) => doors !== null && change({ doors })} aria-label={t('doorNumber')} style={{ width: '100%' }} />
        </label>
      </div>
      <WalkersInput value={plan} onChange={(walkers) => change(walkers)} />
      <label className="grid-field"><span>{t('day')}</span><DayPicker value={plan.day} within={[0, aheadDays]} aria-label={t('day')} onChange={(day) => change({ day: day ?? '' })} /></label>
      <label className="grid-field"><span>{t('name')}</span><Input value={plan.title} placeholder={title} maxLength={80} aria-label={t('name')} onChange={(event) => change({ title: event.target.value })} /></label>
    </div>
  )
}
