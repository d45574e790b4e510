import type { Store } from '#platform/acts/store.ts'
import type { Tx } from '#platform/database/database.ts'
import { cameraRecord } from '#domains/cameras/index.ts'
import { caseRecord } from '#domains/cases/index.ts'
import { incidentRecord } from '#domains/incidents/index.ts'
import type { CameraFacts, GroundFacts, PersonFacts } from './facts.ts'
import type { Ground } from './grants/acts.ts'

/** Roles that count as a police officer: an auxiliary or a grid worker is no second officer (PSAPL 108, ADM 52). */
const officers = ['dispatcher', 'command_room_lead', 'case_officer', 'case_team_lead', 'community_officer', 'station_chief', 'county_bureau_head']
export const isOfficer = (roles: readonly string[]) => roles.some((role) => officers.includes(role))
/** Whether someone heads their team: the law's head of the handling unit. */
export const isHead = (roles: readonly string[]) => roles.includes('case_team_lead') || roles.includes('command_room_lead')
/** Someone whose session was used within this is on duty; so is whoever is in a crew on duty, whose phone lies beside them. */
export const onDutyMs = 30 * 60_000

/** A kilometre north to south anywhere, more than 600 m east to west in China. */
const boxDegrees = 0.01

/** Reads the facts that the rules here want of other rooms' records; judges nothing. */
export function openLookups({ store, county }: { store: Store; county: string }) {
  return {
    async ground(tx: Tx, ref: Ground): Promise<GroundFacts | null> {
      if (ref.type === 'incident') {
        const found = await store.load(tx, incidentRecord, ref.id)
        if (!found) return null
        const { station, team, people, flags } = incidentRecord.attributes(found.state, ref.id)
        return { ref, number: found.state.number, station, team, people, isOpen: flags.includes('open'), legalKind: null, position: found.state.position }
      }
      const found = await store.load(tx, caseRecord, ref.id)
      if (!found) return null
      const { station, team, people, flags } = caseRecord.attributes(found.state, ref.id)
      return { ref, number: found.state.number, station, team, people, isOpen: flags.includes('open'), legalKind: found.state.kind, position: null }
    },

    async camera(tx: Tx, id: string): Promise<CameraFacts | null> {
      const found = await store.load(tx, cameraRecord, id)
      if (!found) return null
      const { name, place, ownerAccount: owner, ownedSince = null, station, publicPlace: isPublicPlace, ownerKind, position } = found.state
      return { id, name, place, owner, ownedSince, station, isPublicPlace, isHousehold: ownerKind === 'household', position }
    },

    /** Cameras in public places around a position, in a box that is wider than any rule here asks for. */
    async publicCameras(tx: Tx, position: CameraFacts['position']): Promise<CameraFacts[]> {
      if (!position) return []
      const rows = await tx.db
        .selectFrom('cameras')
        .select(['id', 'name', 'place', 'owner_account', 'owner_kind', 'station', 'lon', 'lat'])
        .where('county', '=', county)
        .where('public_place', '=', true)
        .where('state', '=', 'active')
        .where('lon', '>', position.lon - boxDegrees)
        .where('lon', '<', position.lon + boxDegrees)
        .where('lat', '>', position.lat - boxDegrees)
        .where('lat', '<', position.lat + boxDegrees)
        .execute()
      return rows.map((c) => ({
        id: c.id, name: c.name, place: c.place, owner: c.owner_account, station: c.station, isPublicPlace: true, isHousehold: c.owner_kind === 'household', position: { lon: c.lon!, lat: c.lat! },
      }))
    },

    /** Whether someone is in a crew that is on duty now. */
    async isOnDuty(tx: Tx, account: string): Promise<boolean> {
      const crew = await tx.db
        .selectFrom('crews')
        .select('id')
        .where('county', '=', county)
        .where('on_duty', '=', true)
        .where((eb) => eb(eb.val(account), '=', eb.fn.any('members')))
        .limit(1)
        .executeTakeFirst()
      return crew !== undefined
    },

    async person(tx: Tx, account: string, now: number): Promise<PersonFacts | null> {
      const found = await tx.db.selectFrom('accounts').select(['id', 'name', 'station', 'team', 'roles', 'state']).where('county', '=', county).where('id', '=', account).executeTakeFirst()
      if (!found || found.state !== 'active') return null
      const seen = await tx.db
        .selectFrom('sessions')
        .select('id')
        .where('county', '=', county)
        .where('account', '=', account)
        .where('stage', '=', 'full')
        .where('ended_at', 'is', null)
        .where('seen_at', '>', new Date(now - onDutyMs))
        .limit(1)
        .executeTakeFirst()
      const heads = isHead(found.roles) ? found.team : ''
      const onDuty = seen !== undefined || (await this.isOnDuty(tx, account))
      return { account, name: found.name, station: found.station, isOfficer: isOfficer(found.roles), heads, onDuty }
    },
  }
}

export type Lookups = ReturnType<typeof openLookups>
