import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, newIntentId, post } from '../../../../shared/api/client.ts'

export interface ShiftNote {
  id: string
  text: string
  incident: string | null
  at: string
  by: string
}

export interface Shift {
  id: string
  state: 'running' | 'handed_over' | 'taken_over'
  openedAt: string
  openedBy: string
  notes: ShiftNote[]
  summary: string
  open: string[]
  handedOverBy: string
  handedOverAt: string | null
}

export function useShifts(enabled: boolean) {
  return useQuery({ queryKey: ['shifts'], queryFn: ({ signal }) => get<{ shifts: Shift[] }>('/api/shifts', signal), enabled })
}

/** Does something with a shift; what stands is read again. */
export function useShiftAct(onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ url, body }: { url: string; body: object }) => post(url, body, newIntentId()),
    onSuccess: () => {
      onDone()
      void queries.invalidateQueries({ queryKey: ['shifts'] })
    },
  })
}
