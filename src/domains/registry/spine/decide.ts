import { refuse, type Refusal } from '#platform/acts/decision.ts'
import type { Fields } from '../fields/field.ts'
import type { EntryDraft, Values } from './acts.ts'
import { isSame, type Entry } from './entry.ts'

type EntryDecision = EntryDraft[] | Refusal

interface Said {
  visit: string | null
  base: number
  said: Values
  confirmed: string[]
  source?: 'files'
  happenedAt: string
}

export function register(state: Entry | null, fields: Fields, given: { station: string; source: 'visit' | 'desk' | 'files'; visit: string | null; values: Values; happenedAt?: string }): EntryDecision {
  if (state) return refuse('entry_exists')
  const missing = Object.entries(fields).filter(([name, field]) => field.required && !given.values[name]).map(([name]) => name)
  if (missing.length > 0) return refuse('fields_missing', { fields: missing.join(', ') })
  const { values, happenedAt, ...rest } = given
  return [{ verb: 'registered', payload: { ...rest, fields: values }, ...(happenedAt ? { happenedAt } : {}) }]
}

/** A fact: it is written down whatever the state (house plan, decision 5). */
export function observe(state: Entry | null, { happenedAt, ...given }: Said): EntryDecision {
  if (!state) return refuse('not_found')
  if (Object.keys(given.said).length + given.confirmed.length === 0) return []
  return [{ verb: 'observed', payload: given, happenedAt }]
}

export function correct(state: Entry | null, fields: Fields, changes: Values, reason: string): EntryDecision {
  if (!state) return refuse('not_found')
  if (state.joined) return refuse('entry_joined')
  const changed = Object.entries(changes).filter(([name, value]) => !isSame(state.fields[name]?.value ?? null, value))
  if (changed.length === 0) return []
  const emptied = changed.filter(([name, value]) => fields[name]?.required && !value).map(([name]) => name)
  if (emptied.length > 0) return refuse('fields_missing', { fields: emptied.join(', ') })
  return [{ verb: 'corrected', payload: { changes: Object.fromEntries(changed), reason } }]
}

/** Of two who said something else of one field, one is believed; both stay in the history. */
export function settleDifference(state: Entry | null, given: { field: string; act: string; keep: 'standing' | 'offered'; reason: string }): EntryDecision {
  if (!state) return refuse('not_found')
  if (!state.differences.some((one) => one.field === given.field && one.act === given.act)) return refuse('difference_settled')
  return [{ verb: 'settled', payload: given }]
}

export function end(state: Entry | null, given: { why: string; on: string; visit: string | null; happenedAt?: string }): EntryDecision {
  if (!state) return refuse('not_found')
  if (state.ended) return []
  const { happenedAt, ...payload } = given
  return [{ verb: 'ended', payload, ...(happenedAt ? { happenedAt } : {}) }]
}

export function revive(state: Entry | null, reason: string): EntryDecision {
  if (!state) return refuse('not_found')
  if (!state.ended) return []
  return [{ verb: 'revived', payload: { reason } }]
}

/** The record that goes: it stays with its history and points to the one that carries on. */
export function joinInto(state: Entry | null, into: string, reason: string): EntryDecision {
  if (!state) return refuse('not_found')
  if (state.joined) return state.joined === into ? [] : refuse('entry_joined')
  if (state.took.length > 0) return refuse('entry_took_others')
  return [{ verb: 'joined', payload: { into, reason } }]
}

export function takeIn(state: Entry | null, other: string, fields: Values, reason: string): EntryDecision {
  if (!state) return refuse('not_found')
  if (state.joined) return refuse('entry_joined')
  return [{ verb: 'tookIn', payload: { other, fields, reason } }]
}

export function part(state: Entry | null, from: string, reason: string): EntryDecision {
  if (!state) return refuse('not_found')
  if (state.joined !== from) return refuse('entry_not_joined')
  return [{ verb: 'parted', payload: { from, reason } }]
}

export function giveBack(state: Entry | null, other: string, reason: string): EntryDecision {
  if (!state) return refuse('not_found')
  if (!state.took.some((one) => one.other === other)) return refuse('entry_not_joined')
  return [{ verb: 'gaveBack', payload: { other, reason } }]
}
