import { Card, Flex, Segmented, Select, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { Age } from '../Age.tsx'
import { rightsOf, useOverview } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { Coverage } from './Coverage.tsx'
import { Disputes } from './Disputes.tsx'
import { Hazards } from './Hazards.tsx'
import { HardMatters } from './HardMatters.tsx'
import { Sent } from './Sent.tsx'
import { Work } from './Work.tsx'

/** More stations than this stand in a list. */
const mostInARow = 4

/** How the grid stands: what waits for an answer first, then shares and counts of doors, never of who goes to them. */
export function Overview() {
  const { t } = useTranslation('grid')
  const { me } = useMe()
  const { stations, nameOf } = useUnitNames()
  const [chosen, setChosen] = useState('')
  const may = rightsOf(me)
  const station = may.stations ? chosen : (me?.station ?? '')
  const { data, error, dataUpdatedAt } = useOverview(station)
  const options = [{ value: '', label: t('wholeCounty') }, ...stations.map(({ id }) => ({ value: id, label: nameOf(id) }))]
  if (error && !data) return <div className="grid-overview"><Refusal error={error} /></div>
  return (
    <div className="grid-overview">
      <Flex align="center" gap="4px 16px" wrap>
        <h1 className="grid-title">{t('title', { where: station ? nameOf(station) : t('wholeCounty') })}</h1>
        {may.stations && (options.length > mostInARow ? <Select value={chosen} onChange={setChosen} options={options} aria-label={t('station')} style={{ width: 180 }} /> : <Segmented value={chosen} onChange={setChosen} options={options} aria-label={t('station')} />)}
        <span style={{ marginInlineStart: 'auto' }}><Age updatedAt={dataUpdatedAt} failed={error !== null} /></span>
      </Flex>
      {!data ? <Card className="lq-late"><Skeleton active paragraph={{ rows: 8 }} /></Card> : (
        <div className="grid-columns">
          <HardMatters counts={data.matters} of={may.matters} station={station} />
          <Coverage overview={data} station={station} />
          <div className="grid-tiles">
            <Work overview={data} mayOpen={may.plan} />
            <Hazards station={station} />
            <Disputes station={station} isAllowed={may.rate} />
            <Sent counts={data.submissions} mayOpen={may.supervise} />
            <Typography.Text type="secondary" className="grid-foot">{t('noNames')}</Typography.Text>
          </div>
        </div>
      )}
    </div>
  )
}
