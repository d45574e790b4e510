/** A text of the catalogue, in both languages. */
export interface Words {
  zh: string
  en: string
}

/** A value as it is kept and shown; null says that there is none (no phone), which is known too. */
export type Value = string | number | boolean | Sealed | Place | null

/** An identifier that is kept encrypted (seal.ts): found by keyed indexes, shown masked. */
export interface Sealed {
  /** Base64 of what the keyring encrypted. */
  sealed: string
  /** Hex of the keyed index of the whole. */
  whole: string
  /** Hex of the keyed index of the last six characters; null where the field has none. */
  tail: string | null
  /** What may be shown without opening it. */
  shown: string
}

/** Degrees, CGCS2000. */
export interface Place {
  lon: number
  lat: number
}

/** Why a field is kept at all (PIPL 5, 6, 13, 34): the duty that needs it, and by what rule. */
export interface Ground {
  text: Words
  /** False: to be confirmed by the county's legal office (law.md's (M) and [W]). */
  confirmed: boolean
}

interface FieldShape {
  label: Words
  ground: Ground
  /** Days after which nobody knows any more whether it still holds: the app asks again. Absent: it does not change. */
  staleAfterDays?: number
  /** Asked only where another field of the record says so: nobody is asked how many rooms they let who let none. */
  askedIf?: { field: string; among: readonly string[] }
  /** A record cannot begin without it. */
  required?: true
}

export type Field = FieldShape &
  (
    | { kind: 'text'; max: number }
    | { kind: 'choice'; options: Readonly<Record<string, Words>> }
    | { kind: 'date' }
    | { kind: 'number'; min: number; max: number }
    | { kind: 'sealed'; form: 'identity' | 'phone' }
    | { kind: 'place' }
    /** Id of another record of the spine. */
    | { kind: 'reference'; to: EntryType }
  )

export const entryTypes = ['address', 'building', 'dwelling', 'household', 'person', 'business'] as const
/** The spine: address → building → dwelling → household → person; a business stands on an address. */
export type EntryType = (typeof entryTypes)[number]

export type Fields = Readonly<Record<string, Field>>

/** What a type of record holds, and how long it stays after it has ended. */
export interface Sheet {
  label: Words
  fields: Fields
  /** Months after its end (moved away, closed, pulled down) until its erasure is asked for; null: it says nothing of anybody and stays. */
  keptMonths: number | null
  /** Why a record of this type can end. */
  ends: Readonly<Record<string, Words>>
}
