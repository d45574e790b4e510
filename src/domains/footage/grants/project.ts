import { defineRecord } from '#platform/acts/record-type.ts'
import { grantActs, type Allowance, type GrantAct, type Ground, type Request } from './acts.ts'

/** `retrieval`: asked and approved. `emergency`: two officers, confirmed afterwards. `incident_live`: live pictures of an open incident. */
export type GrantKind = 'retrieval' | 'emergency' | 'incident_live'
export type GrantStatus = 'asked' | 'awaiting_second' | 'active' | 'refused' | 'withdrawn' | 'revoked' | 'ended'

/** Who may look at which cameras' footage of which time, on what ground, until when. Times are RFC 3339. */
export interface Grant {
  kind: GrantKind
  status: GrantStatus
  ground: Ground
  /** Number of the case or incident, as it stands on papers. */
  number: string
  station: string
  team: string
  level: 'team' | 'station'
  cameras: string[]
  /** Null for live pictures of an incident: they have no range. */
  from: string | null
  to: string | null
  allows: Allowance[]
  askedBy: string
  askedAt: string
  /** The second named officer (law.md V19). Empty for live pictures of an incident. */
  second: string
  basis: Request['basis'] | null
  notice: Request['notice'] | null
  /** Why these cameras and this time; in an emergency, what the danger is. */
  necessity: string
  decidedBy: string | null
  decidedAt: string | null
  reason: string
  /** End of the grant; null while nothing is granted and for live pictures, which end with the incident. */
  until: string | null
  endedAt: string | null
  /** Of an emergency: upheld or reported by the head, or found overdue. */
  review: 'waiting' | 'upheld' | 'reported' | 'overdue' | null
}

export const grantRecord = defineRecord({
  type: 'grant',
  acts: grantActs,
  fold: foldGrant,
  tables: [
    { name: 'grants', key: ['id'] },
    { name: 'grant_cameras', key: ['grant_id', 'camera'] },
  ],
  rows: (g, id) => ({
    grants: [
      {
        id, kind: g.kind, status: g.status, ground_type: g.ground.type, ground_id: g.ground.id, number: g.number, station: g.station, team: g.team,
        level: g.level, allows: g.allows, from_at: g.from, to_at: g.to, asked_by: g.askedBy, asked_at: g.askedAt, second: g.second,
        document: g.notice?.number ?? '', decided_by: g.decidedBy, decided_at: g.decidedAt, until: g.until, review: g.review,
      },
    ],
    grant_cameras: g.cameras.map((camera) => ({ grant_id: id, camera, station: g.station })),
  }),
  attributes: (g) => ({
    station: g.station,
    team: g.team,
    people: [...new Set([g.askedBy, g.second])].filter((account) => account !== '' && g.kind !== 'incident_live'),
    askedBy: g.askedBy,
    owner: '',
    flags: [g.kind, g.status, `level_${g.level}`, ...g.allows, ...(g.review ? [`review_${g.review}`] : [])],
  }),
  topics: (g) => [...new Set([g.askedBy, g.second])].filter(Boolean).map((account) => `account:${account}`),
})

function foldGrant(state: Grant | null, act: GrantAct): Grant {
  const at = act.happenedAt
  switch (act.type) {
    case 'grant.asked':
      return { ...open(act), ...act.payload, status: 'asked' }
    case 'grant.emergencyAsked': {
      const { danger, ...given } = act.payload
      return { ...open(act), ...given, kind: 'emergency', status: 'awaiting_second', necessity: danger, allows: ['live', 'playback'] }
    }
    case 'grant.liveOpened':
      return { ...open(act), ...act.payload, kind: 'incident_live', status: 'active', allows: ['live'] }
  }
  const g = state!
  switch (act.type) {
    case 'grant.liveChanged':
      return { ...g, cameras: act.payload.cameras }
    case 'grant.approved':
      return { ...g, status: 'active', decidedBy: act.actor, decidedAt: at, ...act.payload }
    case 'grant.refused':
      return { ...g, status: 'refused', decidedBy: act.actor, decidedAt: at, reason: act.payload.reason }
    case 'grant.withdrawn':
      return { ...g, status: 'withdrawn', endedAt: at, reason: act.payload.reason }
    case 'grant.revoked':
      return { ...g, status: 'revoked', endedAt: at, reason: act.payload.reason }
    case 'grant.ended':
      return { ...g, status: 'ended', endedAt: at }
    case 'grant.emergencyConfirmed':
      return { ...g, status: 'active', decidedBy: act.actor, decidedAt: at, until: act.payload.until, review: 'waiting' }
    case 'grant.upheld':
      return { ...g, review: 'upheld', reason: act.payload.reason }
    case 'grant.reported':
      return { ...g, review: 'reported', reason: act.payload.reason, ...(g.status === 'active' ? { status: 'revoked', endedAt: at } : {}) }
    case 'grant.overdue':
      return { ...g, review: 'overdue' }
  }
}

function open(act: GrantAct): Omit<Grant, 'ground' | 'number' | 'station' | 'team' | 'cameras' | 'level'> {
  return {
    kind: 'retrieval', status: 'asked', from: null, to: null, allows: [], askedBy: act.actor, askedAt: act.happenedAt, second: '',
    basis: null, notice: null, necessity: '', decidedBy: null, decidedAt: null, reason: '', until: null, endedAt: null, review: null,
  }
}
