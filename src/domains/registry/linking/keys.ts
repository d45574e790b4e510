import type { Columns } from './columns.ts'

/** A field that is part of a key, or what is cut out of it. */
export interface KeyPart {
  field: string
  cut?(value: string): string
}

/** A blocking rule's keys of several fields; none where one of them is not known. */
export function joinKeys(...parts: readonly KeyPart[]): (columns: Columns) => Generator<string> {
  return function* join(columns) {
    // Cut once a value, not once a record.
    const cuts = parts.map(({ field, cut }) => ({ ids: columns[field]!.ids, keys: columns[field]!.values.map((value) => (cut && value !== '' ? cut(value) : value)) }))
    const { length } = cuts[0]!.ids
    for (let i = 0; i < length; i++) {
      const key = cuts.map(({ ids, keys }) => keys[ids[i]!]!)
      yield key.includes('') ? '' : key.join('|')
    }
  }
}
