import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../shared/api/client.ts'

export interface Hold {
  id: string
  source: 'asked' | 'clip' | 'export'
  status: 'waiting' | 'confirmed' | 'released' | 'ended'
  number: string
  cameras: { id: string; name: string }[]
  from: string
  to: string
  until: string
  reason: string
  heldBy: string
  heldAt: string
  confirmedBy: string
  confirmedAt: string | null
  groundEndedAt: string | null
  may: { confirm: boolean; extend: boolean; release: boolean }
}

export const holdsKey = ['holds']

/** Holds of a case, or all that this person may see. */
export const useHolds = (caseId?: string) =>
  useQuery({ queryKey: [...holdsKey, caseId ?? ''], queryFn: ({ signal }) => get<{ holds: Hold[] }>(`/api/footage/holds${caseId ? `?case=${caseId}` : ''}`, signal) })

export const standsNow = (hold: Hold) => hold.status === 'waiting' || hold.status === 'confirmed'

/** Ends to choose from, days ahead; the last is as long as the law's reviewer lets one decide at once. */
export const untilDays = [30, 90, 180] as const
/** A minute less than the bound, so that the answer is not late for it. */
export const untilOf = (days: number) => new Date(Date.now() + days * 86_400_000 - 60_000).toISOString()
