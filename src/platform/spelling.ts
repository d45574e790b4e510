import { pinyin } from 'pinyin-pro'

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s|·.,，、'’]/g, '')
const spell = (text: string, pattern: 'pinyin' | 'first') => plain(pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, pattern }).join(''))

/** Every way of typing a name, each after a bar: as it stands, in pinyin, and by initials. */
export function writeForms(names: readonly string[], english: string): string {
  const forms = names.flatMap((name) => [plain(name), spell(name, 'pinyin'), spell(name, 'first')])
  return [...new Set([...forms, plain(english)])].filter(Boolean).map((form) => `|${form}`).join('')
}

/** What was typed, in the form that `writeForms` keeps: one word for each stretch between spaces. */
export function readTyped(typed: string): string[] {
  return typed.split(/\s+/).map(plain).filter(Boolean)
}
