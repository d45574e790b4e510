import { expect, test } from 'vitest'
import { findFaults } from '#rules/hazards'
import { addItem, moveItem, removeItem, toType } from './change-items.ts'

const two = addItem(addItem([], 'yes_no'), 'number')

test('a new item takes an id that none bears, though one before it was removed', () => {
  expect(two.map((item) => item.id)).toEqual(['q1', 'q2'])
  expect(addItem(removeItem(two, 'q1'), 'text').map((item) => item.id)).toEqual(['q2', 'q3'])
})

test('items move one by one and stay where there is no further', () => {
  expect(moveItem(two, 1, 0).map((item) => item.id)).toEqual(['q2', 'q1'])
  expect(moveItem(two, 0, -1)).toEqual(two)
  expect(moveItem(two, 1, 2)).toEqual(two)
})

test('what waited for an item that goes is asked always', () => {
  const waiting = two.map((item) => (item.id === 'q2' ? { ...item, showIf: { item: 'q1', answers: ['yes'] } } : item))
  expect(removeItem(waiting, 'q1')[0]!.showIf).toBeNull()
})

test('an item of another kind keeps nothing that this kind does not know', () => {
  const words = { zh: '问', en: 'q' }
  const bad = { ...two[0]!, words, hazard: { answers: ['no'], below: null, above: null, kind: 'fire' as const, severity: 'minor' as const, words } }
  expect(toType(bad, 'text').hazard).toBeNull()
  const number = toType(bad, 'number')
  expect(number.hazard?.answers).toEqual([])
  expect(findFaults({ title: words, kind: 'fire', items: [number] }).map((fault) => fault.why)).toEqual(['hazard_answer'])
})
