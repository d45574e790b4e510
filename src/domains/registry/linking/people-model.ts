import { pinyin } from 'pinyin-pro'
import { judgeIdentityNumber } from '../fields/identity-number.ts'
import { type Columns, makeColumn, makeColumns } from './columns.ts'
import { joinKeys } from './keys.ts'
import { compareField, compareTerms, type LinkageModel, rememberPairs } from './model.ts'
import { editDistance } from './similarity.ts'

/** What of a person is compared; '' for what is not known. */
export interface ComparedPerson {
  name: string
  /** `yyyy-mm-dd`. */
  birth: string
  /** GB/T 2261.1. */
  sex: string
  /** Identity number, GB 11643. */
  number: string
  phone: string
  /** Names of the building and of the dwelling in it, each alone telling it from all others. */
  building: string
  dwelling: string
}

const fields = ['name', 'birth', 'sex', 'number', 'phone', 'building', 'dwelling'] as const satisfies readonly (keyof ComparedPerson)[]

/** The columns that `peopleModel` compares. */
export function toColumns(people: readonly ComparedPerson[]): Columns {
  const columns = makeColumns(people, fields)
  const { ids, values } = columns.name
  // Read once a name, not once a person.
  const sounds = values.map(soundOf)
  const heard = (part: (syllables: string[]) => string) => makeColumn(Array.from(ids, (id) => part(sounds[id]!)), people.length)
  return { ...columns, sound: heard((all) => all.join(' ')), surname: heard(([first = '']) => first), given: heard((all) => all.slice(1).join(' ')) }
}

/** Syllables of a name without tones: what is heard, whichever way it is written. */
export function soundOf(name: string): string[] {
  if (name === '') return []
  if (/^[a-z ]+$/i.test(name)) return name.toLowerCase().trim().split(/\s+/)
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true })
}

/** The same, the same sound, the same characters in another order, all but one, the surname, nothing in common. */
const compareNames = compareTerms('name', 'name', 4, ({ name, sound }) => {
  const grade = rememberPairs((a, b) => gradeNames(name!.values[a]!, name!.values[b]!))
  return (i, j) => (sound!.ids[i] === sound!.ids[j] ? 0 : grade(name!.ids[i]!, name!.ids[j]!))
})

function gradeNames(a: string, b: string): number {
  if (Array.from(a).toSorted().join('') === Array.from(b).toSorted().join('')) return 1
  const isSurname = a[0] === b[0]
  const differing = a.length === b.length ? Array.from(a).filter((character, at) => character !== b[at]).length : a.length
  if (isSurname && a.length >= 3 && differing === 1) return 2
  return isSurname ? 3 : 4
}

function gradeBirths(a: string, b: string): number | undefined {
  const [year, month, day] = a.split('-')
  if (b === `${year}-${day}-${month}` || editDistance(a, b, 1) === 1) return 0
  return b.startsWith(year!) ? 1 : undefined
}

/** Two numbers that are both right and differ are two people's; a slip of the finger leaves one of them wrong. */
function gradeNumbers(a: string, b: string): number | undefined {
  if (judgeIdentityNumber(a) === null && judgeIdentityNumber(b) === null) return undefined
  const distance = editDistance(a, b, 2)
  return distance <= 2 ? distance - 1 : undefined
}

/** The same dwelling, another of the same building, elsewhere. */
const comparePlaces = compareTerms('place', 'dwelling', 1, ({ building }) => (i, j) => (building!.ids[i] === building!.ids[j] ? 0 : 1))

const year = (birth: string) => birth.slice(0, 4)
const initials = (sounds: string) => sounds.split(' ').map((sound) => sound[0]).join('')

/** What is linked among people, and who is compared at all: the one configuration there is. */
export const peopleModel: LinkageModel = {
  comparisons: [
    compareNames,
    compareField('birth', 2, gradeBirths),
    compareField('sex', 0, () => undefined),
    compareField('number', 2, gradeNumbers),
    compareField('phone', 1, (a, b) => (editDistance(a, b, 1) === 1 ? 0 : undefined)),
    comparePlaces,
  ],
  blocking: [
    { name: 'number', fixes: ['number'], keys: joinKeys({ field: 'number' }) },
    { name: 'sound and year', fixes: ['name', 'birth'], keys: joinKeys({ field: 'sound' }, { field: 'birth', cut: year }) },
    { name: 'birth and surname', fixes: ['birth', 'name'], keys: joinKeys({ field: 'birth' }, { field: 'surname' }) },
    { name: 'birth and initials', fixes: ['birth', 'name'], keys: joinKeys({ field: 'birth' }, { field: 'given', cut: initials }) },
    { name: 'phone and surname', fixes: ['phone', 'name'], keys: joinKeys({ field: 'phone' }, { field: 'surname' }) },
    { name: 'dwelling', fixes: ['place'], keys: joinKeys({ field: 'dwelling' }) },
    { name: 'sound and building', fixes: ['name', 'place'], keys: joinKeys({ field: 'sound' }, { field: 'building' }) },
  ],
  // Of one household: surname, dwelling and often the phone are shared; numbers are not.
  kin: { levels: { name: 4, birth: 3, sex: 0, number: 3, phone: 2, place: 0 }, neverSame: ['number', 'name'] },
  largestBlock: 200,
  threshold: 0.9,
}
