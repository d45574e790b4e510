import type { GroundKind } from '#platform/acts/ground.ts'
import { lockRecord } from '#platform/acts/statements.ts'
import { activeOf } from './incident.ts'
import { incidentRecord } from './project.ts'

const deskRoles = ['dispatcher', 'command_room_lead'] as const

/** A call is the work of who was sent to it, of the team that it was handed to, and of the desk. */
export const incidentGround: GroundKind = {
  type: 'incident',
  async find(tx, county, id, principal) {
    const found = await lockRecord(tx, county, incidentRecord, id, false)
    if (!found) return null
    const { state } = found
    const isSent = activeOf(state).some(({ people }) => people.includes(principal.account))
    const isHanded = principal.team !== '' && state.handOver?.team === principal.team
    const isDesk = deskRoles.some((role) => principal.roles.includes(role)) && (principal.station === '' || principal.station === state.station)
    return { label: state.number, isOpen: state.status !== 'closed', isTheirs: isSent || isHanded || isDesk }
  },
}
