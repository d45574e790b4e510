import { canonicalise } from '#platform/acts/canonical.ts'
import { refuse, type Decision, type Refusal } from '#platform/acts/decision.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import type { Danger, DisputeDraft, Ending, FlagKind, lookReasons, PartyFields, Report, ways } from './acts.ts'
import { settledDefinitionOn } from './definitions.ts'
import { isOpen, type Dispute } from './dispute.ts'

export type Rule = Decision<DisputeDraft>

/** A fact that comes later than this goes before a supervisor (house plan, decision 5). */
const lateAfterMs = 7 * 86_400_000

export function flagLate(happenedAt: string, now: number): FlagKind | null {
  return now - Date.parse(happenedAt) > lateAfterMs ? 'late' : null
}

/** A fact: somebody came with a dispute. */
export function reportDispute(state: Dispute | null, given: Report & { number: string; station: string }, happenedAt: string, now: number): Rule {
  if (state) return refuse('dispute_exists')
  if (new Set(given.parties.map((p) => p.id)).size < given.parties.length) return refuse('party_twice')
  return [{ type: 'dispute.reported', payload: { ...given, flag: flagLate(happenedAt, now) }, happenedAt }]
}

/** Only what differs is written; nothing differs: nothing is written. */
export function correct(state: Dispute | null, given: { [K in 'kind' | 'place' | 'text']?: Dispute[K] | undefined }, reason: string): Rule {
  if (!state) return refuse('not_found')
  const changed = differences(state, given)
  return changed ? [{ type: 'dispute.corrected', payload: { ...changed, reason }, corrects: state.act }] : []
}

export function addParty(state: Dispute | null, given: PartyFields): Rule {
  if (!state) return refuse('not_found')
  const closed = refuseClosed(state)
  if (closed) return closed
  if ([...state.parties, ...state.mediators].some((p) => p.id === given.id)) return refuse('party_twice')
  if (state.agreement) return refuse('agreement_stands', { number: state.number })
  return [{ type: 'dispute.partyAdded', payload: given }]
}

export function correctParty(state: Dispute | null, id: string, given: { [K in keyof Omit<PartyFields, 'id'>]?: PartyFields[K] | undefined }, reason: string): Rule {
  const party = state?.parties.find((p) => p.id === id)
  if (!party) return refuse('not_found')
  const changed = differences(party, given)
  return changed ? [{ type: 'dispute.partyCorrected', payload: { ...changed, party: id, reason }, corrects: party.act }] : []
}

export function removeParty(state: Dispute | null, id: string, reason: string): Rule {
  const party = state?.parties.find((p) => p.id === id)
  if (!state || !party) return refuse('not_found')
  const closed = refuseClosed(state)
  if (closed) return closed
  if (state.agreement) return refuse('agreement_stands', { number: state.number })
  if (state.parties.length === 1) return refuse('party_last')
  return [{ type: 'dispute.partyRemoved', payload: { party: id, reason }, corrects: party.act }]
}

export interface EndingGiven {
  outcome: Ending
  ways: (typeof ways)[number][]
  text: string
}

/** Mediation that fails is ended, and the parties are told where else they may go (PML 26); nobody is ever held back from a court (PML 3). */
export function end(state: Dispute | null, given: EndingGiven, now: number): Rule {
  if (!state) return refuse('not_found')
  const closed = refuseClosed(state)
  if (closed) return closed
  if (given.outcome !== 'voided' && given.ways.length === 0) return refuse('ways_missing')
  if (given.outcome === 'voided' && given.text.trim() === '') return refuse('void_text')
  return [ending(given, now)]
}

export function ending({ outcome, ways: where, text }: EndingGiven, now: number): DisputeDraft {
  return { type: 'dispute.ended', payload: { outcome, ways: [...new Set(where)], text, definition: settledDefinitionOn(dayInShanghai(now)).id } }
}

export function reopen(state: Dispute | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!state.ended) return refuse('dispute_not_ended', { number: state.number })
  // A clear refusal stands until that party says otherwise (PML 17).
  if (state.parties.some((p) => p.consent?.agreed === false)) return refuse('party_refuses', { number: state.number })
  return [{ type: 'dispute.reopened', payload: { reason }, corrects: state.ended.act }]
}

/** The police are told at once, whatever has become of the mediation (PML 25). */
export function raiseIncident(state: Dispute | null, incident: string, danger: Danger, text: string): Rule {
  if (!state) return refuse('not_found')
  return [{ type: 'dispute.incidentRaised', payload: { incident, danger, text } }]
}

export function linkIncident(state: Dispute | null, incident: string, danger: Danger, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.incidents.some((i) => i.incident === incident)) return []
  return [{ type: 'dispute.incidentLinked', payload: { incident, danger, reason } }]
}

export function unlinkIncident(state: Dispute | null, incident: string, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!state.incidents.some((i) => i.incident === incident)) return []
  return [{ type: 'dispute.incidentUnlinked', payload: { incident, reason } }]
}

export function settleFlag(state: Dispute | null, act: string, text: string, actor: string): Rule {
  const found = state?.flags.find((f) => f.act === act)
  if (!found) return refuse('not_found')
  if (found.settledBy) return []
  if (found.by === actor) return refuse('flag_own')
  return [{ type: 'dispute.flagSettled', payload: { act, text } }]
}

/** Opening the whole file is an act, written before the first name is shown. */
export function look(state: Dispute | null, why: (typeof lookReasons)[number]): Rule {
  return state ? [{ type: 'dispute.looked', payload: { why } }] : refuse('not_found')
}

/** Why nothing more is mediated here; null while it goes on. */
export function refuseClosed(state: Dispute): Refusal | null {
  if (isOpen(state)) return null
  return refuse(state.ended ? 'dispute_ended' : 'dispute_settled', { number: state.number })
}

/** The given fields that say something else than what stands; null where none does. */
export function differences<T extends object>(before: object, given: T): { [K in keyof T]?: Exclude<T[K], undefined> } | null {
  const changed = Object.entries(given).filter(([key, value]) => value !== undefined && canonicalise(value) !== canonicalise((before as Record<string, unknown>)[key]))
  return changed.length > 0 ? (Object.fromEntries(changed) as { [K in keyof T]?: Exclude<T[K], undefined> }) : null
}
