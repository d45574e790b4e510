import { expect, test } from 'vitest'
import { findExported } from './exported.ts'

const clip = { id: 'c', camera: 'a', from: '2026-03-01T10:00:10.000Z', to: '2026-03-01T10:00:20.000Z' }
const sealed = { id: 'e', camera: 'a', clip: null, from: '2026-03-01T10:00:00.000Z', to: '2026-03-01T10:01:00.000Z', exportedBy: '', by: '', exportedAt: '', sha256: 'x', bytes: 1, handedOut: 0 }
const marked = (change: object) => findExported(clip, { exports: [{ ...sealed, ...change }], reels: [] }).evidence

test('a clip counts as exported once its own bundle, or one of its camera that covers it, was made', () => {
  expect(marked({})).toBe(true)
  expect(marked({ to: '2026-03-01T10:00:15.000Z' })).toBe(false)
  expect(marked({ to: '2026-03-01T10:00:15.000Z', clip: 'c' })).toBe(true)
  expect(marked({ camera: 'b' })).toBe(false)
  expect(marked({ sha256: null })).toBe(false)
})
