import { refuse, type Decision } from '#platform/acts/decision.ts'
import type { CameraDetails, CameraDraft, ShownAddress, ShownStream } from './acts.ts'
import { findMissing, refuseUnlawful } from './law.ts'
import type { Camera } from './project.ts'

type Rule = Decision<CameraDraft>

export function register(state: Camera | null, given: CameraDetails, stream: ShownStream | null): Rule {
  if (state) return refuse('camera_exists')
  const unlawful = refuseUnlawful(given)
  if (unlawful) return unlawful
  return [{ type: 'camera.registered', payload: given }, ...(stream ? [{ type: 'camera.streamSet' as const, payload: stream }] : [])]
}

/** Only what differs is written. An active camera stays complete. */
export function correct(state: Camera | null, given: Partial<CameraDetails>, reason: string): Rule {
  if (!state) return refuse('not_found')
  const changed = Object.entries(given).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(state[key as keyof CameraDetails]))
  if (changed.length === 0) return []
  const after = { ...state, ...Object.fromEntries(changed) }
  const unlawful = refuseUnlawful(after)
  if (unlawful) return unlawful
  const missing = state.state === 'active' ? findMissing(after)[0] : undefined
  if (missing) return refuse(missing)
  return [{ type: 'camera.corrected', payload: { ...(Object.fromEntries(changed) as Partial<CameraDetails>), reason } }]
}

export function setStream(state: Camera | null, stream: ShownStream): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return refuse('camera_retired')
  return [{ type: 'camera.streamSet', payload: stream }]
}

/**
 * The small picture's address alone, or none any more; the main one stays as it is stored. Elsewhere than the camera it is refused:
 * the stored credentials would go to a machine for which nobody typed them in.
 */
export function setSubStream(state: Camera | null, sub: ShownAddress | null): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return refuse('camera_retired')
  if (!state.stream) return refuse('camera_no_stream')
  const { sub: before, ...main } = state.stream
  if (!sub) return before ? [{ type: 'camera.streamSet', payload: main }] : []
  if (machineOf(sub) !== machineOf(main)) return refuse('camera_sub_elsewhere')
  return [{ type: 'camera.streamSet', payload: { ...main, sub } }]
}

/** Host without port; IPv6 stands in it without brackets. */
const machineOf = ({ host }: ShownAddress) => host.toLowerCase().replace(/(?<=^[^:]*):\d+$/, '')

export function activate(state: Camera | null): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return refuse('camera_retired')
  if (state.state === 'active') return []
  // Whose camera it is decides when it goes on.
  if (state.pausedUntil) return refuse('camera_paused')
  const unlawful = refuseUnlawful(state)
  if (unlawful) return unlawful
  const missing = findMissing(state)[0]
  if (missing) return refuse(missing)
  return [{ type: 'camera.activated', payload: {} }]
}

export function suspend(state: Camera | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return refuse('camera_retired')
  if (state.state === 'suspended' && !state.pausedUntil) return []
  return [{ type: 'camera.suspended', payload: { reason } }]
}

/** Longer than this is no pause: whoever lends it no more says so to the station. */
export const longestPauseMs = 30 * 24 * 3_600_000

/** Until when the owner does not want it to record; said again, the new time holds. */
export function pause(state: Camera | null, until: string, now: number): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return refuse('camera_retired')
  if (state.state !== 'active' && !state.pausedUntil) return refuse('camera_not_recording')
  const ms = Date.parse(until)
  if (ms <= now || ms > now + longestPauseMs) return refuse('pause_out_of_bounds', { days: longestPauseMs / 86_400_000 })
  return [{ type: 'camera.paused', payload: { until: new Date(ms).toISOString() } }]
}

/** The owner ends a pause, or it is over. What was corrected meanwhile so that it may not record stays to be put right. */
export function resume(state: Camera | null, why: 'owner' | 'over', now: number): Rule {
  if (!state) return refuse('not_found')
  if (!state.pausedUntil) return []
  if (why === 'over' && Date.parse(state.pausedUntil) > now) return []
  const unlawful = refuseUnlawful(state)
  if (unlawful) return unlawful
  const missing = findMissing(state)[0]
  return missing ? refuse(missing) : [{ type: 'camera.resumed', payload: { why } }]
}

/** For good: its address is forgotten; its footage stays as long as it has to. */
export function retire(state: Camera | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return []
  return [{ type: 'camera.retired', payload: { reason } }]
}

export function assign(state: Camera | null, recorder: string): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return refuse('camera_retired')
  if ((state.recorder ?? '') === recorder) return []
  return [{ type: 'camera.assigned', payload: { recorder } }]
}

export function assignRepair(state: Camera | null, whom: string, note: string): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return refuse('camera_retired')
  if (whom.trim() === '') return refuse('repair_no_name')
  return [{ type: 'camera.repairAssigned', payload: { whom: whom.trim(), note: note.trim() } }]
}

export function finishRepair(state: Camera | null, done: string): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'retired') return refuse('camera_retired')
  return [{ type: 'camera.repairFinished', payload: { done } }]
}

/** Only while it is broken: `isBroken` is read in the same transaction. */
export function showOwnerPhone(state: Camera | null, isBroken: boolean): Rule {
  if (!state) return refuse('not_found')
  if (!isBroken) return refuse('camera_not_broken')
  return [{ type: 'camera.ownerPhoneShown', payload: {} }]
}

export function changeHealth(state: Camera | null, health: { online: boolean; code: string; since: string }): Rule {
  if (state?.state !== 'active' || state.health?.online === health.online) return []
  return [{ type: 'camera.healthChanged', payload: health, happenedAt: health.since }]
}
