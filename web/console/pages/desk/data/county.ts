import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../shared/api/client.ts'
import type { Timers } from './waiting.ts'

export { useUnitNames } from '../../../../shared/api/units.ts'

export function useTimers() {
  return useQuery({ queryKey: ['timers'], queryFn: ({ signal }) => get<Timers>('/api/desk/timers', signal), staleTime: 300_000 })
}

export interface Colleague {
  id: string
  name: string
  roles: string[]
  station: string
}

export function useColleagues(): Colleague[] {
  const { data } = useQuery({ queryKey: ['colleagues'], queryFn: ({ signal }) => get<{ colleagues: Colleague[] }>('/api/colleagues', signal), staleTime: 600_000 })
  return data?.colleagues ?? none
}

const none: Colleague[] = []

export function useNamesOfColleagues(): (account: string) => string {
  const colleagues = useColleagues()
  return (account) => colleagues.find((colleague) => colleague.id === account)?.name ?? account
}
