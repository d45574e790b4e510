import { Button, Checkbox, Input, Segmented, Select, type InputRef } from 'antd'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { kinds, type DisputeFilter } from '../disputes.ts'

interface Props {
  filter: DisputeFilter
  onChange: (filter: DisputeFilter) => void
  search: Ref<InputRef>
  isCounty: boolean
  onReport: (() => void) | null
}

/** What the list shows; the station, for the county's people, also whose rate. */
export function Filters({ filter, onChange, search, isCounty, onReport }: Props) {
  const { t, i18n } = useTranslation('disputes')
  const { stations } = useUnitNames()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const change = (some: Partial<DisputeFilter>) => onChange({ ...filter, ...some })
  return (
    <div className="disputes-filters">
      <Input ref={search} allowClear value={filter.text} onChange={(event) => change({ text: event.target.value })} placeholder={t('search')} aria-label={t('search')} suffix={filter.text ? undefined : <kbd>/</kbd>} style={{ width: 216 }} />
      <Select allowClear value={filter.kind ?? null} onChange={(kind) => change({ kind: kind ?? undefined })} placeholder={t('kind')} aria-label={t('kind')} options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))} style={{ width: 112 }} />
      {isCounty && <Select allowClear value={filter.station ?? null} onChange={(station) => change({ station: station ?? undefined })} placeholder={t('allStations')} aria-label={t('station')} options={stations.map(({ id, name }) => ({ value: id, label: name[language] }))} style={{ width: 140 }} />}
      {!isCounty && <Checkbox checked={filter.mine} onChange={(event) => change({ mine: event.target.checked })}>{t('mine')}</Checkbox>}
      <Segmented<string> value={filter.waiting} onChange={(waiting) => change({ waiting: waiting as DisputeFilter['waiting'] })} options={[{ value: 'true', label: t('waiting') }, { value: 'false', label: t('done') }, { value: '', label: t('all') }]} />
      {onReport && <Button type="primary" onClick={onReport}>{t('report')} <kbd>N</kbd></Button>}
    </div>
  )
}
