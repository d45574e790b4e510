import { isWorkingTime, type WorkingHours } from './working-time.ts'

/**
 * Why a look stands out for review. Plain rules about the work, never about a person: each is a reason to read the file,
 * none says that something was wrong.
 *  - `off_hours`: opened outside the county's working hours by someone on no duty crew
 *  - `emergency`: an emergency look that its head has not upheld, or not in time
 *  - `renewed`: under a grant for a camera and case for which an earlier grant had already ended
 *  - `exported`: what was looked at left the house as evidence
 */
export const standOuts = ['off_hours', 'emergency', 'renewed', 'exported'] as const
export type StandOut = (typeof standOuts)[number]

export interface LookFacts {
  grantKind: string
  openedAt: number
  /** Whether a crew of who looked was on duty at that moment. */
  onDuty: boolean
  /** Of an emergency grant: `waiting`, `upheld`, `overdue`; null otherwise. */
  review: string | null
  isRenewed: boolean
  isExported: boolean
}

/** Pure. */
export function findStandOuts(look: LookFacts, hours: WorkingHours): StandOut[] {
  const holds: Record<StandOut, boolean> = {
    // The desk works around the clock, and owners are at home: neither has working hours.
    off_hours: look.grantKind !== 'incident_live' && look.grantKind !== 'own_camera' && !look.onDuty && !isWorkingTime(look.openedAt, hours),
    emergency: look.grantKind === 'emergency' && look.review !== 'upheld',
    renewed: look.isRenewed,
    exported: look.isExported,
  }
  return standOuts.filter((code) => holds[code])
}
