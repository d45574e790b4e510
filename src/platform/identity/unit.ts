import { z } from 'zod'
import { defineRecord, type ActOf } from '../acts/record-type.ts'
import { refuse, type Decision } from '../acts/decision.ts'

/** The tree: county → bureau and stations → teams and room → grids. */
export interface Unit {
  name: { zh: string; en: string }
  kind: 'county' | 'bureau' | 'station' | 'team' | 'room' | 'office' | 'grid'
  parent: string
  /** The station at or above it; empty for the county's own. */
  station: string
}

const schema = z.strictObject({
  name: z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(100) }),
  kind: z.enum(['county', 'bureau', 'station', 'team', 'room', 'office', 'grid']),
  parent: z.string().max(40),
  station: z.string().max(40),
})

export const unitActs = { added: { version: 1, schema }, renamed: { version: 1, schema: schema.pick({ name: true }) } } as const

export const unitRecord = defineRecord({
  type: 'unit',
  acts: unitActs,
  fold(state: Unit | null, act: ActOf<'unit', typeof unitActs>): Unit {
    return act.type === 'unit.added' ? act.payload : { ...state!, ...act.payload }
  },
  tables: [{ name: 'units', key: ['id'] }],
  rows: (u, id) => ({ units: [{ id, name_zh: u.name.zh, name_en: u.name.en, kind: u.kind, parent: u.parent, station: u.station }] }),
  attributes: (u) => ({ station: u.station, team: '', people: [], askedBy: '', owner: '', flags: [u.kind] }),
})

export function addUnit(state: Unit | null, unit: Unit): Decision<{ type: 'unit.added'; payload: Unit }> {
  if (state) return refuse('unit_exists')
  return [{ type: 'unit.added', payload: unit }]
}
