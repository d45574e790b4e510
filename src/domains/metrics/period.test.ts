import { describe, expect, test } from 'vitest'
import { callDefinitionOn } from '#domains/incidents/index.ts'
import { versionOn } from '../../platform/definitions.ts'
import { periodOn } from './period.ts'

const now = Date.parse('2028-03-05T02:00:00Z')

describe('the period of a figure', () => {
  test('is the year to date and last year to the same date', () => {
    expect(periodOn('2028-03-04', now)).toMatchObject({ from: '2028-01-01', to: '2028-03-04', lastFrom: '2027-01-01', lastTo: '2027-03-04' })
  })

  test('sets the 29th of February against the 28th', () => {
    expect(periodOn('2028-02-29', now).lastTo).toBe('2027-02-28')
  })

  test('knows what was recorded by the end of its day in Shanghai, and today whatever there is', () => {
    expect(periodOn('2028-03-04', now).knownBefore).toEqual(new Date('2028-03-04T16:00:00Z'))
    expect(periodOn('2028-03-05', now).knownBefore).toBeNull()
  })
})

describe('a definition', () => {
  const versions = [{ id: 'x/1', from: '2025-01-01', text: { zh: '', en: '' } }, { id: 'x/2', from: '2026-07-01', text: { zh: '', en: '' } }]

  test('is the version of its day', () => {
    expect(['2024-01-01', '2026-06-30', '2026-07-01', '2030-01-01'].map((day) => versionOn(versions, day).id)).toEqual(['x/1', 'x/1', 'x/2', 'x/2'])
  })

  test('of a received call leaves out what asks for nothing', () => {
    expect(callDefinitionOn('2026-11-24').uncounted).toEqual(['silent', 'abusive', 'misdialled', 'duplicate'])
  })
})
