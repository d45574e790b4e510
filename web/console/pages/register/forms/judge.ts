import { judgeIdentityNumber, judgeUnitCode, sheets } from '#rules/registry'
import type { EntryType, Field, Value } from '../register.ts'

export type Given = Record<string, Value | undefined>

/** What is wrong with what was typed: said at once, not after it was sent. */
export type Problem = 'number_length' | 'number_birth' | 'number_check' | 'phoneOdd' | 'codeOdd'

export function judge(name: string, field: Field, value: Value | undefined, document: string): Problem | null {
  if (typeof value !== 'string' || value === '') return null
  const plain = value.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z+]/g, '')
  if (field.kind === 'sealed' && field.form === 'identity') {
    const wrong = document === 'resident' ? judgeIdentityNumber(plain) : null
    return wrong && `number_${wrong}`
  }
  if (field.kind === 'sealed') return /^(\+?86)?1[3-9]\d{9}$|^0\d{9,11}$/.test(plain) ? null : 'phoneOdd'
  return name === 'creditCode' && judgeUnitCode(plain) ? 'codeOdd' : null
}

/** A wrong number is refused; an odd telephone or code may be right all the same. */
export const stops = (problem: Problem | null): boolean => problem?.startsWith('number_') ?? false

export function documentOf(given: Given, standing: Value | undefined): string {
  const document = given['document'] ?? standing
  return typeof document === 'string' ? document : 'resident'
}

/** Whether every required field has a value, and no number is wrong. */
export function isComplete(type: EntryType, given: Given, standing: Given = {}): boolean {
  const document = documentOf(given, standing['document'])
  return Object.entries(sheets[type].fields).every(([name, field]) => {
    const value = given[name]
    return (!field.required || (value ?? '') !== '') && !stops(judge(name, field, value, document))
  })
}
