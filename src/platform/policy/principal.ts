/** Every role there is. What each may do stands in policies/*.cedar. */
export const roles = [
  'system_administrator',
  'security_administrator',
  'auditor',
  'dispatcher',
  'command_room_lead',
  'case_officer',
  'case_team_lead',
  'legal_reviewer',
  'community_officer',
  'auxiliary',
  'grid_worker',
  'station_chief',
  'county_bureau_head',
  'camera_owner',
] as const

export type Role = (typeof roles)[number]

/** Who asks. Built from the account's record at every request, so that ended rights end at once. */
export interface Principal {
  account: string
  roles: Role[]
  /** The station it belongs to; empty for the county's own people. */
  station: string
  /** Its team or room within the station; empty when none. */
  team: string
  /** Whose rows row-level security lets it see. */
  stations: string[] | 'all'
}

/** The platform itself: timers, retention, the sequencer. Judged by policy like everyone else. */
export const systemPrincipal: Principal = { account: 'system', roles: [], station: '', team: '', stations: 'all' }
