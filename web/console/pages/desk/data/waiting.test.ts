import { expect, test } from 'vitest'
import type { IncidentRow } from './incidents.ts'
import { findWaiting, type Timers } from './waiting.ts'

const limits = { 1: { amberS: 10, redS: 20 }, 2: { amberS: 30, redS: 60 }, 3: { amberS: 60, redS: 120 } }
const timers: Timers = { dispatch: limits, accept: limits, arrive: limits, feedback: limits }
const start = Date.UTC(2026, 10, 24, 6)
const at = (s: number) => new Date(start + s * 1000).toISOString()
const call = (more: Partial<IncidentRow>) => ({ status: 'received', priority: 2, times: { received: at(0) }, crews: [], handOver: null, ...more }) as IncidentRow

test('a call that nobody was sent to turns amber, then red, at the seconds of its priority', () => {
  const tone = (s: number, priority: 1 | 2 | 3 = 2) => findWaiting(call({ priority }), timers, start + s * 1000)?.tone
  expect([tone(29), tone(30), tone(59), tone(60)]).toEqual(['calm', 'amber', 'amber', 'red'])
  expect([tone(20, 1), tone(20, 3)]).toEqual(['red', 'calm'])
})

test('after dispatch the clock runs for the crew that has not accepted, and red is the deadline the server gave it', () => {
  const crews = [{ crew: 'a', state: 'dispatched', dispatchedAt: at(100), acceptBy: at(145), overdue: false }]
  const waiting = findWaiting(call({ status: 'dispatched', crews }), timers, start + 145_000)
  expect(waiting).toMatchObject({ for: 'accept', since: start + 100_000, redAt: start + 145_000, tone: 'red' })
})

test('on scene it waits for feedback, and with feedback, or closed, for nothing', () => {
  const times = { received: at(0), on_scene: at(10) }
  expect(findWaiting(call({ status: 'on_scene', times }), timers, start + 15_000)).toMatchObject({ for: 'feedback', tone: 'calm' })
  expect(findWaiting(call({ status: 'on_scene', times: { ...times, first_feedback: at(12) } }), timers, start + 15_000)).toBeNull()
  expect(findWaiting(call({ status: 'closed' }), timers, start + 900_000)).toBeNull()
})

test('a call handed over waits for a dispatch until the team has signed for it', () => {
  const handOver = { team: 'lancheng-cases', at: at(10), takenOverAt: null } as IncidentRow['handOver']
  expect(findWaiting(call({ handOver }), timers, start + 90_000)).toMatchObject({ for: 'dispatch', tone: 'red' })
  expect(findWaiting(call({ handOver: { ...handOver!, takenOverAt: at(20) } }), timers, start + 90_000)).toBeNull()
})
