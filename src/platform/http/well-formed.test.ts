import { expect, test } from 'vitest'
import { isWellFormedValue } from './well-formed.ts'

test('a lone surrogate anywhere, in a key too, makes a value ill-formed; nothing else does', () => {
  for (const good of [null, 1, '', '廊桥👮', [{ a: ['b'] }], { a: { b: null } }]) expect(isWellFormedValue(good)).toBe(true)
  for (const bad of ['\ud83d', ['a', { b: 'c\udc00' }], { ['\ud800']: 1 }]) expect(isWellFormedValue(bad)).toBe(false)
})
