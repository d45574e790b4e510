import { defineRecord } from '#platform/acts/record-type.ts'
import { crewActs, type CrewAct, type CrewProfile } from './acts.ts'

export interface Crew extends CrewProfile {
  formedBy: string
  onDuty: boolean
  /** When the present duty, or the last one, began and ended. RFC 3339, UTC. */
  dutyFrom: string | null
  dutyTo: string | null
}

export const crewRecord = defineRecord({
  type: 'crew',
  acts: crewActs,
  fold: foldCrew,
  tables: [{ name: 'crews', key: ['id'] }],
  rows: (c, id) => ({
    crews: [
      {
        id, callsign_zh: c.callsign.zh, callsign_en: c.callsign.en, station: c.station, vehicle: c.vehicle, members: c.members, phone: c.phone,
        on_duty: c.onDuty, duty_from: c.dutyFrom, duty_to: c.dutyTo,
      },
    ],
  }),
  attributes: (c) => ({ station: c.station, team: '', people: c.members, askedBy: c.formedBy, owner: '', flags: [c.onDuty ? 'on_duty' : 'off_duty'] }),
  topics: (c) => c.members.map((member) => `account:${member}`),
})

function foldCrew(state: Crew | null, act: CrewAct): Crew {
  switch (act.type) {
    case 'crew.formed':
      return { ...act.payload, formedBy: act.actor, onDuty: false, dutyFrom: null, dutyTo: null }
    case 'crew.changed': {
      const { reason: _, ...changes } = act.payload
      return { ...state!, ...changes }
    }
    case 'crew.started':
      return { ...state!, onDuty: true, dutyFrom: act.happenedAt, dutyTo: null }
    case 'crew.ended':
      return { ...state!, onDuty: false, dutyTo: act.happenedAt }
  }
}
