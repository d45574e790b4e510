import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useColleagues } from '../grid.ts'

export interface Walkers {
  assignee: string
  partner: string | null
}

/** Who goes, and with whom: two people of the station. */
export function WalkersInput({ value, onChange }: { value: Walkers; onChange: (value: Walkers) => void }) {
  const { t } = useTranslation(['grid', 'shell'])
  const { walkers } = useColleagues()
  const options = walkers.map(({ id, name, roles }) => ({ value: id, label: `${name} · ${t(`shell:${roles[0]}`)}` }))
  return (
    <div className="grid-two">
      <label className="grid-field"><span>{t('assignee')}</span>
        <Select value={value.assignee || null} onChange={(assignee) => onChange({ assignee: assignee ?? '', partner: value.partner === assignee ? null : value.partner })} options={options} aria-label={t('assignee')} placeholder={t('choose')} showSearch={{ optionFilterProp: 'label' }} />
      </label>
      <label className="grid-field"><span>{t('partner')}</span>
        <Select allowClear value={value.partner} onChange={(partner) => onChange({ ...value, partner: partner ?? null })} options={options.filter((one) => one.value !== value.assignee)} aria-label={t('partner')} placeholder={t('alone')} showSearch={{ optionFilterProp: 'label' }} />
      </label>
    </div>
  )
}
