import type { Me } from '../../../shared/api/me.ts'

const roles = {
  /** Writes down what was found. */
  record: ['community_officer', 'station_chief', 'auxiliary'],
  /** Decides what holds: corrections, differences, joining. */
  correct: ['community_officer', 'station_chief'],
  show: ['community_officer', 'case_officer', 'case_team_lead', 'station_chief'],
  receive: ['community_officer', 'station_chief', 'case_officer', 'case_team_lead', 'auxiliary'],
  decideSubmissions: ['station_chief'],
  /** Sees the calls of the whole desk as their own work. */
  desk: ['dispatcher', 'command_room_lead'],
  /** Is sent to calls. */
  duty: ['case_officer', 'case_team_lead', 'community_officer', 'auxiliary', 'station_chief'],
  /** Gets calls handed over to their team. */
  handed: ['case_officer', 'case_team_lead', 'community_officer', 'station_chief'],
  cases: ['case_officer', 'case_team_lead'],
  /** Takes files in, and copies out. */
  exchange: ['community_officer', 'station_chief'],
  /** Sends batches, and takes out numbers in full. */
  batch: ['station_chief'],
  rounds: ['community_officer', 'station_chief', 'auxiliary'],
  /** Looks beyond the own station, where a call or case leads there. */
  wide: ['community_officer', 'case_officer', 'case_team_lead', 'station_chief', 'dispatcher', 'command_room_lead'],
} as const

export type Right = keyof typeof roles

/** What a page offers and asks for, as policies/registry.cedar has it; the server judges again. */
export const may = (me: Me, right: Right): boolean => me.roles.some((role) => (roles[right] as readonly string[]).includes(role))
