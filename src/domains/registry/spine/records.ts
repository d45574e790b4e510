import type { Act } from '#platform/acts/act.ts'
import type { Decision } from '#platform/acts/decision.ts'
import { defineRecord, type DraftOf, type RecordType, type Row } from '#platform/acts/record-type.ts'
import { writeForms } from '#platform/spelling.ts'
import { entryTypes, type EntryType } from '../fields/field.ts'
import { staleFrom } from '../fields/freshness.ts'
import { sheets } from '../fields/sheets.ts'
import { makeEntryActs, type EntryAct, type EntryActs, type EntryDraft } from './acts.ts'
import { foldEntry, isSealed, textOf, type Entry } from './entry.ts'
import { formsOf } from './names.ts'
import { placeTerms, writeAddress } from './places.ts'

export type EntryRecord = RecordType<EntryType, EntryActs, Entry>

const tableOf: Record<EntryType, string> = { address: 'addresses', building: 'buildings', dwelling: 'dwellings', household: 'households', person: 'people', business: 'businesses' }

/** What a record of the spine shows in its query table beyond id, station and whether it has ended. */
const columnsOf: Record<EntryType, (entry: Entry) => Row> = {
  address(e) {
    const full = writeAddress((field) => textOf(e, field))
    const at = e.fields['position']?.value as { lon: number; lat: number } | null | undefined
    return {
      code: textOf(e, 'code') || null, town: textOf(e, 'town'), community: textOf(e, 'community'), road: textOf(e, 'road'), house: textOf(e, 'house'),
      full_text: full, letters: writeForms([textOf(e, 'road'), textOf(e, 'community'), textOf(e, 'town')], ''), terms: placeTerms(full), lon: at?.lon ?? null, lat: at?.lat ?? null,
    }
  },
  building: (e) => ({ address: textOf(e, 'address'), name: textOf(e, 'name'), kind: textOf(e, 'kind') }),
  dwelling: (e) => ({ address: textOf(e, 'address'), building: textOf(e, 'building') || null, unit: textOf(e, 'unit'), room: textOf(e, 'room'), use: textOf(e, 'use') }),
  household: (e) => ({ dwelling: textOf(e, 'dwelling'), address: textOf(e, 'address') }),
  person(e) {
    const { surname, name, given, sound, letters, givenLetters, initials } = formsOf(textOf(e, 'name'))
    return {
      household: textOf(e, 'household') || null, shown_name: textOf(e, 'name'), birth: textOf(e, 'birth') || null, sex: textOf(e, 'sex'),
      name, surname, given, sound, letters, given_letters: givenLetters, initials, ...indexesOf(e),
    }
  },
  business: (e) => ({ address: textOf(e, 'address'), name: textOf(e, 'name'), kind: textOf(e, 'kind'), letters: writeForms([textOf(e, 'name')], ''), terms: placeTerms(textOf(e, 'name')), phone_index: indexOfField(e, 'phone') }),
}

const indexOfField = (e: Entry, field: string, which: 'whole' | 'tail' = 'whole') => {
  const value = e.fields[field]?.value
  return value !== undefined && isSealed(value) ? value[which] || null : null
}
const indexesOf = (e: Entry) => ({ number_index: indexOfField(e, 'identityNumber'), tail_index: indexOfField(e, 'identityNumber', 'tail'), phone_index: indexOfField(e, 'phone') })

/** Addresses and buildings are looked at, not asked. */
const isVisited = (type: EntryType) => type !== 'address' && type !== 'building'

function makeRecord(type: EntryType): EntryRecord {
  const table = tableOf[type]
  return defineRecord({
    type,
    acts: makeEntryActs(type),
    fold: (state: Entry | null, act) => foldEntry(state, toEntryAct(type, act as unknown as Act)),
    tables: [{ name: table, key: ['id'] }],
    // A record that was joined into another is found under that one.
    rows: (e, id) => ({ [table]: e.joined ? [] : [{ id, station: e.station, ended: e.ended !== null, differences: e.differences.length, ...(isVisited(type) ? { stale_from: staleFrom(sheets[type].fields, e.fields) } : {}), ...columnsOf[type](e) }] }),
    attributes: (e) => ({ station: e.station, team: '', people: [], askedBy: '', owner: '', flags: [e.ended ? 'ended' : 'standing'] }),
    keeps: ['into', 'other', 'from', 'address', 'building', 'dwelling', 'household'],
    // Whoever looks at a household hears of the people in it.
    topics: (e) => (['household', 'dwelling', 'address'] as const).filter((field) => textOf(e, field) !== '').slice(0, 1).map((field) => `record:${field}/${textOf(e, field)}`),
  })
}

const toEntryAct = (type: EntryType, act: Act) => ({ ...act, verb: act.type.slice(type.length + 1) }) as unknown as EntryAct

/** Record types of the spine. */
export const entryRecords = Object.fromEntries(entryTypes.map((type) => [type, makeRecord(type)])) as Record<EntryType, EntryRecord>

/** Gives drafts of a decision the name of their record's type. */
export function draftsOf(type: EntryType, decision: EntryDraft[] | { refused: string }): Decision<DraftOf<EntryType, EntryActs>> {
  if (!Array.isArray(decision)) return decision
  return decision.map(({ verb, ...draft }) => ({ ...draft, type: `${type}.${verb}` })) as DraftOf<EntryType, EntryActs>[]
}
