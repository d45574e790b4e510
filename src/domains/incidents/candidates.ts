import { distanceM, type Position } from '#platform/geo.ts'
import type { Vehicle } from '#domains/staff/index.ts'
import type { Choice, Nature } from './acts.ts'
import type { CrewAtWork } from './crews.ts'

/** What is known of a call when a crew is looked for: little, while the caller still speaks. */
export interface Need {
  position: Position | null
  station: string
  nature: Nature
  priority: 1 | 2 | 3
}

export interface Candidate extends Choice {
  crew: string
  callsign: CrewAtWork['callsign']
  station: string
  vehicle: Vehicle
  on: CrewAtWork['on']
  /** Offered: free and heard. The others are listed, to be sent only with a reason. */
  offered: boolean
}

/** What a wrong vehicle or another station's area weighs, in metres of way. A county's choice, not law. */
const wrongVehicleM = 1_000
const otherStationM = 2_000
/** As far as a crew on foot or on an e-bike is soon there. */
const nearM = 1_000

/**
 * Crews for a call, the best first: those that are free by distance, with a wrong vehicle or another station's area
 * weighed as way (not where life is in danger); then the busy and the silent. The reasons come along. Pure.
 */
export function rankCandidates(crews: readonly CrewAtWork[], need: Need, now: number): Candidate[] {
  const weigh = (c: Candidate) =>
    (c.distanceM ?? 50_000) + (c.rightVehicle ? 0 : wrongVehicleM) + (c.sameStation || need.priority === 1 ? 0 : otherStationM)
  const order = { free: 0, busy: 1, unreachable: 2, off: 3 }
  return crews
    .filter((crew) => crew.state !== 'off')
    .map((crew) => judgeCrew(crew, need, now))
    .sort((a, b) => order[a.state] - order[b.state] || weigh(a) - weigh(b) || (a.crew < b.crew ? -1 : 1))
}

function judgeCrew(crew: CrewAtWork, need: Need, now: number): Candidate {
  const away = crew.position && need.position ? Math.round(distanceM(crew.position, need.position)) : null
  return {
    crew: crew.id, callsign: crew.callsign, station: crew.station, vehicle: crew.vehicle, on: crew.on,
    state: crew.state, offered: crew.state === 'free', distanceM: away,
    heardAgoS: crew.heardAt === null ? null : Math.max(0, Math.round((now - crew.heardAt) / 1000)),
    sameStation: crew.station === need.station,
    rightVehicle: suits(crew.vehicle, need, away),
  }
}

/** Danger to life and traffic want an engine; near by, everything else may come as it is. */
function suits(vehicle: Vehicle, need: Need, away: number | null): boolean {
  if (vehicle === 'car' || vehicle === 'motorcycle') return true
  if (need.priority === 1 || need.nature === 'traffic') return false
  return away !== null && away <= nearM
}

export function toChoice({ distanceM: away, heardAgoS, state, sameStation, rightVehicle }: Candidate): Choice {
  return { distanceM: away, heardAgoS, state, sameStation, rightVehicle }
}
