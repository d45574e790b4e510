import { expect, test } from 'vitest'
import { maskName, maskPhone } from './mask.ts'

test('a name shows its first character, also a rare one, and not how long it is', () => {
  expect(maskName('林栖若')).toBe('林**')
  expect(maskName('𠮷野')).toBe('𠮷**')
  expect(maskName(' Smith ')).toBe('S**')
  expect(maskName('')).toBe('')
})

test('a phone number shows its first three and last two digits, a short one none', () => {
  expect(maskPhone('15400000123')).toBe('154******23')
  expect(maskPhone('110')).toBe('***')
})
