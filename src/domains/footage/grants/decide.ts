import { refuse, type Decision, type DecisionContext, type Refusal } from '#platform/acts/decision.ts'
import type { CameraFacts, GroundFacts, PersonFacts } from '../facts.ts'
import type { Emergency, GrantDraft, Request } from './acts.ts'
import type { Grant } from './project.ts'

type Rule = Decision<GrantDraft>

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** More than a week of one request is no retrieval any more but a search (law.md V17: not beyond necessity). */
export const longestRangeMs = 7 * dayMs
/** An emergency look covers an hour at most, and is open for an hour at most ("Emergency look": danger to life, ≤ 1 hour). */
export const longestEmergencyMs = hourMs
/** A second officer who has not confirmed by then was not there: what was asked for has lapsed. */
export const confirmWithinMs = hourMs
/** No grant lasts longer without being asked for again. */
export const longestGrantMs = 30 * dayMs
/** Within this, counted from the opening, the head upholds an emergency look or reports it; else it is reported by itself. */
export const reviewWithinMs = dayMs

/** What was looked up about a request before the rule is asked. */
export interface Lookup {
  ground: GroundFacts | null
  cameras: (CameraFacts | null)[]
  second: PersonFacts | null
  /** Whether the head whose approval it would take is one of the two who ask. */
  headAsks: boolean
}

/** A retrieval: by one of the case's own people, with a second officer, for cameras that exist, on a notice. */
export function ask(state: Grant | null, given: Request, found: Lookup, context: DecisionContext): Rule {
  if (state) return refuse('grant_exists')
  const wrong = checkGround(found, context) ?? checkSecond(found, context) ?? checkCameras(found, given.cameras) ?? checkRange(given, context.now, longestRangeMs)
  if (wrong) return wrong
  if (!given.allows.includes('playback') && given.allows.includes('export')) return refuse('export_needs_playback')
  if (found.ground!.legalKind === 'administrative' && given.basis !== 'adm_28') return refuse('basis_of_other_kind', { number: found.ground!.number })
  if (found.ground!.legalKind === 'criminal' && given.basis !== 'crim_62') return refuse('basis_of_other_kind', { number: found.ground!.number })
  return [{ type: 'grant.asked', payload: { ...given, allows: [...new Set(given.allows)], ...grounded(found), cameras: [...new Set(given.cameras)] } }]
}

/** Danger to life: an hour, named cameras; it opens only when the second officer confirms with a sign-in of their own. */
export function askEmergency(state: Grant | null, given: Emergency, found: Lookup, context: DecisionContext): Rule {
  if (state) return refuse('grant_exists')
  const wrong = checkOpen(found) ?? checkSecond(found, context) ?? checkCameras(found, given.cameras) ?? checkRange(given, context.now, longestEmergencyMs)
  if (wrong) return wrong
  if (!found.second!.onDuty) return refuse('second_off_duty')
  return [{ type: 'grant.emergencyAsked', payload: { ...given, ...grounded(found), cameras: [...new Set(given.cameras)] } }]
}

export function confirmEmergency(state: Grant | null, groundOpen: boolean, context: DecisionContext): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'awaiting_second') return refuse('grant_decided')
  if (!groundOpen) return refuse('ground_closed', { number: state.number })
  if (state.second !== context.actor) return refuse('not_the_second')
  if (hasLapsed(state, context.now)) return refuse('emergency_lapsed')
  return [{ type: 'grant.emergencyConfirmed', payload: { until: iso(context.now + longestEmergencyMs) } }]
}

/** The head of the unit upholds an emergency look within a day, also when it is over; afterwards it stays reported. */
export function uphold(state: Grant | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.review !== 'waiting') return refuse('grant_decided')
  return [{ type: 'grant.upheld', payload: { reason } }]
}

/** The head found no danger to life, or no need: it ends at once, and the auditor and the chief are told why. */
export function report(state: Grant | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.review !== 'waiting') return refuse('grant_decided')
  return [{ type: 'grant.reported', payload: { reason } }]
}

export function approve(state: Grant | null, given: { until: string; reason: string }, groundOpen: boolean, now: number): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'asked') return refuse('grant_decided')
  if (!groundOpen) return refuse('ground_closed', { number: state.number })
  const until = Date.parse(given.until)
  if (until <= now || until > now + longestGrantMs) return refuse('until_out_of_bounds', { days: longestGrantMs / dayMs })
  return [{ type: 'grant.approved', payload: { until: iso(until), reason: given.reason } }]
}

export function refuseRequest(state: Grant | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'asked') return refuse('grant_decided')
  return [{ type: 'grant.refused', payload: { reason } }]
}

export function withdraw(state: Grant | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'asked' && state.status !== 'awaiting_second') return refuse('grant_decided')
  return [{ type: 'grant.withdrawn', payload: { reason } }]
}

export function revoke(state: Grant | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'active') return refuse('grant_not_active')
  return [{ type: 'grant.revoked', payload: { reason } }]
}

/** Its case or incident was closed, its time is over, or its second officer never confirmed. */
export function end(state: Grant | null, why: 'ground_closed' | 'expired'): Rule {
  if (!state) return refuse('not_found')
  if (isOver(state)) return []
  return [{ type: 'grant.ended', payload: { why } }]
}

/** Nobody decided on it in time: it is reported. */
export function findOverdue(state: Grant | null, now: number): Rule {
  if (state?.review !== 'waiting' || now < Date.parse(state.decidedAt!) + reviewWithinMs) return []
  return [{ type: 'grant.overdue', payload: {} }]
}

/** Live pictures of an open incident; the cameras follow the incident's position when it is corrected. */
export function openLive(state: Grant | null, found: Pick<Lookup, 'ground'>, cameras: string[]): Rule {
  if (!found.ground?.isOpen) return refuse('ground_closed', { number: found.ground?.number ?? '' })
  if (cameras.length === 0) return refuse('no_camera_near')
  if (!state) return [{ type: 'grant.liveOpened', payload: { ...grounded({ ground: found.ground, headAsks: false }), cameras } }]
  if (state.status !== 'active') return refuse(state.status === 'revoked' ? 'live_revoked' : 'ground_closed', { number: state.number })
  return state.cameras.join() === cameras.join() ? [] : [{ type: 'grant.liveChanged', payload: { cameras } }]
}

/** Whether an emergency that waits for its second officer has waited too long. */
export function hasLapsed(state: Pick<Grant, 'status' | 'askedAt'>, now: number): boolean {
  return state.status === 'awaiting_second' && now > Date.parse(state.askedAt) + confirmWithinMs
}

export function isOver(grant: Grant): boolean {
  return ['refused', 'withdrawn', 'revoked', 'ended'].includes(grant.status)
}

/** Purpose is checked, not typed: the case exists, is open, and is this person's (reliability.md, "Access"). */
function checkGround(found: Lookup, { actor }: DecisionContext): Refusal | null {
  const wrong = checkOpen(found)
  if (wrong) return wrong
  return found.ground!.people.includes(actor) ? null : refuse('ground_not_yours')
}

function checkOpen({ ground }: Lookup): Refusal | null {
  if (!ground) return refuse('ground_unknown')
  return ground.isOpen ? null : refuse('ground_closed', { number: ground.number })
}

/** Two named officers (PSAPL 108, ADM 52): the second is another person, an officer of the same station. */
function checkSecond({ second, ground }: Lookup, { actor }: DecisionContext): Refusal | null {
  if (!second) return refuse('second_unknown')
  if (second.account === actor) return refuse('second_is_you')
  return second.isOfficer && (second.station === '' || second.station === ground!.station) ? null : refuse('second_unfit')
}

function checkCameras({ cameras }: Lookup, asked: string[]): Refusal | null {
  const missing = asked.filter((_, i) => !cameras[i])
  return missing.length > 0 ? refuse('camera_unknown', { cameras: missing.join(', ') }) : null
}

function checkRange({ from, to }: { from: string; to: string }, now: number, longestMs: number): Refusal | null {
  const [start, stop] = [Date.parse(from), Date.parse(to)]
  if (stop <= start) return refuse('range_empty')
  if (stop - start > longestMs) return refuse('range_too_long', { hours: longestMs / hourMs })
  return start > now ? refuse('range_ahead') : null
}

function grounded({ ground, headAsks }: Pick<Lookup, 'ground' | 'headAsks'>) {
  const { ref, number, station, team } = ground!
  return { ground: ref, number, station, team, level: headAsks ? ('station' as const) : ('team' as const) }
}

const iso = (ms: number) => new Date(ms).toISOString()
