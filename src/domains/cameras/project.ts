import { defineRecord } from '#platform/acts/record-type.ts'
import { cameraActs, type CameraAct, type CameraDetails, type ShownStream } from './acts.ts'
import { findGaps, keepOn, type KeptBefore } from './law.ts'

export interface Camera extends CameraDetails {
  state: 'registered' | 'active' | 'suspended' | 'retired'
  registeredBy: string
  registeredAt: string
  activatedAt: string | null
  stream: ShownStream | null
  /** From when on it has had this owner; absent: from the beginning. RFC 3339. */
  ownedSince?: string
  /** The former days of keeping, while they hold on after they were shortened; absent or null: none. */
  keptBefore?: KeptBefore | null
  /** Suspended by its owner until then; absent or null: not by its owner. RFC 3339. */
  pausedUntil?: string | null
  /** Counts addresses: the recorder starts a camera anew when it grows. */
  streamVersion: number
  /** The recorder that alone may record it; empty: any that is near. */
  recorder?: string
  /** Who was sent to it last, and what they say was done; absent: nobody yet. RFC 3339. */
  repair?: { whom: string; note: string; sentAt: string | null; done: string; doneAt: string | null }
  /** The last transition that held; null before the first. `since`: RFC 3339, UTC. */
  health: { online: boolean; code: string; since: string } | null
}

export const cameraRecord = defineRecord({
  type: 'camera',
  acts: cameraActs,
  fold: foldCamera,
  tables: [{ name: 'cameras', key: ['id'] }],
  rows: (c, id) => ({
    cameras: [
      {
        id, name: c.name, place: c.place, category: c.category, lon: c.position?.lon ?? null, lat: c.position?.lat ?? null,
        bearing: c.bearing, field_of_view: c.fieldOfView, reach: c.reach, station: c.station,
        town: c.town ?? '', external_number: c.externalNumber ?? '', grouping: c.group ?? '',
        owner_name: c.ownerName, owner_account: c.ownerAccount, owner_kind: c.ownerKind, legal_class: c.legalClass,
        public_place: c.publicPlace, retention_days: c.retentionDays, kept_days_before: c.keptBefore?.days ?? null, kept_before_until: c.keptBefore?.until ?? null, state: c.state, paused_until: c.pausedUntil ?? null, gaps: findGaps(c),
        stream_host: c.stream?.host ?? null, stream_path: c.stream?.path ?? null, has_credentials: c.stream?.hasCredentials ?? false,
        owner_phone: c.ownerPhone ?? '', repair_whom: c.repair?.whom ?? '', repair_note: c.repair?.note ?? '', repair_sent_at: c.repair?.sentAt ?? null, repair_done: c.repair?.done ?? '', repair_done_at: c.repair?.doneAt ?? null,
        stream_version: c.streamVersion, recorder: c.recorder ?? '', online: c.health?.online ?? null, online_since: c.health?.since ?? null,
      },
    ],
  }),
  attributes: (c) => ({
    station: c.station,
    team: '',
    people: [],
    askedBy: c.registeredBy,
    owner: c.ownerAccount,
    flags: [c.state, ...(c.pausedUntil ? ['paused'] : []), c.legalClass ?? 'no_class', c.ownerKind, c.publicPlace ? 'public_place' : 'private_place'],
  }),
  topics: (c) => (c.ownerAccount ? [`account:${c.ownerAccount}`] : []),
})

function foldCamera(state: Camera | null, act: CameraAct): Camera {
  if (act.type === 'camera.registered') {
    const fresh = { state: 'registered', activatedAt: null, stream: null, streamVersion: 0, health: null } as const
    return { ...act.payload, ...fresh, registeredBy: act.actor, registeredAt: act.happenedAt }
  }
  const c = state!
  switch (act.type) {
    case 'camera.corrected': {
      const { reason: _, ...changes } = act.payload
      const isHandedOver = changes.ownerAccount !== undefined && changes.ownerAccount !== c.ownerAccount
      const after = { ...c, ...changes }
      return { ...after, keptBefore: keepOn(c, after, act.happenedAt), ...(isHandedOver ? { ownedSince: act.happenedAt } : {}) }
    }
    case 'camera.streamSet':
      return { ...c, stream: act.payload, streamVersion: c.streamVersion + 1 }
    case 'camera.assigned':
      return { ...c, recorder: act.payload.recorder }
    case 'camera.activated':
      return { ...c, pausedUntil: null, state: 'active', activatedAt: act.happenedAt, health: null }
    case 'camera.suspended':
      return { ...c, state: 'suspended', pausedUntil: null, health: null }
    case 'camera.paused':
      return { ...c, state: 'suspended', pausedUntil: act.payload.until, health: null }
    case 'camera.resumed':
      return { ...c, state: 'active', pausedUntil: null, health: null }
    case 'camera.retired':
      return { ...c, state: 'retired', pausedUntil: null, stream: null, health: null }
    case 'camera.repairAssigned':
      return { ...c, repair: { ...act.payload, sentAt: act.happenedAt, done: '', doneAt: null } }
    case 'camera.repairFinished':
      return { ...c, repair: { whom: '', note: '', sentAt: null, ...c.repair, done: act.payload.done, doneAt: act.happenedAt } }
    case 'camera.ownerPhoneShown':
      return c
    case 'camera.healthChanged':
      return { ...c, health: act.payload }
  }
}
