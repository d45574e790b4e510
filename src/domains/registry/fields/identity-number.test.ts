import { expect, test } from 'vitest'
import { birthOf, judgeIdentityNumber, judgeUnitCode, sexOf } from './identity-number.ts'

test('the standard’s own example of an identity number is right, and says birth and sex', () => {
  const number = '34052419800101001X'
  expect([judgeIdentityNumber(number), birthOf(number), sexOf(number)]).toEqual([null, '1980-01-01', '1'])
})

test('each digit that is typed wrongly, and each pair that is swapped, is noticed', () => {
  const number = '34052419800101001X'
  for (let at = 0; at < 17; at++) {
    for (let by = 1; by < 10; by++) {
      const wrong = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`
      expect(judgeIdentityNumber(wrong), wrong).not.toBeNull()
    }
    if (at < 16 && number[at] !== number[at + 1]) {
      const swapped = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`
      expect(judgeIdentityNumber(swapped), swapped).not.toBeNull()
    }
  }
})

test('a number is told apart from one that is too short, and from a day that never was', () => {
  expect(judgeIdentityNumber('3405241980010100')).toBe('length')
  expect(judgeIdentityNumber('340524198002300015')).toBe('birth')
})

test('a unit’s code is judged by its check character, and an early one that fails is told apart from one that is none', () => {
  expect(judgeUnitCode('91350200MA2YJ1XR9G')).toBeNull()
  expect(judgeUnitCode('91350203M0001QAY9B')).toBe('check')
  expect(judgeUnitCode('91350200MA2YJ1XRIG')).toBe('length')
})
