import { describe, expect, test } from 'vitest'
import { runClock, type Timed } from './clocks.ts'

const of = (parts: Partial<Timed>): Timed => ({ kind: 'criminal', status: 'accepted', times: {}, extensions: [], ...parts })

describe('statutory clocks', () => {
  test('the review of a criminal case ends at 24:00 of the third day; the first day is not counted', () => {
    // Monday 09:30 in Shanghai; the third day after it is Thursday.
    const clock = runClock(of({ times: { accepted: '2026-11-23T01:30:00Z' } }))
    expect(clock).toMatchObject({ id: 'filing_review', due: '2026-11-26T16:00:00.000Z', extended: 0, extendable: true, toBeConfirmed: true })
  })

  test('the day is that of Shanghai: late evening in UTC is already the next day', () => {
    const clock = runClock(of({ times: { accepted: '2026-11-23T16:30:00Z' } }))
    expect(clock?.due).toBe('2026-11-27T16:00:00.000Z')
  })

  test('a last day on a Saturday moves to Monday', () => {
    const clock = runClock(of({ times: { accepted: '2026-11-25T01:00:00Z' } }))
    expect(clock?.due).toBe('2026-11-30T16:00:00.000Z')
  })

  test('a last day in the National Day holiday moves behind it', () => {
    const clock = runClock(of({ times: { accepted: '2026-09-30T01:00:00Z' } }))
    expect(clock?.due).toBe('2026-10-08T16:00:00.000Z')
  })

  test('the review of an administrative case runs 24 hours from the instant, holiday or not', () => {
    const clock = runClock(of({ kind: 'administrative', times: { accepted: '2026-10-02T02:20:00Z' } }))
    expect(clock).toMatchObject({ id: 'acceptance_review', due: '2026-10-03T02:20:00.000Z' })
  })

  test('a public-order case has 30 days from filing, not from acceptance', () => {
    const clock = runClock(of({ kind: 'administrative', status: 'investigating', times: { accepted: '2026-10-30T01:00:00Z', filed: '2026-11-02T01:00:00Z' } }))
    expect(clock).toMatchObject({ id: 'public_order_case', startedAt: '2026-11-02T01:00:00Z', due: '2026-12-02T16:00:00.000Z' })
  })

  test('it can be extended twice to 90 days, and no further', () => {
    const times = { accepted: '2026-06-01T01:00:00Z', filed: '2026-06-01T02:00:00Z' }
    const extended = (n: number) => runClock(of({ kind: 'administrative', status: 'filed', times, extensions: Array.from({ length: n }, () => 'public_order_case') }))
    expect(extended(1)).toMatchObject({ due: '2026-07-31T16:00:00.000Z', extendable: true })
    expect(extended(2)).toMatchObject({ due: '2026-08-31T16:00:00.000Z', extended: 2, extendable: false })
    expect(extended(3)).toMatchObject(extended(2)!)
  })

  test('an extension of another clock does not lengthen this one', () => {
    expect(runClock(of({ times: { accepted: '2026-11-23T01:30:00Z' }, extensions: ['public_order_case'] }))?.extended).toBe(0)
  })

  test('where the holidays of the year are unknown it shows the earlier date and says so', () => {
    const clock = runClock(of({ times: { accepted: '2030-12-30T01:00:00Z' } }))
    expect(clock).toMatchObject({ due: '2031-01-02T16:00:00.000Z', holidaysUnknown: '2031' })
  })

  test('no clock runs for a case under criminal investigation or one that has ended', () => {
    const times = { accepted: '2026-11-01T01:00:00Z', filed: '2026-11-02T01:00:00Z' }
    expect(runClock(of({ status: 'investigating', times }))).toBeNull()
    expect(runClock(of({ kind: 'administrative', status: 'closed', times }))).toBeNull()
  })
})
