import { useQuery } from '@tanstack/react-query'
import { get } from '../../../shared/api/client.ts'

export const legalClasses = ['gov_plan', 'operator_duty', 'other_duty_place', 'art9_other'] as const
export const ownerKinds = ['police', 'government', 'school', 'hospital', 'transport', 'property_company', 'company', 'shop', 'farm', 'village', 'household', 'other'] as const
/** Decree 799, art. 7(1), art. 7(2), what is in neither, and art. 8: where no camera may stand. */
export const places = {
  art7_1: ['road', 'boundary', 'bridge', 'tunnel', 'underpass', 'square', 'key_unit_surroundings'],
  art7_2: ['commerce', 'exhibition', 'scenic_area', 'culture_sports', 'education', 'medical', 'government_hall', 'park', 'parking', 'transport_hub', 'public_transport', 'service_area'],
  otherPlaces: ['residential', 'other_public', 'not_public'],
  art8: ['guest_room', 'private_dining', 'dormitory', 'staff_rest_room', 'bathroom', 'toilet', 'changing_room', 'nursing_room', 'fitting_room'],
} as const
export const floorDays = 30
/** Art. 9(2): only art. 7 has the floor of art. 17. */
export const hasFloor = (legalClass: string | null | undefined) => legalClass === 'gov_plan' || legalClass === 'operator_duty'

export interface Health {
  state: 'connecting' | 'recording' | 'stopped' | 'offline'
  code: string
  detail: string
  since: string
  lastFrameAt: string | null
  kbps: number
  fps: number
  lagMs: number
  clockOffsetMs: number | null
  packetsLost: number
  reconnects: number
  codec: string
  width: number
  height: number
}

export interface Stream {
  host: string
  path: string
  hasCredentials: boolean
  /** The small picture for tiles; only where one camera is opened. */
  sub?: Omit<Stream, 'sub'>
}

interface Shown {
  id: string
  name: string
  place: string
  category: string
  town?: string
  group?: string
  station: string
  state: 'registered' | 'active' | 'suspended' | 'retired'
  /** By its owner, who lends it freely; null: not by its owner. */
  pausedUntil?: string | null
  position: { lon: number; lat: number } | null
  bearing: number | null
  fieldOfView: number | null
  reach: number | null
  ownerName: string
  ownerAccount: string
  /** Masked. */
  ownerPhone?: string
  ownerKind: string
  legalClass: string | null
  publicPlace: boolean
  retentionDays: number
  /** The former days, which hold on until then after they were shortened. */
  keptBefore: { days: number; until: string } | null
  gaps: string[]
  stream: Stream | null
}

export interface CameraRow extends Shown {
  /** As of the last change that held; null before the first. */
  online: boolean | null
  /** Kinds of what is wrong with it. */
  troubles: string[]
  health: Health | null
}

/** One camera with everything that may be corrected, and what this person may do. */
export interface Camera extends Shown {
  necessity: string
  seesPrivacy: boolean
  nearSecretSite: boolean
  consentDocument: string
  signText: string
  signPhoto: boolean
  may: Record<'correct' | 'setStream' | 'activate' | 'suspend' | 'retire', boolean>
}

export interface RecorderRow {
  id: string
  state: 'running' | 'disk_full' | 'stopped' | 'died'
  code: string
  heardAt: string
  deaths: number
  cameras: number
  recording: number
  freeBytes: number
}

export interface CameraList {
  cameras: CameraRow[]
  recorders: RecorderRow[]
  mayRegister: boolean
  mayImport: boolean
  mayChangeMany: boolean
  /** Where the next page of the list begins; null: this is all. */
  next: string | null
  now: string
}

export function useCamera(id: string | undefined) {
  return useQuery({ queryKey: ['camera', id], queryFn: ({ signal }) => get<Camera>(`/api/cameras/${id}`, signal), enabled: id !== undefined })
}

export interface CameraOptions {
  stations: { id: string; zh: string; en: string }[]
  owners: { account: string; name: string }[]
}

export function useCameraOptions(isWanted: boolean) {
  return useQuery({ queryKey: ['camera-options'], queryFn: ({ signal }) => get<CameraOptions>('/api/camera-options', signal), enabled: isWanted, staleTime: 60_000 })
}

/** A recorder that is silent for longer says nothing about its cameras any more. */
const silentMs = 10_000

export function silence(recorder: RecorderRow, now: string): number {
  const ms = Date.parse(now) - Date.parse(recorder.heardAt)
  return recorder.state === 'stopped' || ms > silentMs ? ms : 0
}
