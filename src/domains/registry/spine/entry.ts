import type { Sealed, Value } from '../fields/field.ts'
import type { EntryAct, Values } from './acts.ts'

/** What is known of a field. Times: RFC 3339. */
export interface Held {
  value: Value
  /** Version of the record at which it was set. */
  version: number
  setAt: string
  /** When somebody last saw that it holds. */
  seenAt: string
  /** Account that set it. */
  by: string
}

/** Something else was said of a field that had been set meanwhile: a person decides (house plan, decision 5). */
export interface Difference {
  field: string
  value: Value
  act: string
  by: string
  /** When it was said. */
  at: string
  /** Version that who said it knew. */
  base: number
  /** An imported file said it. */
  source?: 'files'
}

/** A record of the spine. */
export interface Entry {
  station: string
  fields: Record<string, Held>
  differences: Difference[]
  /** `stillThere`: the act that saw it after its end. */
  ended: { why: string; on: string; at: string; stillThere: string | null } | null
  /** The record that it was joined into. */
  joined: string | null
  /** Records that were joined into it, each with the version at which that was, and what its fields were before. */
  took: { other: string; version: number; before: Record<string, Held | null> }[]
  /** What files said and a person decided against: the same file does not ask again. */
  turnedDown?: { field: string; value: Value }[]
}

export function foldEntry(state: Entry | null, act: EntryAct): Entry {
  const at = act.happenedAt
  const holding = (value: Value): Held => ({ value, version: act.version, setAt: at, seenAt: at, by: act.actor })
  const hold = (values: Values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, holding(value)]))
  switch (act.verb) {
    case 'registered':
      return { station: act.payload.station, fields: hold(act.payload.fields), differences: [], ended: null, joined: null, took: [] }
    case 'observed':
      return observe(state!, act, holding)
    case 'corrected':
      return { ...state!, fields: { ...state!.fields, ...hold(act.payload.changes) }, differences: state!.differences.filter(({ field }) => act.payload.changes[field] === undefined) }
    case 'settled': {
      const decided = state!.differences.find((one) => one.act === act.payload.act && one.field === act.payload.field)
      const differences = state!.differences.filter((one) => one !== decided)
      const chosen = decided && act.payload.keep === 'offered' ? { [decided.field]: { ...holding(decided.value), setAt: decided.at, seenAt: decided.at, by: decided.by } } : {}
      const turnedDown = decided?.source && act.payload.keep === 'standing' ? { turnedDown: [...(state!.turnedDown ?? []), { field: decided.field, value: decided.value }] } : {}
      return { ...state!, differences, fields: { ...state!.fields, ...chosen }, ...turnedDown }
    }
    case 'ended':
      return { ...state!, ended: { why: act.payload.why, on: act.payload.on, at, stillThere: null } }
    case 'revived':
      return { ...state!, ended: null }
    case 'joined':
      return { ...state!, joined: act.payload.into }
    case 'parted':
      return { ...state!, joined: null }
    case 'tookIn': {
      const before = Object.fromEntries(Object.keys(act.payload.fields).map((name) => [name, state!.fields[name] ?? null]))
      return { ...state!, fields: { ...state!.fields, ...hold(act.payload.fields) }, took: [...state!.took, { other: act.payload.other, version: act.version, before }] }
    }
    case 'gaveBack':
      return giveBack(state!, act.payload.other)
  }
}

/** What was said takes effect where the field is as it was known then, or was set by the same person; where it says the same, it was seen again. */
function observe(state: Entry, act: Extract<EntryAct, { verb: 'observed' }>, holding: (value: Value) => Held): Entry {
  const { said, confirmed, base, source } = act.payload
  const at = act.happenedAt
  const fields = { ...state.fields }
  const differences = [...state.differences]
  const seen = (held: Held): Held => ({ ...held, seenAt: held.seenAt > at ? held.seenAt : at })
  for (const [field, value] of Object.entries(said)) {
    const held = fields[field]
    if (held && isSame(held.value, value)) fields[field] = source ? held : seen(held)
    // Who says something else than they said themselves has nobody to agree with; a file is not who imports it.
    else if (!held || held.version <= base || (held.by === act.actor && !source)) fields[field] = holding(value)
    else differences.push({ field, value, act: act.id, by: act.actor, at, base, ...(source ? { source } : {}) })
  }
  for (const field of confirmed) {
    const held = fields[field]
    // Of a value that has changed since, nobody said that it holds.
    if (held && held.version <= base) fields[field] = seen(held)
  }
  const ended = state.ended && at > state.ended.at && !source ? { ...state.ended, stillThere: act.id } : state.ended
  return { ...state, fields, differences, ended }
}

/** What was set since the joining stays. */
function giveBack(state: Entry, other: string): Entry {
  const taken = state.took.find((one) => one.other === other)
  if (!taken) return state
  const fields = { ...state.fields }
  for (const [name, before] of Object.entries(taken.before)) {
    if ((fields[name]?.version ?? 0) > taken.version) continue
    if (before) fields[name] = before
    else delete fields[name]
  }
  return { ...state, fields, took: state.took.filter((one) => one !== taken) }
}

/** Two sealed values are the same where their indexes are: each sealing has bytes of its own. */
export function isSame(a: Value, b: Value): boolean {
  const plain = (value: Value) => (isSealed(value) ? value.whole : typeof value === 'object' && value ? `${value.lon},${value.lat}` : value)
  return plain(a) === plain(b)
}

export const isSealed = (value: Value): value is Sealed => typeof value === 'object' && value !== null && 'whole' in value

/** A field's text, empty where there is none. */
export function textOf(entry: Entry, field: string): string {
  const value = entry.fields[field]?.value
  return typeof value === 'string' ? value : ''
}
