import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../shared/api/client.ts'
import type { Grant, GrantRow } from '../grants.ts'

const hourMs = 3_600_000

/** Footage of an hour at most, as the server has it (grants/decide.ts). */
export const longestMs = hourMs

export interface EmergencyOptions {
  /** The nearest first; `distanceM` is null where the call or the camera has no position. */
  cameras: { id: string; name: string; place: string; ownerKind: string; publicPlace: boolean; distanceM: number | null }[]
  /** On duty now; those on the call first. */
  officers: { id: string; name: string; team: string; isOnCall: boolean }[]
}

export const useEmergencyOptions = (incident: string) =>
  useQuery({ queryKey: ['emergency-options', incident], gcTime: 0, queryFn: ({ signal }) => get<EmergencyOptions>(`/api/footage/emergency-options?ground=incident:${incident}`, signal) })

/** Until when the head has to decide on an emergency look that was opened: a day from then. */
export const decideBy = (grant: Pick<Grant | GrantRow, 'decidedAt'>): number => Date.parse(grant.decidedAt ?? '') + 24 * hourMs

/** `59:12`, `23:05:10`: how long is left, never below zero. */
export function formatLeft(ms: number): string {
  const s = Math.max(0, Math.ceil(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
}
