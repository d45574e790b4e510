import { refuse, type Refusal } from '#platform/acts/decision.ts'
import { forbiddenPlaces, type CameraDetails, type ShownStream } from './acts.ts'

/** Decree 799, art. 17. */
const retentionFloorDays = 30

/** Art. 9(2) frees art. 9 from art. 17; there the shortest time that serves is right (PIPL art. 19). */
function hasRetentionFloor(legalClass: string | null): boolean {
  return legalClass === 'gov_plan' || legalClass === 'operator_duty'
}

/** How long a camera's footage is kept. */
export interface Retention {
  retentionDays: number
  legalClass: string | null
  /** The former days, which hold on for a while after they were shortened. */
  keptBefore?: KeptBefore | null
}

/** `until`: RFC 3339. */
export interface KeptBefore {
  days: number
  until: string
}

/** A shortened time is a slip of the hand as often as a decision, and what is deleted is gone: so long there is to notice it. */
const graceMs = 7 * 24 * 3_600_000

/** Days for which a camera's footage is kept, and after which it is deleted: what is registered, never less than the law's floor; the former days while they hold on. */
export function dueDays(camera: Retention, nowMs: number): number {
  const days = lastingDays(camera)
  return camera.keptBefore && Date.parse(camera.keptBefore.until) > nowMs ? Math.max(days, camera.keptBefore.days) : days
}

function lastingDays(camera: Retention): number {
  return hasRetentionFloor(camera.legalClass) ? Math.max(camera.retentionDays, retentionFloorDays) : camera.retentionDays
}

/** What of the former days holds on when a camera's retention is changed; `at` RFC 3339. */
export function keepOn(before: Retention, after: Retention, at: string): KeptBefore | null {
  if (lastingDays(after) === lastingDays(before)) return before.keptBefore ?? null
  const days = dueDays(before, Date.parse(at))
  return lastingDays(after) < days ? { days, until: new Date(Date.parse(at) + graceMs).toISOString() } : null
}

/** Why footage is deleted when its days are over: Decree 799, art. 17, or, where art. 9(2) and art. 33 free of it, PIPL art. 19. */
export function citeRetention(legalClass: string | null): 'D799 17' | 'PIPL 19' {
  return hasRetentionFloor(legalClass) ? 'D799 17' : 'PIPL 19'
}

/** What no camera may be, whatever its state and whoever asks. */
export function refuseUnlawful(d: CameraDetails): Refusal | null {
  if (d.seesPrivacy || (forbiddenPlaces as readonly string[]).includes(d.category)) return refuse('camera_forbidden_place')
  // Arts 7(3), 9(1): in public places only those with a duty may install.
  if (d.ownerKind === 'household' && d.publicPlace) return refuse('camera_household_public')
  if (hasRetentionFloor(d.legalClass) && d.retentionDays < retentionFloorDays) return refuse('camera_retention_floor', { days: retentionFloorDays })
  return null
}

/** What a camera still lacks before it may record; codes of refusals, in the order of the articles. */
export function findMissing(c: CameraDetails & { stream: ShownStream | null }): string[] {
  return [
    ...(c.legalClass === null ? ['camera_no_class'] : []),
    ...(c.necessity.trim() === '' ? ['camera_no_necessity'] : []),
    ...(c.nearSecretSite && c.consentDocument.trim() === '' ? ['camera_no_consent'] : []),
    ...(c.position === null || c.bearing === null || c.fieldOfView === null ? ['camera_no_view'] : []),
    ...(c.stream === null ? ['camera_no_stream'] : []),
  ]
}

/** What does not stop a camera but has to be put right: a missing sign is for the police to order (art. 13). */
export function findGaps(c: CameraDetails & { stream: ShownStream | null }): string[] {
  return [...findMissing(c), ...(c.signText.trim() === '' || !c.signPhoto ? ['camera_no_sign'] : [])]
}
