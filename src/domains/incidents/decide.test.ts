import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal, type Decision } from '#platform/acts/decision.ts'
import { steps, type Choice, type IncidentAct, type IncidentDraft, type Step } from './acts.ts'
import { close, correctStep, dispatch, fallOverdue, progress, recall, receive, reopen, report } from './decide.ts'
import { foldIncident } from './fold.ts'
import type { Incident } from './incident.ts'
import { incidentRecord } from './project.ts'

const start = Date.UTC(2026, 10, 24, 6)
const at = (s: number) => new Date(start + s * 1000).toISOString()
const free: Choice = { distanceM: 100, heardAgoS: 1, state: 'free', sameStation: true, rightVehicle: true }
const call = { caller: '', phone: '', place: '', position: null, nature: 'help', priority: 2, text: '', number: 'JQ-1', station: 'lancheng' } as const

/** Lets a decision happen, as the store would: each act through its schema, in order. */
function happen(state: Incident | null, decision: Decision<IncidentDraft>, now: number): Incident {
  if (isRefusal(decision)) throw new Error(decision.refused)
  return decision.reduce<Incident | null>((before, draft, n) => {
    const verb = draft.type.slice('incident.'.length) as keyof typeof incidentRecord.acts
    const act = {
      id: `act-${now}-${n}`, type: draft.type, typeVersion: 1, record: { type: 'incident', id: 'i' }, version: 1, actor: 'somebody', purpose: null, corrects: draft.corrects ?? null,
      happenedAt: draft.happenedAt ?? at(now), recordedAt: at(now), payload: incidentRecord.acts[verb].schema.parse(draft.payload),
    } as IncidentAct
    return foldIncident(before, act)
  }, state)!
}

const received = happen(null, receive(null, call, at(0)), 0)
const send = (state: Incident, crew: string, now: number) => happen(state, dispatch(state, crew, [`${crew}-1`], { reason: '', why: free, acceptBy: start + (now + 90) * 1000 }), now)
const refused = (decision: Decision<IncidentDraft>) => (isRefusal(decision) ? decision.refused : null)

describe('a call', () => {
  test('takes the moment of its status from the first crew, whichever it was', () => {
    let state = send(send(received, 'a', 10), 'b', 20)
    state = happen(state, progress(state, 'b', 'accepted', at(25), start + 25_000), 25)
    state = happen(state, progress(state, 'a', 'accepted', at(30), start + 30_000), 30)
    expect(state).toMatchObject({ status: 'accepted', times: { dispatched: at(10), accepted: at(25) } })
  })

  test('is cleared only when every crew is done, and waits again when the only one is called back', () => {
    let state = send(send(received, 'a', 10), 'b', 10)
    for (const crew of ['a', 'b']) state = happen(state, progress(state, crew, 'on_scene', at(50), start), 50)
    state = happen(state, progress(state, 'a', 'cleared', at(60), start), 60)
    expect(state.status).toBe('on_scene')
    state = happen(state, recall(state, 'b', ''), 70)
    expect(state.status).toBe('cleared')
    expect(happen(state, recall(state, 'a', ''), 80).status).toBe('received')
  })

  test('keeps the reason why a crew was sent, and asks for one where the crew is not free', () => {
    expect(refused(dispatch(received, 'a', ['p'], { reason: ' ', why: { ...free, state: 'busy' }, acceptBy: start }))).toBe('crew_busy')
    expect(refused(dispatch(received, 'a', ['p'], { reason: '', why: { ...free, state: 'unreachable' }, acceptBy: start }))).toBe('crew_unreachable')
    expect(refused(dispatch(received, 'a', ['p'], { reason: 'radio', why: { ...free, state: 'off' }, acceptBy: start }))).toBe('crew_off_duty')
    expect(refused(dispatch(received, 'a', [], { reason: '', why: free, acceptBy: start }))).toBe('crew_empty')
    expect(send(received, 'a', 10).assignments[0]!.why).toEqual(free)
  })

  test('falls overdue once for each crew, at its deadline and not before; a crew that accepted does not', () => {
    const sent = send(received, 'a', 10)
    expect(fallOverdue(sent, 'a', null, start + 99_999)).toEqual([])
    const late = happen(sent, fallOverdue(sent, 'a', { crew: 'b', why: free }, start + 100_000), 100)
    expect(late.offer).toMatchObject({ crew: 'b' })
    expect(fallOverdue(late, 'a', { crew: 'c', why: free }, start + 200_000)).toEqual([])
    expect(happen(late, progress(late, 'a', 'accepted', at(101), start), 101).offer).toBeNull()
    const accepted = happen(sent, progress(sent, 'a', 'accepted', at(20), start), 20)
    expect(fallOverdue(accepted, 'a', null, start + 200_000)).toEqual([])
  })

  test('takes facts that are late or contradict, flagged; facts from before the recall unflagged', () => {
    const sent = send(received, 'a', 10)
    const back = happen(sent, recall(sent, 'a', ''), 50)
    const flagOf = (state: Incident, when: number, now = start + 100_000) => happen(state, report(state, 'a', 'seen', at(when), now), when).flags.map((f) => f.kind)
    expect(flagOf(back, 40)).toEqual([])
    expect(flagOf(back, 60)).toEqual(['after_recall'])
    const closed = happen(sent, close(sent, 'unfounded', ''), 50)
    expect(flagOf(closed, 60)).toEqual(['after_close'])
    expect(flagOf(sent, 20, start + 8 * 86_400_000)).toEqual(['late'])
  })

  test('opened again goes on where its crews are', () => {
    let state = send(received, 'a', 10)
    state = happen(state, progress(state, 'a', 'on_scene', at(20), start), 20)
    state = happen(state, close(state, 'unfounded', ''), 30)
    expect(state.status).toBe('closed')
    state = happen(state, reopen(state, 'not yet'), 40)
    expect(state).toMatchObject({ status: 'on_scene', closing: null })
    expect(state.times.closed).toBeUndefined()
  })
})

/** Any order of presses by two crews, with corrections. */
const press = fc.record({ crew: fc.constantFrom('a', 'b'), step: fc.constantFrom(...steps), undo: fc.boolean() })

test('whatever was pressed and taken back: a crew is as far as its furthest step that stands, and the moments are the first that stand', () => {
  fc.assert(
    fc.property(fc.array(press, { maxLength: 25 }), (presses) => {
      let state = send(send(received, 'a', 1), 'b', 2)
      const stands: Record<string, Partial<Record<Step, string>>> = { a: {}, b: {} }
      presses.forEach(({ crew, step, undo }, n) => {
        const now = 10 + n
        const decision = undo ? correctStep(state, crew, step, null, 'wrong') : progress(state, crew, step, at(now), start + now * 1000)
        if (undo) expect(isRefusal(decision)).toBe(stands[crew]![step] === undefined)
        if (isRefusal(decision)) return
        state = happen(state, decision, now)
        if (undo) delete stands[crew]![step]
        else stands[crew]![step] ??= at(now)
      })
      for (const crew of ['a', 'b']) {
        const furthest = steps.findLast((step) => stands[crew]![step] !== undefined) ?? 'dispatched'
        expect(state.assignments.find((x) => x.crew === crew)!.state).toBe(furthest)
      }
      for (const step of ['accepted', 'en_route', 'on_scene'] as const) {
        const first = [stands.a![step], stands.b![step]].filter((x) => x !== undefined).toSorted()[0]
        expect(state.times[step]).toBe(first)
      }
      const rows = incidentRecord.rows(state, 'i').incident_crews!
      expect(rows.map((row) => row.busy)).toEqual(state.assignments.map((x) => x.state !== 'cleared'))
    }),
  )
})
