import { useQuery } from '@tanstack/react-query'
import { get } from '../../../shared/api/client.ts'

export interface AccountRow {
  id: string
  login: string
  name: string
  roles: string[]
  station: string
  team: string
  phone: string
  state: 'active' | 'ended'
}

export interface UnitRow {
  id: string
  name: { zh: string; en: string }
  kind: string
  parent: string
  station: string
}

export const useAccounts = () => useQuery({ queryKey: ['accounts'], queryFn: ({ signal }) => get<{ accounts: AccountRow[] }>('/api/accounts', signal) })
export const useUnits = () => useQuery({ queryKey: ['units'], queryFn: ({ signal }) => get<{ units: UnitRow[] }>('/api/units', signal), staleTime: 300_000 })

export const roleNames = [
  'dispatcher', 'command_room_lead', 'case_officer', 'case_team_lead', 'legal_reviewer', 'community_officer', 'auxiliary', 'grid_worker',
  'station_chief', 'county_bureau_head', 'camera_owner', 'system_administrator', 'security_administrator', 'auditor',
] as const
