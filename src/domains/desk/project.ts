import { defineRecord } from '#platform/acts/record-type.ts'
import { placeActs, shiftActs, type PlaceAct, type PlaceProfile, type ShiftAct } from './acts.ts'
import { writeForms } from '#platform/spelling.ts'

export interface Place extends PlaceProfile {
  removed: boolean
}

export const placeRecord = defineRecord({
  type: 'place',
  acts: placeActs,
  fold(state: Place | null, act: PlaceAct): Place {
    switch (act.type) {
      case 'place.added':
        return { ...act.payload, removed: false }
      case 'place.changed': {
        const { reason: _, ...changes } = act.payload
        return { ...state!, ...changes, removed: false }
      }
      case 'place.removed':
        return { ...state!, removed: true }
    }
  },
  tables: [{ name: 'places', key: ['id'] }],
  rows: (p, id) => ({
    places: p.removed
      ? []
      : [
          {
            id, name: p.name, name_en: p.nameEn, aliases: p.aliases, kind: p.kind, address: p.address, station: p.station, community: p.community,
            lon: p.lon, lat: p.lat, forms: writeForms([p.name, ...p.aliases], p.nameEn),
          },
        ],
  }),
  attributes: (p) => ({ station: p.station, team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

export interface Shift {
  unit: string
  station: string
  openedBy: string
  openedAt: string
  state: 'running' | 'handed_over' | 'taken_over'
  notes: { id: string; text: string; incident: string | null; at: string; by: string }[]
  summary: string
  /** Calls that were open when it was handed over. */
  open: string[]
  handedOverBy: string
  handedOverAt: string | null
  takenOverBy: string
  takenOverAt: string | null
  previous: string | null
}

export const shiftRecord = defineRecord({
  type: 'shift',
  acts: shiftActs,
  fold: foldShift,
  tables: [{ name: 'shifts', key: ['id'] }],
  rows: (s, id) => ({
    shifts: [
      {
        id, unit: s.unit, station: s.station, state: s.state, opened_by: s.openedBy, opened_at: s.openedAt, handed_over_at: s.handedOverAt,
        taken_over_by: s.takenOverBy || null, taken_over_at: s.takenOverAt, notes: s.notes.length,
      },
    ],
  }),
  keeps: ['previous', 'note', 'open'],
  attributes: (s) => ({ station: s.station, team: s.unit, people: [], askedBy: s.handedOverBy, owner: '', flags: [s.state] }),
})

function foldShift(state: Shift | null, act: ShiftAct): Shift {
  const at = act.happenedAt
  switch (act.type) {
    case 'shift.opened':
      return {
        ...act.payload, openedBy: act.actor, openedAt: at, state: 'running', notes: [], summary: '', open: [],
        handedOverBy: '', handedOverAt: null, takenOverBy: '', takenOverAt: null,
      }
    case 'shift.noted':
      return { ...state!, notes: [...state!.notes, { id: act.id, ...act.payload, at, by: act.actor }] }
    case 'shift.noteCorrected':
      return { ...state!, notes: state!.notes.map((n) => (n.id === act.payload.note ? { ...n, text: act.payload.text } : n)) }
    case 'shift.handedOver':
      return { ...state!, ...act.payload, state: 'handed_over', handedOverBy: act.actor, handedOverAt: at }
    case 'shift.takenOver':
      return { ...state!, state: 'taken_over', takenOverBy: act.actor, takenOverAt: at }
  }
}
