import type { Tx } from '#platform/database/database.ts'
import { distanceM } from '#platform/geo.ts'
import type { GroundFacts } from './facts.ts'
import { isOfficer, onDutyMs } from './lookups.ts'

/** So many are offered, the nearest first: an emergency look names its cameras, it does not search. */
const mostOffered = 12

/** Cameras that an emergency look may name, the nearest first; by name where the call has no position. Distances in metres. */
export async function listCamerasNear(tx: Tx, county: string, position: GroundFacts['position']) {
  const rows = await tx.db
    .selectFrom('cameras')
    .select(['id', 'name', 'place', 'lon', 'lat', 'owner_kind', 'public_place'])
    .where('county', '=', county)
    .where('state', '<>', 'retired')
    .orderBy('name')
    .limit(2000)
    .execute()
  const near = rows.map((c) => ({
    id: c.id, name: c.name, place: c.place, ownerKind: c.owner_kind, publicPlace: c.public_place,
    distanceM: position && c.lon !== null && c.lat !== null ? Math.round(distanceM({ lon: c.lon, lat: c.lat }, position)) : null,
  }))
  return near.sort((a, b) => (a.distanceM ?? Infinity) - (b.distanceM ?? Infinity) || 0).slice(0, mostOffered)
}

/** Officers who are on duty now and may be the second; first whoever will see the question at once: the team of who asks, those on the call, others at a screen. */
export async function listSeconds(tx: Tx, county: string, { account, team }: { account: string; team: string }, ground: GroundFacts, now: number) {
  const rows = await tx.db
    .selectFrom('accounts as a')
    .select((eb) => [
      'a.id', 'a.name', 'a.team', 'a.roles',
      eb
        .exists(
          eb
            .selectFrom('sessions as s')
            .select('s.id')
            .whereRef('s.county', '=', 'a.county')
            .whereRef('s.account', '=', 'a.id')
            .where('s.stage', '=', 'full')
            .where('s.ended_at', 'is', null)
            .where('s.seen_at', '>', new Date(now - onDutyMs)),
        )
        .as('is_signed_in'),
      eb.exists(eb.selectFrom('crews as c').select('c.id').whereRef('c.county', '=', 'a.county').where('c.on_duty', '=', true).where((e) => e(e.ref('a.id'), '=', e.fn.any('c.members')))).as('is_in_crew'),
    ])
    .where('a.county', '=', county)
    .where('a.state', '=', 'active')
    .where('a.station', 'in', ['', ground.station])
    .where('a.id', '<>', account)
    .orderBy('a.name')
    .execute()
  const isOnCall = (id: string) => ground.people.includes(id)
  const rank = (one: (typeof rows)[number]) => (one.is_signed_in && team !== '' && one.team === team ? 0 : isOnCall(one.id) ? 1 : one.is_signed_in ? 2 : 3)
  return rows
    .filter((one) => isOfficer(one.roles) && (one.is_signed_in || one.is_in_crew))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id, name, team: of }) => ({ id, name, team: of, isOnCall: isOnCall(id) }))
}
