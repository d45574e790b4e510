import type { Tx } from '#platform/database/database.ts'
import type { Position } from '#platform/geo.ts'
import type { Vehicle } from './acts.ts'
import { isReachable } from './presence.ts'

/** A crew with what its phone last said. Times: milliseconds since the epoch. */
export interface CrewPresence {
  id: string
  callsign: { zh: string; en: string }
  station: string
  vehicle: Vehicle
  members: string[]
  phone: string
  onDuty: boolean
  dutyFrom: number | null
  heardAt: number | null
  reachable: boolean
  position: Position | null
  locatedAt: number | null
  battery: number | null
  visible: boolean
}

/** Crews of the stations that the transaction may see; `duty` leaves out those that are off. */
export async function listCrews(tx: Tx, county: string, now: number, filter: { duty?: boolean; id?: string; member?: string } = {}): Promise<CrewPresence[]> {
  let query = tx.db
    .selectFrom('crews as c')
    .leftJoin('crew_presence as p', (join) => join.onRef('p.county', '=', 'c.county').onRef('p.crew', '=', 'c.id'))
    .select([
      'c.id', 'c.callsign_zh', 'c.callsign_en', 'c.station', 'c.vehicle', 'c.members', 'c.phone', 'c.on_duty', 'c.duty_from',
      'p.heard_at', 'p.lon', 'p.lat', 'p.located_at', 'p.battery', 'p.visible',
    ])
    .where('c.county', '=', county)
    .orderBy('c.station')
    .orderBy('c.id')
  if (filter.duty) query = query.where('c.on_duty', '=', true)
  if (filter.id) query = query.where('c.id', '=', filter.id)
  if (filter.member) query = query.where((eb) => eb(eb.val(filter.member), '=', eb.fn.any('c.members')))
  const rows = await query.execute()
  return rows.map((r) => {
    const heardAt = r.on_duty ? (r.heard_at?.getTime() ?? null) : null
    return {
      id: r.id, callsign: { zh: r.callsign_zh, en: r.callsign_en }, station: r.station, vehicle: r.vehicle as Vehicle, members: r.members, phone: r.phone,
      onDuty: r.on_duty, dutyFrom: r.duty_from?.getTime() ?? null,
      heardAt, reachable: isReachable(heardAt, now),
      position: r.lon === null || r.lat === null ? null : { lon: r.lon, lat: r.lat },
      locatedAt: r.located_at?.getTime() ?? null, battery: r.battery, visible: r.visible ?? false,
    }
  })
}

/** Callsigns of other crews on duty that share a member with this one. */
export async function findDutyElsewhere(tx: Tx, county: string, crew: string): Promise<string[]> {
  const rows = await tx.query<{ callsign_zh: string }>({
    name: 'duty_elsewhere',
    text: `select o.callsign_zh from crews c join crews o on o.county = c.county and o.id <> c.id and o.on_duty and o.members && c.members
           where c.county = $1 and c.id = $2`,
    values: [county, crew],
  })
  return rows.map((row) => row.callsign_zh)
}

/** Crews whose duty began before `before`: longer than any shift. */
export async function findEndlessDuty(tx: Tx, county: string, before: number): Promise<string[]> {
  const rows = await tx.db.selectFrom('crews').select('id').where('county', '=', county).where('on_duty', '=', true).where('duty_from', '<', new Date(before)).execute()
  return rows.map((row) => row.id)
}
