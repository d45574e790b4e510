import { soundOf } from '../linking/people-model.ts'

/** Surnames of two characters that are still met; any other name's first character is its surname. */
const doubleSurnames = new Set([
  '欧阳', '上官', '司马', '诸葛', '司徒', '令狐', '皇甫', '尉迟', '公孙', '慕容', '夏侯', '东方', '南宫', '长孙', '宇文', '端木', '轩辕', '百里', '呼延', '东郭', '西门', '独孤', '澹台', '公冶', '宗政', '濮阳', '淳于', '单于', '太叔', '申屠', '仲孙', '钟离', '闻人', '赫连', '张简', '范姜',
])

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
  const length = doubleSurnames.has(characters.slice(0, 2).join('')) && characters.length > 2 ? 2 : 1
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
