import { useQuery } from '@tanstack/react-query'
import type { Mask } from '#answers/footage'
import { get } from '../../../shared/api/client.ts'

export interface Named {
  id: string
  name: string
}

export interface GrantRow {
  id: string
  kind: 'retrieval' | 'emergency'
  status: 'asked' | 'awaiting_second' | 'active' | 'refused' | 'withdrawn' | 'revoked' | 'ended'
  ground: { type: 'case' | 'incident'; id: string }
  number: string
  station: string
  team: string
  allows: string[]
  cameras: Named[]
  from: string
  to: string
  askedBy: string
  askedByName: string
  askedAt: string
  second: string
  secondName: string
  document: string
  decidedAt: string | null
  decidedByName: string
  /** How often it was looked under, and when last. */
  looks: number
  lastLookAt: string | null
  until: string | null
  review: 'waiting' | 'upheld' | 'reported' | 'overdue' | null
}

export interface GrantCamera extends Named {
  place: string
  position: { lon: number; lat: number } | null
  bearing: number | null
  fieldOfView: number | null
  reach: number | null
  ownerName: string
  ownerKind: string
  publicPlace: boolean
}

export interface Grant extends Omit<GrantRow, 'askedByName' | 'secondName' | 'decidedByName' | 'looks' | 'lastLookAt' | 'document' | 'cameras'> {
  cameras: GrantCamera[]
  /** Of the case; empty for a call. */
  title: string
  names: Record<string, string>
  basis: string | null
  notice: { number: string; items: string; limit: string } | null
  necessity: string
  decidedBy: string | null
  reason: string
  /** What this person may do with it now. */
  may: { revoke: boolean; withdraw: boolean; uphold: boolean; defer: boolean; noteService: boolean }
  services: Service[]
}

/** The notice to one owner: account, empty where it goes on paper; shown to them from `shownFrom` on. */
export interface Service {
  owner: string
  cameras: string[]
  shownFrom: string
  isDeferred: boolean
  answer: string | null
  answeredAt: string | null
}

export interface Marks {
  looks: { id: string; camera: string; viewer: string; kind: string; openedAt: string; closedAt: string | null; stills: number; spans: { from: string; to: string }[] }[]
  /** `masks`: what is black in copies of it. */
  clips: { id: string; camera: string; name: string; note: string; from: string; to: string; markedBy: string; mine: string; markedAt: string; masks: Mask[] }[]
  exports: { id: string; camera: string; clip: string | null; from: string; to: string; exportedBy: string; by: string; exportedAt: string; sha256: string | null; bytes: number | null; handedOut: number }[]
  bookmarks: { id: string; camera: string; cameraName: string; at: string; note: string; markedBy: string; mine: string }[]
  reels: { id: string; title: string; madeBy: string; by: string; madeAt: string; lengthMs: number; sha256: string | null; items: { clip: string; camera: string; cameraName: string; from: string; to: string; caption: string; masks: number }[] }[]
}

export const noMarks: Marks = { looks: [], clips: [], exports: [], bookmarks: [], reels: [] }

/** In force: live pictures around a call too, which have no range. */
export type RunningGrant = Omit<GrantRow, 'kind' | 'from' | 'to'> & { kind: GrantRow['kind'] | 'incident_live'; from: string | null; to: string | null }

export const useRunning = (enabled: boolean) =>
  useQuery({ queryKey: ['grants', 'running'], enabled, queryFn: ({ signal }) => get<{ grants: RunningGrant[] }>('/api/footage/grants?view=running&limit=500', signal) })

export const useGrants = (view: 'mine' | 'waiting' | 'all', enabled = true) =>
  useQuery({ queryKey: ['grants', view], enabled, queryFn: ({ signal }) => get<{ grants: GrantRow[] }>(`/api/footage/grants?view=${view}`, signal) })

export const useGrant = (id: string | undefined) =>
  useQuery({ queryKey: ['grant', id], enabled: id !== undefined, queryFn: ({ signal }) => get<Grant>(`/api/footage/grants/${id}`, signal) })

export const useMarks = (id: string | undefined) =>
  useQuery({ queryKey: ['marks', id], enabled: id !== undefined, queryFn: ({ signal }) => get<Marks>(`/api/footage/grants/${id}/marks`, signal) })
