import { currentLanguage } from './language.ts'

/** Names in a row, as the page's language sets them apart. */
export const joinNames = (names: readonly string[]): string => names.join(currentLanguage() === 'en' ? ', ' : '、')
