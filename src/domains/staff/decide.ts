import { refuse, type Decision } from '#platform/acts/decision.ts'
import type { CrewDraft, CrewProfile, dutyEnds } from './acts.ts'
import type { Crew } from './project.ts'

type Rule = Decision<CrewDraft>

export function formCrew(state: Crew | null, given: CrewProfile): Rule {
  if (state) return refuse('crew_exists')
  return [{ type: 'crew.formed', payload: given }]
}

/** Only what differs is written; nothing differs: nothing is written. */
export function changeCrew(state: Crew | null, given: Partial<CrewProfile>, reason: string): Rule {
  if (!state) return refuse('not_found')
  const changed = Object.entries(given).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(state[key as keyof CrewProfile]))
  if (changed.length === 0) return []
  return [{ type: 'crew.changed', payload: { ...(Object.fromEntries(changed) as Partial<CrewProfile>), reason } }]
}

/** Nobody is on duty in two crews at once: `elsewhere` are callsigns of crews on duty that share a member. */
export function startDuty(state: Crew | null, elsewhere: readonly string[]): Rule {
  if (!state) return refuse('not_found')
  if (state.onDuty) return []
  if (elsewhere.length > 0) return refuse('member_on_duty_elsewhere', { crews: elsewhere.join('、') })
  return [{ type: 'crew.started', payload: {} }]
}

/** A fact: people go home, open calls or not; the desk sees what is left. */
export function endDuty(state: Crew | null, why: (typeof dutyEnds)[number]): Rule {
  if (!state) return refuse('not_found')
  if (!state.onDuty) return []
  return [{ type: 'crew.ended', payload: { why } }]
}
