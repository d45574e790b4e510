import { Input, Select, type InputRef } from 'antd'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { kinds, severities } from '#rules/hazards'
import { useUnitNames } from '../../../../shared/api/units.ts'
import type { HazardFilter } from '../hazards.ts'

/** What narrows the list and the map alike. */
export function Filters({ ref, filter, hasStations, onChange }: { ref: Ref<InputRef>; filter: HazardFilter; hasStations: boolean; onChange: (filter: HazardFilter) => void }) {
  const { t, i18n } = useTranslation('hazards')
  const { stations } = useUnitNames()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <>
      <Select
        allowClear value={filter.kind ?? null} placeholder={t('kind')} aria-label={t('kind')} style={{ width: 116 }} popupMatchSelectWidth={false}
        onChange={(kind) => onChange({ ...filter, kind: kind ?? undefined })} options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
      />
      {filter.view !== 'major' && (
        <Select
          allowClear value={filter.severity ?? null} placeholder={t('severity')} aria-label={t('severity')} style={{ width: 92 }} popupMatchSelectWidth={false}
          onChange={(severity) => onChange({ ...filter, severity: severity ?? undefined })} options={severities.map((value) => ({ value, label: t(`severity_${value}`) }))}
        />
      )}
      {hasStations && (
        <Select
          allowClear value={filter.station ?? null} placeholder={t('station')} aria-label={t('station')} style={{ width: 132 }} popupMatchSelectWidth={false}
          onChange={(station) => onChange({ ...filter, station: station ?? undefined })} options={stations.map((unit) => ({ value: unit.id, label: unit.name[language] }))}
        />
      )}
      <Input
        ref={ref} allowClear value={filter.text} placeholder={t('search')} aria-label={t('search')} suffix={filter.text ? undefined : <kbd>/</kbd>} style={{ width: 168 }} maxLength={60}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
    </>
  )
}
