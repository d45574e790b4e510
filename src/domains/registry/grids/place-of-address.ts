import type { ActOf } from '#platform/acts/record-type.ts'
import type { EntryAct, EntryActs } from '../spine/acts.ts'
import { foldEntry, type Entry } from '../spine/entry.ts'

/** An act of an address, as far as it moves it. */
export type PlaceAct = Pick<EntryAct, 'id' | 'version'> & Record<string, unknown>

const field = 'position'

/** What of an address's act bears on where it stands; null: nothing does. */
export function keepPlace({ id, version, actor, happenedAt, type, payload }: ActOf<'address', EntryActs>): PlaceAct | null {
  const verb = type.slice('address.'.length)
  const kept = only(verb, payload as Record<string, unknown>)
  return kept ? { id, version, actor, happenedAt, verb, payload: kept } : null
}

const positionOf = (values: unknown) => {
  const position = (values as Record<string, unknown> | undefined)?.[field]
  return position === undefined ? {} : { [field]: position }
}

function only(verb: string, payload: Record<string, unknown>): Record<string, unknown> | null {
  switch (verb) {
    case 'registered':
      return { station: payload['station'], fields: positionOf(payload['fields']) }
    case 'observed': {
      const said = positionOf(payload['said'])
      return field in said ? { base: payload['base'], said, confirmed: [] } : null
    }
    case 'corrected': {
      const changes = positionOf(payload['changes'])
      return field in changes ? { changes } : null
    }
    case 'settled':
      return payload['field'] === field ? { field, act: payload['act'], keep: payload['keep'] } : null
    case 'tookIn':
      return { other: payload['other'], fields: positionOf(payload['fields']) }
    case 'gaveBack':
      return { other: payload['other'] }
    default:
      return { into: payload['into'] ?? '' }
  }
}

/** Where an address stands by its acts; nowhere, where it has ended or was joined into another. */
export function placeOf(acts: readonly PlaceAct[]): { station: string; at: { lon: number; lat: number } | null } {
  const entry = acts.reduce<Entry | null>((state, act) => foldEntry(state, act as unknown as EntryAct), null)!
  const position = entry.fields[field]?.value as { lon: number; lat: number } | null | undefined
  return { station: entry.station, at: entry.ended || entry.joined ? null : (position ?? null) }
}
