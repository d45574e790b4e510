/** A name in a list: its first character and two stars, `林**`. By code points, so that a rare character stays whole. */
export function maskName(name: string): string {
  const [first = ''] = Array.from(name.trim())
  return first === '' ? '' : `${first}**`
}

/** A phone number in a list: the first three and the last two digits; all stars where that would show too much of it. */
export function maskPhone(phone: string): string {
  const characters = Array.from(phone)
  if (characters.length < 8) return '*'.repeat(characters.length)
  return characters.map((c, i) => (i < 3 || i >= characters.length - 2 ? c : '*')).join('')
}
