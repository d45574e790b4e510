import { allocateNumber } from '#platform/acts/numbers.ts'
import type { Work } from '#platform/acts/store.ts'
import type { Choice, Closing, IncidentDraft } from '#domains/incidents/acts.ts'
import { callBack, close, dispatch, progress, receive, report } from '#domains/incidents/decide.ts'
import type { Incident } from '#domains/incidents/index.ts'
import { formatNumber, seriesOf } from '#domains/incidents/number.ts'
import { incidentRecord } from '#domains/incidents/project.ts'
import { findPlace, patrols, toPoint, type DemoIncident, type LonLat, type Patrol } from '../county/index.ts'
import { randomFrom } from '../random.ts'
import { follow, idFrom, type Deed, type Move } from './past.ts'
import { closingText, reportText } from './words.ts'

/** What the desk wrote down about a call: all of it when it was closed, and the call-back later. */
export type CallDeed = Deed & { action: 'incident.receive' | 'incident.callBack'; call: DemoIncident }

export const incidentId = (call: DemoIncident) => idFrom(`call ${call.key}`, call.times.received)

export function deedsOfCall(call: DemoIncident): CallDeed[] {
  const { received, closed, calledBack } = call.times
  const taken: CallDeed = { key: `call ${call.key}`, at: closed, order: received, by: call.dispatcher, action: 'incident.receive', call }
  return calledBack === null ? [taken] : [taken, { ...taken, key: `call-back ${call.key}`, at: calledBack, order: calledBack, action: 'incident.callBack' }]
}

/** The acts of a deed. Crews said their steps over the radio: the desk writes them down. */
export async function writeCall(work: Work, { call, action, by }: CallDeed): Promise<void> {
  const id = incidentId(call)
  if (action === 'incident.callBack') {
    await work.act(incidentRecord, id, (state) => callBack(state, satisfactionOf(call), ''))
    return
  }
  const { received } = call.times
  const number = formatNumber(call.station, received, await allocateNumber(work.tx, work.county, seriesOf(call.station, received)))
  await work.act(incidentRecord, id, (state) => follow(incidentRecord, id, state, by, movesOf(call, number)))
}

function movesOf(call: DemoIncident, number: string): Move<IncidentDraft, Incident>[] {
  const { station, text, priority, caller, times } = call
  const [lon, lat] = call.lonLat
  const intake = { caller: caller.name, phone: caller.phone, place: findPlace(call.placeId).name, position: { lon, lat }, nature: call.class, priority, text, number, station }
  const end: Move<IncidentDraft, Incident> = [times.closed, (state) => close(state, closingOf(call), closingText(call))]
  const start: Move<IncidentDraft, Incident> = [times.received, (state) => receive(state, intake, iso(times.received))]
  const patrol = patrols.find((p) => p.id === call.patrol)
  if (!patrol) return [start, end]
  const step = (name: 'accepted' | 'en_route' | 'on_scene' | 'cleared', at: number): Move<IncidentDraft, Incident> => [at, (state) => progress(state, patrol.id, name, iso(at), at)]
  const feedback = times.firstFeedback!
  return [
    start,
    [times.dispatched!, (state) => dispatch(state, patrol.id, [...patrol.members], { reason: '', why: choiceOf(patrol, call.lonLat), acceptBy: times.dispatched! + 60_000 })],
    step('accepted', times.accepted!),
    step('en_route', times.enRoute!),
    step('on_scene', times.onScene!),
    [feedback, (state) => report(state, patrol.id, reportText(call), iso(feedback), feedback)],
    step('cleared', times.closed - 30_000),
    end,
  ]
}

function choiceOf(patrol: Patrol, to: LonLat): Choice {
  const [a, b] = [toPoint(patrol.lonLat), toPoint(to)]
  return { distanceM: Math.round(Math.hypot(a[0] - b[0], a[1] - b[1])), heardAgoS: 2, state: 'free', sameStation: true, rightVehicle: true }
}

function closingOf({ disposition, nature }: DemoIncident): Closing {
  switch (disposition) {
    case 'case_opened':
      return 'to_case'
    case 'handed_over':
      return 'to_community'
    case 'unfounded':
      return 'unfounded'
    case 'closed_at_desk':
      return nature === 'silent' || nature === 'abusive' ? nature : 'misdialled'
    default:
      return 'handled'
  }
}

function satisfactionOf(call: DemoIncident): 'yes' | 'no' | 'not_reached' {
  const random = randomFrom(`satisfied ${call.key}`)
  if (random.next() < 0.12) return 'not_reached'
  return random.next() < (call.disposition === 'case_opened' && !call.case?.solvedAt ? 0.82 : 0.96) ? 'yes' : 'no'
}

const iso = (ms: number) => new Date(ms).toISOString()
