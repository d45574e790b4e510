import type { TakenRound } from '#answers/visits'
import { newIntentId } from '../../shared/api/client.ts'
import { sheets, type EntryType } from '#rules/registry'
import { entryText } from '../entry-text.ts'
import type { Door, Entry } from '../carried/rounds.ts'

export type Value = string | number | null

export interface PhotoRef {
  sha256: string
  takenAt: string
  position: { lon: number; lat: number } | null
}

/** Somebody who is new behind this door. */
export interface Added {
  id: string
  values: Record<string, Value>
}

/** Somebody who was registered elsewhere and lives here now. */
export interface Moved {
  id: string
  /** Version of their record that was known. */
  version: number
  name: string
  said: Record<string, Value>
}

/** A visit that is being written: kept on the phone with every touch. */
export interface Draft {
  id: string
  startedAt: string
  outcome: 'done' | 'nobody_home' | 'refused' | 'not_found'
  /** What was said, by record and field. */
  said: Record<string, Record<string, Value>>
  /** Fields that still hold as they were, by record. */
  still: Record<string, string[]>
  added: Added[]
  moved: Moved[]
  ended: Record<string, string>
  /** The one of the round who goes along is not here. */
  isAlone: boolean
  leaflets: string[]
  photos: PhotoRef[]
  signature: PhotoRef | null
  note: string
}

/** The household that stands behind a door; null where there is none. */
export const standingHousehold = (door: Door) => door.entries.find((entry) => entry.t === 'household' && !entry.e)?.i ?? null

export const newDraft = (): Draft => ({
  id: newIntentId(), startedAt: new Date().toISOString(), outcome: 'done', said: {}, still: {}, added: [], moved: [], ended: {}, isAlone: false, leaflets: [], photos: [], signature: null, note: '',
})

export function setSaid(draft: Draft, id: string, field: string, value: Value | undefined): Draft {
  const { [field]: _, ...rest } = draft.said[id] ?? {}
  const still = (draft.still[id] ?? []).filter((name) => name !== field)
  return { ...draft, said: { ...draft.said, [id]: value === undefined ? rest : { ...rest, [field]: value } }, still: { ...draft.still, [id]: still } }
}

export function setStill(draft: Draft, id: string, field: string, holds: boolean): Draft {
  const others = (draft.still[id] ?? []).filter((name) => name !== field)
  return { ...setSaid(draft, id, field, undefined), still: { ...draft.still, [id]: holds ? [...others, field] : others } }
}

/** What the server is sent: a visit with what was found, a new household before the people in it (docs/sync.md). */
export function toBody(draft: Draft, door: Door, { id: round, partner }: Pick<TakenRound, 'id' | 'partner'>, position: PhotoRef['position'], today: string) {
  const { id, startedAt, outcome, isAlone, leaflets, photos, signature, note } = draft
  const findings = outcome === 'done' ? listFindings(draft, door, today) : []
  return { id, round, place: { type: door.type, id: door.id }, partner: isAlone ? null : (partner?.account ?? null), outcome, startedAt, position, leaflets, photos, signature, note: note.trim(), findings }
}

function listFindings(draft: Draft, door: Door, today: string): object[] {
  const observed = door.entries.flatMap((entry) => {
    const said = { ...trim(draft.said[entry.i] ?? {}) }
    const confirmed: string[] = []
    for (const field of draft.still[entry.i] ?? []) {
      // Of a number the phone knows its mask alone: that it holds is said without it.
      if (sheets[entry.t].fields[field]?.kind === 'sealed') confirmed.push(field)
      else said[field] ??= entry.f[field]?.[0] as Value
    }
    return Object.keys(said).length + confirmed.length === 0 ? [] : [{ does: 'observe', type: entry.t, id: entry.i, base: entry.v, said, confirmed }]
  })
  const ended = Object.entries(draft.ended).map(([id, why]) => ({ does: 'end', type: door.entries.find((entry) => entry.i === id)!.t, id, why, on: today }))
  return [...observed, ...ended, ...listAdded(draft, door)]
}

/** People who are new or have moved here live in the household that stands, or in the one that they make. */
function listAdded({ added, moved }: Draft, door: Door): object[] {
  if (added.length + moved.length === 0) return []
  const standing = standingHousehold(door)
  const household = standing ?? newIntentId()
  const address = door.entries.find((entry) => entry.t === door.type)?.f['address']?.[0]
  const made = standing ? [] : [{ does: 'register', type: 'household', id: household, values: { dwelling: door.id, address, kind: 'family' } }]
  return [
    ...made,
    ...added.map(({ id, values }) => ({ does: 'register', type: 'person', id, values: { ...trim(values), household } })),
    ...moved.map(({ id, version, said }) => ({ does: 'observe', type: 'person', id, base: version, said: { ...trim(said), household }, confirmed: [] })),
  ]
}

const trim = (values: Record<string, Value>) =>
  Object.fromEntries(Object.entries(values).map(([field, value]): [string, Value] => [field, typeof value === 'string' ? value.trim() : value]).filter(([, value]) => value !== ''))

/** Fields that a person at the door can answer, by the sheet's order. */
export const askable = (type: EntryType) => Object.entries(sheets[type].fields).filter(([, field]) => field.kind !== 'reference' && field.kind !== 'place')

/** What is known of a record with what was just said of it: an answer may open the next question. */
export const knownOf = (entry: Entry, draft: Draft) => ({
  ...Object.fromEntries(Object.entries(entry.f).map(([name, [value, seenAt]]) => [name, { value, seenAt }])),
  ...Object.fromEntries(Object.entries(draft.said[entry.i] ?? {}).map(([name, value]) => [name, { value, seenAt: draft.startedAt }])),
})

/** Which document somebody's number belongs to. */
export const documentOf = (entry: Entry, draft: Draft) => String(draft.said[entry.i]?.['document'] ?? (entryText(entry, 'document') || 'resident'))
