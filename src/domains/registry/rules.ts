/** What pages and phones know of the register without asking: what is kept of each record, when it is asked again, which numbers are none. */
export type { EntryType, Field, Sheet } from './fields/field.ts'
export { fieldsToAsk, isAsked } from './fields/freshness.ts'
export { sheets } from './fields/sheets.ts'
export { birthOf, judgeIdentityNumber, judgeUnitCode, sexOf } from './fields/identity-number.ts'
export { addMonths, ageOn, helpKinds, longestMonths, outcomes, ownConsentFrom, relations, rhythms, sayers, type HelpKind, type Outcome } from './help/terms.ts'
export { newestWording } from './help/wording.ts'
export { surnameLength } from './fields/surnames.ts'
