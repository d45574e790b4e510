import { z } from 'zod'
import { defineRecord, type ActOf } from '../src/platform/acts/record-type.ts'
import type { Domain } from '../src/platform/domain.ts'
import { systemPrincipal, type Principal } from '../src/platform/policy/principal.ts'
import type { TestHouse } from './house.ts'

/** A record type for tests of the platform, with columns of every kind that projections meet. */
const tallyActs = {
  opened: { version: 1, schema: z.strictObject({ station: z.string(), name: z.string() }) },
  counted: { version: 1, schema: z.strictObject({ by: z.number(), note: z.string(), marks: z.array(z.string()) }) },
  moved: { version: 1, schema: z.strictObject({ station: z.string() }) },
} as const

export interface Tally {
  station: string
  name: string
  total: number
  notes: { text: string; by: string }[]
  marks: string[]
  openedAt: string
}

export const tallyRecord = defineRecord({
  type: 'tally',
  acts: tallyActs,
  fold(state: Tally | null, act: ActOf<'tally', typeof tallyActs>): Tally {
    switch (act.type) {
      case 'tally.opened':
        return { ...act.payload, total: 0, notes: [], marks: [], openedAt: act.happenedAt }
      case 'tally.counted':
        return { ...state!, total: state!.total + act.payload.by, notes: [...state!.notes, { text: act.payload.note, by: act.actor }], marks: act.payload.marks }
      case 'tally.moved':
        return { ...state!, station: act.payload.station }
    }
  },
  tables: [
    { name: 'tallies', key: ['id'] },
    { name: 'tally_notes', key: ['tally', 'place'] },
  ],
  rows: (t, id) => ({
    tallies: [{ id, station: t.station, name: t.name, total: t.total, half: t.total / 2, notes: t.notes, marks: t.marks, opened_at: t.openedAt }],
    tally_notes: t.notes.map((note, place) => ({ tally: id, place, text: note.text })),
  }),
  keeps: ['station'],
  attributes: (t) => ({ station: t.station, team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

export const tallySql = `
  create table tallies (
    county text, id text, station text not null, name text not null, total integer not null, half double precision not null,
    notes jsonb not null, marks text[] not null, opened_at timestamptz not null, primary key (county, id));
  create unique index tallies_name on tallies (county, name) where name <> '';
  create table tally_notes (county text, tally text, place integer, text text not null, primary key (county, tally, place));
  grant select, insert, update, delete on tallies, tally_notes to langqiao_app`

export const tallyDomain: Domain = { name: 'tallies', records: [tallyRecord], routes: [], actions: [], messages: {} }

/** A dispatcher of a station: policy lets them `incident.receive` anything of their station, tallies too. */
export function dispatcherOf(station: string, account = `d-${station}`): Principal {
  return { account, roles: ['dispatcher'], station, team: '', stations: [station] }
}

/** Opens and counts tallies as the system, or as whom one names. */
export function tallies(house: TestHouse) {
  const { store, ids } = house.platform
  const intent = (principal?: Principal, body: unknown = null, id = ids.uuid()) =>
    principal ? { id, principal, action: 'incident.receive', body } : { id, principal: systemPrincipal, action: 'account.signIn', body }
  return {
    intent,
    open: (id: string, station = 'lancheng', name = id) =>
      store.perform(intent(), (work) => work.act(tallyRecord, id, () => [{ type: 'tally.opened', payload: { station, name } }])),
    count: (id: string, by = 1, note = '', principal?: Principal) =>
      store.perform(intent(principal), (work) => work.act(tallyRecord, id, () => [{ type: 'tally.counted', payload: { by, note, marks: [] } }])),
    move: (id: string, station: string) => store.perform(intent(), (work) => work.act(tallyRecord, id, () => [{ type: 'tally.moved', payload: { station } }])),
  }
}
