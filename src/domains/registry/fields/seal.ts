import { createHmac } from 'node:crypto'
import { maskPhone } from '#platform/mask.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import { Fault } from '#platform/fault.ts'
import { birthOf, judgeIdentityNumber, sexOf } from './identity-number.ts'
import type { Field, Fields, Sealed } from './field.ts'
import type { Values } from './schemas.ts'

type SealedField = Extract<Field, { kind: 'sealed' }>
type Keys = Pick<Keyring, 'encrypt' | 'decrypt' | 'indexKey'>

/** Characters of an index: 128 bits tell apart more people than there are. */
const indexHex = 32

/** Digits and letters alone: the same number, however it was typed. */
export function plainIdentifier(form: SealedField['form'], typed: string): string {
  const plain = typed.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z+]/g, '')
  return form === 'phone' ? plain.replace(/^\+?86(?=1\d{10}$)/, '') : plain
}

/** A keyed index: who has the table and not the key finds nobody by trying numbers. */
export function indexOf(keys: Pick<Keyring, 'indexKey'>, what: 'identity' | 'identity_tail' | 'phone', plain: string): string {
  return createHmac('sha256', keys.indexKey).update(`${what}:${plain}`).digest('hex').slice(0, indexHex)
}

/** The first and the last character: with the date of birth beside it, more would be nearly all of it. */
function maskNumber(plain: string): string {
  const characters = Array.from(plain)
  return characters.length < 4 ? '*'.repeat(characters.length) : `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}

const tailLength = 6

export function sealIdentifier(keys: Keys, form: SealedField['form'], typed: string): Sealed {
  const plain = plainIdentifier(form, typed)
  return {
    sealed: keys.encrypt(Buffer.from(plain), `registry:${form}`).toString('base64'),
    whole: indexOf(keys, form, plain),
    tail: form === 'identity' && plain.length > tailLength ? indexOf(keys, 'identity_tail', plain.slice(-tailLength)) : null,
    shown: form === 'phone' ? maskPhone(plain) : maskNumber(plain),
  }
}

export function openIdentifier(keys: Keys, form: SealedField['form'], { sealed }: Sealed): string {
  return keys.decrypt(Buffer.from(sealed, 'base64'), `registry:${form}`).toString()
}

/**
 * Seals what must not lie about, and refuses numbers that are none (GB 11643). A resident's number says when they were
 * born and of which sex (law.md §6): what was not given is taken from it. `document` is the one that stands, where none is given.
 */
export function sealValues(keys: Keys, fields: Fields, given: Values, document: string | null = null): Values {
  const values: Values = { ...given }
  const number = given['identityNumber']
  if (typeof number === 'string' && (given['document'] ?? document ?? 'resident') === 'resident') {
    const plain = plainIdentifier('identity', number)
    const wrong = judgeIdentityNumber(plain)
    if (wrong) throw new Fault(`identity_number_${wrong}`, {}, 400)
    values['birth'] ??= birthOf(plain)
    values['sex'] ??= sexOf(plain)
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name]
    if (field.kind === 'sealed' && typeof value === 'string') values[name] = sealIdentifier(keys, field.form, value)
  }
  return values
}
