import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../shared/api/client.ts'
import type { Timers } from './waiting.ts'

export { useUnitNames } from '../../../../shared/api/units.ts'

export function useTimers() {
  return useQuery({ queryKey: ['timers'], queryFn: ({ signal }) => get<Timers>('/api/desk/timers', signal), staleTime: 300_000 })
}

export function useNamesOfColleagues(): (account: string) => string {
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => get<{ colleagues: { id: string; name: string }[] }>('/api/colleagues', signal),
    staleTime: 600_000,
  })
  return (account) => data?.colleagues.find((colleague) => colleague.id === account)?.name ?? account
}
