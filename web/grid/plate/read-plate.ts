/** What a plate's code says: `/grid/#/plate/<code>` of any server, or the bare code. Null for what is no plate of ours. */
export function readPlate(text: string): string | null {
  const [, inUrl] = /#\/plate\/([^/?#]+)/.exec(text) ?? []
  try {
    const code = inUrl === undefined ? text.trim() : decodeURIComponent(inUrl)
    return code === '' || code.length > mostLetters || /^\w+:\/\//.test(code) ? null : code
  } catch {
    return null
  }
}

const mostLetters = 40

/** Full width or half, upper case or lower: one code. */
export const isSamePlate = (one: string, other: string) => one !== '' && one.normalize('NFKC').trim().toUpperCase() === other.normalize('NFKC').trim().toUpperCase()
