import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from './client.ts'

interface Unit {
  id: string
  name: { zh: string; en: string }
  kind: string
  parent: string
  station: string
}

function useUnits() {
  return useQuery({ queryKey: ['units'], queryFn: ({ signal }) => get<{ units: Unit[] }>('/api/units', signal), staleTime: 600_000 })
}

/** A unit's name in the page's language, its id where no such unit is known, nothing while the names are on their way. A team says its station too. */
export function useUnitNames(): { nameOf: (id: string) => string; stations: Unit[]; teamsOf: (station: string) => Unit[] } {
  const { i18n } = useTranslation()
  const { data } = useUnits()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const units = data?.units ?? []
  const find = (id: string) => units.find((unit) => unit.id === id)
  return {
    nameOf: (id) => {
      if (!data) return ''
      const unit = find(id)
      const station = unit?.kind === 'team' ? find(unit.station) : undefined
      return unit ? [station?.name[language], unit.name[language]].filter(Boolean).join(language === 'zh' ? '' : ' · ') : id
    },
    stations: units.filter((unit) => unit.kind === 'station'),
    teamsOf: (station) => units.filter((unit) => unit.kind === 'team' && unit.station === station),
  }
}
