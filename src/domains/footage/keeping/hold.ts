import { defineRecord } from '#platform/acts/record-type.ts'
import { holdActs, type Held, type HoldAct } from './hold-acts.ts'

export interface Hold extends Held {
  /** `waiting`: stands for a few days until the head of the unit confirms it. */
  status: 'waiting' | 'confirmed' | 'released' | 'ended'
  /** The end that was asked for; `until` is what counts. */
  wanted: string
  heldBy: string
  heldAt: string
  confirmedBy: string | null
  confirmedAt: string | null
  groundEndedAt: string | null
  endedAt: string | null
}

/** Unconfirmed, a hold lapses after this: as long as evidence may be kept before it is decided on (APL 56; ADM 110). */
export const confirmWithinMs = 7 * 24 * 3_600_000

export const holdRecord = defineRecord({
  type: 'hold',
  acts: holdActs,
  fold: foldHold,
  tables: [
    { name: 'holds', key: ['id'] },
    { name: 'hold_cameras', key: ['hold_id', 'camera'] },
  ],
  rows: (h, id) => ({
    holds: [
      {
        id, source: h.source, status: h.status, ground_type: h.ground.type, ground_id: h.ground.id, number: h.number, station: h.station, team: h.team, from_at: h.from, to_at: h.to,
        until: h.until, reason: h.reason, held_by: h.heldBy, held_at: h.heldAt, confirmed_by: h.confirmedBy, confirmed_at: h.confirmedAt, ground_ended_at: h.groundEndedAt, ended_at: h.endedAt,
      },
    ],
    hold_cameras: h.cameras.map((camera) => ({ hold_id: id, camera, station: h.station, from_at: h.from, to_at: h.to, until: h.until, stands: stands(h) })),
  }),
  keeps: ['source', 'why'],
  attributes: (h) => ({ station: h.station, team: h.team, people: [h.heldBy], askedBy: h.heldBy, owner: '', flags: [h.status, h.source] }),
})

export function stands(hold: Pick<Hold, 'status'>): boolean {
  return hold.status === 'waiting' || hold.status === 'confirmed'
}

function foldHold(state: Hold | null, act: HoldAct): Hold {
  const at = act.happenedAt
  if (act.type === 'hold.held') {
    const bySelf = act.payload.source !== 'asked'
    const lapse = new Date(Date.parse(at) + confirmWithinMs).toISOString()
    const wanted = act.payload.until
    return {
      ...act.payload, status: bySelf ? 'confirmed' : 'waiting', wanted, until: bySelf || Date.parse(wanted) < Date.parse(lapse) ? wanted : lapse, heldBy: act.actor, heldAt: at,
      confirmedBy: null, confirmedAt: bySelf ? at : null, groundEndedAt: null, endedAt: null,
    }
  }
  const h = state!
  switch (act.type) {
    case 'hold.confirmed':
      return { ...h, status: 'confirmed', until: act.payload.until, confirmedBy: act.actor, confirmedAt: at }
    case 'hold.extended':
      return { ...h, until: act.payload.until, groundEndedAt: null }
    case 'hold.released':
      return { ...h, status: 'released', endedAt: at }
    case 'hold.groundEnded':
      return { ...h, until: act.payload.until, groundEndedAt: at }
    case 'hold.ended':
      return { ...h, status: 'ended', endedAt: at }
  }
}
