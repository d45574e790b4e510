import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '../../../../shared/api/client.ts'
import { noteServerTime } from '../../../../shared/clock/use-now.ts'
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
  return useQuery({
    queryKey: ['crews'],
    queryFn: async ({ signal }) => {
      const answer = await get<{ now: string; crews: Crew[] }>('/api/crews', signal)
      noteServerTime(answer.now)
      return answer
    },
    refetchInterval: 4_000,
  })
}

/** As the server counts (src/domains/staff/presence.ts). */
const unreachableAfterMs = 15_000

/** A crew's state by now: where no newer word has come, silence counts on. */
export function stateBy(crew: Crew, now: number): CrewState {
  const isSilent = crew.heardAt === null || now - Date.parse(crew.heardAt) > unreachableAfterMs
  return crew.state !== 'off' && isSilent ? 'unreachable' : crew.state
}

/** A crew's callsign in the page's language; its id where it is not known. */
export function useCallsigns(): (crew: string) => string {
  const { i18n } = useTranslation()
  const { data } = useCrews()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (id) => data?.crews.find((crew) => crew.id === id)?.callsign[language] ?? id
}
