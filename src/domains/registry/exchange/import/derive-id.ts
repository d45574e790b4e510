import { createHmac } from 'node:crypto'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { EntryType } from '../../fields/field.ts'
import { plainIdentifier } from '../../fields/seal.ts'
import { plain } from './known.ts'

/**
 * The id of a row that brings none, the same whenever it comes again; null where nothing in it tells one record from another. Keyed
 * by the key of the indexes, which is never replaced: nobody guesses a person from an id, which stands in envelopes. UUID version 8
 * (RFC 9562 §5.8).
 */
export function deriveId(county: string, { indexKey }: Pick<Keyring, 'indexKey'>, type: EntryType, station: string, said: (field: string) => string): string | null {
  const key = naturalKey(type, (field) => plain(said(field)))
  if (!key) return null
  const hex = createHmac('sha256', indexKey).update(JSON.stringify(['register-import', county, type, station, ...key])).digest('hex')
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What makes a record itself, most telling first. */
function naturalKey(type: EntryType, text: (field: string) => string): string[] | null {
  switch (type) {
    case 'address':
      return text('code') ? ['code', text('code')] : ['place', text('town'), text('community'), text('road'), text('house')]
    case 'building':
      return ['address', text('address'), text('name')]
    case 'dwelling':
      return ['address', text('address'), text('building'), text('unit'), text('room')]
    case 'household':
      return ['dwelling', text('dwelling')]
    case 'person':
      if (text('identityNumber')) return ['number', text('document') || 'resident', plainIdentifier('identity', text('identityNumber'))]
      // A name alone is that of many.
      return text('birth') ? ['name', text('name'), text('birth'), text('household')] : null
    case 'business':
      return text('creditCode') ? ['code', text('creditCode').toUpperCase()] : ['address', text('address'), text('name')]
  }
}
