/** What the server says of an officer's duty (`GET /api/duty`). */
export interface Duty {
  /** The server's clock, so that deadlines count down right on a phone whose clock is wrong. */
  now: string
  crews: DutyCrew[]
  calls: DutyCall[]
}

export interface DutyCrew {
  id: string
  callsign: { zh: string; en: string }
  station: string
  vehicle: string
  members: string[]
  state: 'free' | 'busy' | 'unreachable' | 'off'
  heardAt: string | null
}

export const steps = ['accepted', 'en_route', 'on_scene', 'cleared'] as const
export type Step = (typeof steps)[number]

export interface Position {
  lon: number
  lat: number
}

export interface DutyCall {
  id: string
  crew: string
  number: string
  station: string
  nature: string
  priority: 1 | 2 | 3
  place: string
  position: Position | null
  text: string
  caller: string
  phone: string
  state: 'dispatched' | Step
  times: Partial<Record<'dispatched' | Step, string>>
  acceptBy: string | null
  receivedAt: string
  reports: { id: string; text: string; at: string }[]
  others: { crew: string; state: string }[]
}
