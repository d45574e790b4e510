/** An address as it is read out: from the town down to the house. */
export function writeAddress(text: (field: string) => string): string {
  const house = text('house')
  return `${text('town')}${text('community')}${text('road')}${/^\d+$/.test(house) ? `${house}号` : house}`
}

/**
 * Single characters and pairs of neighbours, for an index of sets: a fragment of two characters, which trigrams cannot
 * find, is one pair. Runs of digits stand whole: house 3 is not part of house 23.
 */
export function placeTerms(text: string): string[] {
  return [...new Set(splitPlace(text).flatMap((part) => (isRun(part) ? [part] : termsOfHan(part))))].sort()
}

/** The terms that a place must have to hold a fragment of a name: its longest, where pairs are to be had. */
export function termsWanted(fragment: string): string[] {
  return [...new Set(splitPlace(fragment).flatMap((part) => (isRun(part) || Array.from(part).length === 1 ? [part] : pairsOf(part))))]
}

const splitPlace = (text: string) => text.normalize('NFKC').toLowerCase().match(/\d+|[a-z]+|[^\da-z\s|·.,，、()（）#-]+/g) ?? []
const isRun = (part: string) => /^[\da-z]/.test(part)
const pairsOf = (part: string) => Array.from(part).slice(1).map((character, i) => Array.from(part)[i]! + character)
const termsOfHan = (part: string) => [...Array.from(part), ...pairsOf(part)]
