import type { Language } from '#platform/http/messages.ts'
import type { OddCell } from '#platform/tables/table.ts'
import type { Field } from '../../fields/field.ts'
import { longestIdentifier } from '../../fields/schemas.ts'
import { plainIdentifier } from '../../fields/seal.ts'

type Given = string | number
/** What is wrong with a cell; its sentence stands in the catalogue. */
export interface CellFault {
  code: string
  params: Record<string, string | number>
}

const blame = (code: string, params: CellFault['params'] = {}): CellFault => ({ code, params })
export const isFault = (read: Given | CellFault): read is CellFault => typeof read === 'object'

/** What a spreadsheet would run is exported behind an apostrophe (platform/http/csv.ts): it is no part of the text. */
const quoted = /^'(?=[=+\-@\t\r\n＝＋－＠])/
const longestShown = 40
/** An address with entrance and room is shorter. */
const longestReference = 200
/** A number that is shown shortened is none. */
export const isMask = (typed: string): boolean => typed.includes('*')

/** A cell that is not empty as a value of its field, or what is wrong with it. Places and masks are not read here. */
export function readCell(field: Field, typed: string, odd: OddCell | undefined, language: Language): Given | CellFault {
  const text = typed.replace(quoted, '')
  const value = text.slice(0, longestShown)
  if (odd && !(odd === 'import_date_cell' && field.kind === 'date')) return blame(odd, { value })
  if (!text.isWellFormed() || /\p{Cc}/u.test(text)) return blame('import_odd_characters')
  switch (field.kind) {
    case 'text':
      return text.length > field.max ? blame('import_too_long', { max: field.max, length: text.length }) : text
    case 'choice':
      return readChoice(field.options, text) ?? blame('import_not_a_choice', { value, choices: Object.values(field.options).map((words) => words[language]).join(language === 'zh' ? '、' : ', ') })
    case 'date':
      return readDay(text, odd) ?? blame('import_not_a_day', { value })
    case 'number': {
      const number = /^\d{1,9}$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : Number.NaN
      return number >= field.min && number <= field.max ? number : blame('import_not_number', { value, low: field.min, high: field.max })
    }
    case 'sealed':
      if (text.length > longestIdentifier) return blame('import_too_long', { max: longestIdentifier, length: text.length })
      return /\d.*\d.*\d/.test(plainIdentifier(field.form, text)) ? text : blame('import_no_identifier', { value })
    case 'reference':
      return text.length > longestReference ? blame('import_too_long', { max: longestReference, length: text.length }) : text
    case 'place':
      throw new Error('a place is read from its parts')
  }
}

function readChoice(options: Readonly<Record<string, Record<Language, string>>>, text: string): string | undefined {
  const plain = (word: string) => word.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
  return Object.entries(options).find(([code, words]) => [code, words.zh, words.en].some((word) => plain(word) === plain(text)))?.[0]
}

const dayMs = 86_400_000
/** 1970-01-01 counted from the first day of a workbook (ECMA-376 part 1, 18.17.4). */
const serialOf1970 = 25_569

/** `1988-04-12`, `1988/4/12`, `19880412`, `1988年4月12日`, or a workbook's serial number, as `yyyy-mm-dd`. */
function readDay(text: string, odd: OddCell | undefined): string | null {
  if (odd && /^\d{1,6}(\.\d+)?$/.test(text)) return new Date((Math.floor(Number(text)) - serialOf1970) * dayMs).toISOString().slice(0, 10)
  const [, year, month, day] = /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/.exec(text.normalize('NFKC').trim()) ?? []
  if (year === undefined || (/^\d+$/.test(text) && text.length !== 8)) return null
  const written = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  const at = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === written && Number(year) >= 1850 ? written : null
}
