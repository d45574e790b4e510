import { useQuery } from '@tanstack/react-query'
import { get } from '../shared/api/client.ts'

export interface Unit {
  zh: string
  en: string
}

export interface OwnCamera {
  id: string
  name: string
  place: string
  state: string
  online: boolean | null
  retentionDays: number
  legalClass: string | null
  pausedUntil: string | null
  /** Whether its owner lends it freely, and so may let it rest. */
  mayPause: boolean
  /** Whether its owner may see its pictures. */
  mayLook: boolean
  publicPlace: boolean
}

export interface Service {
  id: string
  cameras: string[]
  number: string
  document: string
  /** What the notice asks for, and the last day to answer; empty and null where there is no notice yet. */
  items: string
  answerBy: string | null
  from: string
  to: string
  shownFrom: string
  answer: 'signed' | 'declined' | null
  answeredAt: string | null
  unit: Unit
}

export interface OwnLook {
  id: string
  camera: string
  cameraName: string
  kind: 'playback' | 'live'
  grantKind: 'retrieval' | 'emergency' | 'incident_live' | 'own_camera'
  number: string
  document: string
  viewer: string
  unit: Unit
  openedAt: string
  closedAt: string | null
  stills: number
  spans: { from: string; to: string }[]
}

export interface OwnExport {
  id: string
  cameraName: string
  number: string
  by: string
  from: string
  to: string
  exportedAt: string
}

export interface OwnerPage {
  cameras: OwnCamera[]
  services: Service[]
  looks: OwnLook[]
  exports: OwnExport[]
}

export const ownerKey = ['owner']

/** Asked again by the feed, and every minute: a deferred notice appears when its time comes, without an act. */
export const useOwner = () => useQuery({ queryKey: ownerKey, queryFn: ({ signal }) => get<OwnerPage>('/api/owner', signal), refetchInterval: 60_000 })
