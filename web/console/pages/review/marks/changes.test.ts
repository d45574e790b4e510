import { expect, test } from 'vitest'
import { listChanges, nextChange } from './changes.ts'

test('jumps go from one change to the next, whatever kind it is, and back', () => {
  const changes = listChanges({ bookmarks: [500], findings: [300.4], clips: [{ startMs: 200, endMs: 401 }], recorded: [{ startMs: 0, endMs: 501 }] })
  expect(changes).toEqual([0, 200, 300, 400, 500])
  expect([nextChange(changes, 200, 1), nextChange(changes, 210, 1), nextChange(changes, 200, -1), nextChange(changes, 500, 1), nextChange(changes, 0, -1)]).toEqual([300, 300, 0, undefined, undefined])
})
