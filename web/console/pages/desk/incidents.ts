import { useQuery } from '@tanstack/react-query'
import { get } from '../../../shared/api/client.ts'

export const natures = ['criminal', 'public_order', 'traffic', 'help', 'dispute', 'complaint', 'other'] as const

export interface IncidentRow {
  id: string
  number: string
  station: string
  status: string
  nature: string
  priority: number
  place: string
  position: { lon: number; lat: number } | null
  text: string
  times: { received: string }
  crews: { crew: string; state: string }[]
}

export function useIncidents(open: boolean) {
  return useQuery({ queryKey: ['incidents', open], queryFn: ({ signal }) => get<{ incidents: IncidentRow[] }>(`/api/incidents${open ? '?open=true' : ''}`, signal) })
}
