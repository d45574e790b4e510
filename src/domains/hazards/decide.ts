import { refuse, type Decision } from '#platform/acts/decision.ts'
import type { Content, HazardDraft } from './acts.ts'
import type { Contradiction, LookReason } from './words.ts'
import type { Hazard } from './hazard.ts'
import { lateAfterMs } from './due.ts'

export type Rule = Decision<HazardDraft>

export interface Report extends Content {
  number: string
  station: string
  former: string | null
  inspection: string | null
  item: string | null
}

/** Somebody found a hazard: a fact. A major one is told to the command room at once. */
export function report(state: Hazard | null, given: Report, happenedAt: string, now: number): Rule {
  if (state) return refuse('hazard_exists', { number: state.number })
  const contradicts: Contradiction | null = now - Date.parse(happenedAt) > lateAfterMs ? 'late' : null
  const found: HazardDraft = { type: 'hazard.found', payload: { ...given, contradicts }, happenedAt }
  return given.severity === 'major' ? [found, raised] : [found]
}

const raised: HazardDraft = { type: 'hazard.raised', payload: {} }

/** Only what differs is written; nothing differs: nothing is written. */
export function correct(state: Hazard | null, given: { [K in keyof Content]?: Content[K] | undefined }, reason: string): Rule {
  if (!state) return refuse('not_found')
  const changed = Object.fromEntries(
    Object.entries(given).filter(([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(state[key as keyof Content])),
  ) as Partial<Content>
  if (Object.keys(changed).length === 0) return []
  const corrected: HazardDraft = { type: 'hazard.corrected', payload: { ...changed, reason }, corrects: state.contentAct }
  return changed.severity === 'major' && !state.raisedAt ? [corrected, raised] : [corrected]
}

/** That it is the same again, or is not: marked by place and kind, set right by people. */
export function changeFormer(state: Hazard | null, own: string, former: string | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (former === own) return refuse('hazard_same')
  if (former === state.former) return []
  return [{ type: 'hazard.formerChanged', payload: { former, reason }, corrects: state.contentAct }]
}

/** The command room has seen a major one. */
export function see(state: Hazard | null): Rule {
  if (!state) return refuse('not_found')
  if (!state.raisedAt) return refuse('hazard_not_raised', { number: state.number })
  return state.seenBy ? [] : [{ type: 'hazard.seen', payload: {} }]
}

/** Opening the name and number of who has to mend it is an act, written before the first letter is shown. */
export function look(state: Hazard | null, reason: LookReason): Rule {
  if (!state) return refuse('not_found')
  if (!state.responsible) return refuse('hazard_no_party', { number: state.number })
  return [{ type: 'hazard.looked', payload: { reason } }]
}

/** A supervisor has looked at a fact that contradicts; not whoever sent it. */
export function settleFlag(state: Hazard | null, act: string, text: string, actor: string): Rule {
  const found = state?.flags.find((flag) => flag.act === act)
  if (!found) return refuse('not_found')
  if (found.by === actor) return refuse('hazard_flag_own')
  return found.settledBy ? [] : [{ type: 'hazard.flagSettled', payload: { act, text } }]
}
