import { judgeIdentityNumber } from '../fields/identity-number.ts'
import { formsOf } from '../spine/names.ts'

/** A column of `people` whose order gives hits in order, and the stretch of it that begins with what was typed. */
export interface NameRange {
  column: 'name' | 'given' | 'sound' | 'letters' | 'given_letters' | 'initials'
  from: string
  /** First text beyond the stretch. */
  to: string
}

/** What was typed, read. */
export type Asked =
  | { kind: 'number'; number: string }
  /** Last six characters of a number, with a surname. */
  | { kind: 'tail'; surname: string; tail: string }
  | { kind: 'phone'; phone: string }
  | { kind: 'words'; words: string[] }

const mobile = /^(?:\+?86)?(1[3-9]\d{9})$/
const landline = /^0\d{2,3}-?\d{7,8}$/
const han = /\p{Script=Han}/u

export function readQuery(typed: string): Asked | null {
  const words = typed.normalize('NFKC').toLowerCase().replaceAll(/[%_\\|]/g, ' ').split(/[\s,，、;；]+/).filter(Boolean)
  if (words.length === 0) return null
  const [first, second] = words as [string, string?]
  if (words.length === 1) {
    const number = first.toUpperCase()
    if (/^\d{17}[\dX]$/.test(number) && judgeIdentityNumber(number) === null) return { kind: 'number', number }
    const [, plain] = mobile.exec(first) ?? []
    if (plain) return { kind: 'phone', phone: plain }
    if (landline.test(first)) return { kind: 'phone', phone: first.replace('-', '') }
  }
  if (words.length === 2 && han.test(first) && /^\d{5}[\dx]$/.test(second!)) return { kind: 'tail', surname: first, tail: second!.toUpperCase() }
  return { kind: 'words', words }
}

/** Ways of reading the words: which of them is the name; the others are fragments of the address. */
export function readings(words: readonly string[]): { name: string; place: readonly string[] }[] {
  const isSpelled = words.length > 1 && words.every((word) => /^[a-z]+$/.test(word))
  return [
    ...(isSpelled ? [{ name: words.join(''), place: [] }] : []),
    { name: words[0]!, place: words.slice(1) },
    ...(words.length > 1 ? [{ name: words.at(-1)!, place: words.slice(0, -1) }] : []),
  ]
}

const beyond = '\u{10ffff}'
const rangeOf = (column: NameRange['column'], from: string): NameRange => ({ column, from, to: from + beyond })

/**
 * Stretches in which a name may begin so, in the order in which hits are shown: as written, then the given name alone, then what
 * sounds the same; of letters the whole, then initials, then the given name.
 */
export function rangesOf(word: string): NameRange[] {
  if (/^[a-z]+$/.test(word)) return [rangeOf('letters', word), rangeOf('initials', word), rangeOf('given_letters', word)]
  if (!han.test(word)) return []
  const { sound } = formsOf(word)
  return [rangeOf('name', word), rangeOf('given', word), ...(sound === '' ? [] : [rangeOf('sound', sound)])]
}
