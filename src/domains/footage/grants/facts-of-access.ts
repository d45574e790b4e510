import { distanceM } from '#platform/geo.ts'
import type { CameraFacts, GroundFacts } from '../facts.ts'
import type { Allowance } from './acts.ts'
import type { Grant } from './project.ts'

/** Live pictures of an incident reach this far around it, and to this many cameras (issue 3, "Live for an open incident"). */
export const liveWithinMetres = 300
export const mostLiveCameras = 6

/** What someone wants to see: moving pictures or an export of a time, or live pictures. Milliseconds. */
export interface Wanted {
  camera: string
  allowance: Allowance
  /** Null for live pictures; `whole`: all that the grant reaches over. */
  range: { fromMs: number; toMs: number } | 'whole' | null
}

/** A grant's time, ms since the epoch; empty for one of live pictures alone. Pure. */
export function rangeOf({ from, to }: Pick<Grant, 'from' | 'to'>): { fromMs: number; toMs: number } {
  return from && to ? { fromMs: Date.parse(from), toMs: Date.parse(to) } : { fromMs: 0, toMs: 0 }
}

/** The words that policies/footage.cedar tests, from the grant and its ground as they stand now. Pure. */
export function findFacts(grant: Grant, wanted: Wanted, ground: GroundFacts | null, account: string, now: number): string[] {
  const facts: string[] = []
  if (grant.allows.includes(wanted.allowance)) facts.push('allowed')
  if (grant.cameras.includes(wanted.camera) && isWithin(grant, wanted)) facts.push('in_range')
  if (grant.until !== null && now < Date.parse(grant.until)) facts.push('unexpired')
  if (ground?.isOpen) facts.push('ground_open')
  if (grant.ground.type === 'incident' && ground?.people.includes(account)) facts.push('assigned')
  return facts
}

function isWithin(grant: Grant, { range, allowance }: Wanted): boolean {
  if (range === null) return allowance === 'live'
  const granted = rangeOf(grant)
  if (range === 'whole') return granted.fromMs < granted.toMs
  return range.fromMs >= granted.fromMs && range.toMs <= granted.toMs && range.fromMs < range.toMs
}

/** Public places alone, never a household's, nearest first. Pure. */
export function chooseLiveCameras(cameras: readonly CameraFacts[], position: GroundFacts['position']): string[] {
  if (!position) return []
  return cameras
    .filter((camera) => isLiveNear(camera, position))
    .sort((a, b) => distanceM(a.position!, position) - distanceM(b.position!, position) || (a.id < b.id ? -1 : 1))
    .slice(0, mostLiveCameras)
    .map((camera) => camera.id)
}

export function isLiveNear(camera: CameraFacts, position: GroundFacts['position']): boolean {
  if (!camera.isPublicPlace || camera.isHousehold || !camera.position || !position) return false
  return distanceM(camera.position, position) <= liveWithinMetres
}
