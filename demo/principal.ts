import type { Principal } from '#platform/policy/principal.ts'
import { staff, stationOf } from './county/index.ts'

/** Whoever of the made-up county acts, by login. */
export function principalOf(login: string): Principal {
  const { role, unit } = staff.find((p) => p.login === login)!
  const station = stationOf(unit)
  return { account: login, roles: [role], station, team: unit && unit !== station ? unit : '', stations: station ? [station] : 'all' }
}
