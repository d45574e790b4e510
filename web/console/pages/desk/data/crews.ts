import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '../../../../shared/api/client.ts'
import type { CrewState, Position } from './incidents.ts'

export interface Crew {
  id: string
  callsign: { zh: string; en: string }
  station: string
  vehicle: string
  members: string[]
  phone: string
  state: CrewState
  on: { incident: string; number: string | null; state: string }[]
  position: Position | null
  heardAt: string | null
  battery: number | null
  visible: boolean
}

/** Presence is no act, so the feed does not tell of it: asked every 4 s. */
export function useCrews() {
  return useQuery({ queryKey: ['crews'], queryFn: ({ signal }) => get<{ crews: Crew[] }>('/api/crews', signal), refetchInterval: 4_000 })
}

/** A crew's callsign in the page's language; its id where it is not known. */
export function useCallsigns(): (crew: string) => string {
  const { i18n } = useTranslation()
  const { data } = useCrews()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (id) => data?.crews.find((crew) => crew.id === id)?.callsign[language] ?? id
}
