import { useQuery } from '@tanstack/react-query'
import { get } from '../../../shared/api/client.ts'

export interface Notice {
  id: string
  kind: 'emergency' | 'emergency_overdue' | 'emergency_reported' | 'repeat_camera' | 'repeat_person' | 'review_finding' | 'hold_waiting' | 'hold_ending'
  station: string
  about: { type: 'grant' | 'camera' | 'account' | 'hold'; id: string; name: string }
  count: number
  days: number
  raisedAt: string
  seenAt: string | null
  note: string
}

export const useNotices = (isOn: boolean) =>
  useQuery({ queryKey: ['notices'], enabled: isOn, queryFn: ({ signal }) => get<{ notices: Notice[] }>('/api/footage/notices', signal) })
