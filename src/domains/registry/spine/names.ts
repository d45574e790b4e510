import { surnameLength } from '../fields/surnames.ts'
import { soundOf } from '../linking/people-model.ts'

/** A name in every form in which it is looked for. */
export interface NameForms {
  /** As written, without spaces, lower case. */
  name: string
  given: string
  surname: string
  /** Syllables, each with a space behind it: 'lin xiao ming '. */
  sound: string
  /** The same as typed in one go: 'linxiaoming'. */
  letters: string
  givenLetters: string
  initials: string
}

export function formsOf(typed: string): NameForms {
  const name = typed.normalize('NFKC').toLowerCase().replaceAll(/[\s·.・]/g, '')
  const characters = Array.from(name)
  const length = surnameLength(name)
  const surname = characters.slice(0, length).join('')
  const syllables = soundOf(name).map((one) => one.toLowerCase().replaceAll(/[^a-z0-9]/g, '')).filter(Boolean)
  return {
    name, surname,
    given: characters.slice(length).join(''),
    sound: syllables.map((one) => `${one} `).join(''),
    letters: syllables.join(''),
    givenLetters: syllables.slice(length).join(''),
    initials: syllables.map((one) => one[0]).join(''),
  }
}
