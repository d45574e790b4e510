import type { EntryType, Hits } from '../register.ts'

export interface Hit {
  type: EntryType
  id: string
  name: string
  /** What tells it apart from the others of its name. */
  apart: string[]
  station: string
  ended: boolean
}

/** People, businesses and addresses in the order of the answer, one list for the arrows to go through. */
export function listHits(hits: Hits, saySex: (sex: string) => string, sayBorn: (year: string) => string): Hit[] {
  return [
    ...hits.people.map((p): Hit => ({ type: 'person', id: p.id, name: p.name, apart: [saySex(p.sex), p.born && sayBorn(p.born), p.place].filter(Boolean), station: p.station, ended: p.ended })),
    ...hits.businesses.map((b): Hit => ({ type: 'business', id: b.id, name: b.text, apart: [b.place].filter(Boolean), station: b.station, ended: b.ended })),
    ...hits.addresses.map((a): Hit => ({ type: 'address', id: a.id, name: a.text, apart: [], station: a.station, ended: a.ended })),
  ]
}

/** As many as the server shows (src/domains/registry/search/search.ts). */
export const mostHits = 20
