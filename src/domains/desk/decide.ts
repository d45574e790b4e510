import { refuse, type Decision } from '#platform/acts/decision.ts'
import type { PlaceDraft, PlaceProfile, ShiftDraft } from './acts.ts'
import type { Place, Shift } from './project.ts'

/** Adds a place, or brings one that stands up to date: importing a gazetteer twice changes nothing the second time. */
export function putPlace(state: Place | null, given: PlaceProfile, reason: string): Decision<PlaceDraft> {
  if (!state) return [{ type: 'place.added', payload: given }]
  const changed = Object.entries(given).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(state[key as keyof PlaceProfile]))
  if (changed.length === 0 && !state.removed) return []
  return [{ type: 'place.changed', payload: { ...(Object.fromEntries(changed) as Partial<PlaceProfile>), reason } }]
}

export function removePlace(state: Place | null, reason: string): Decision<PlaceDraft> {
  if (!state) return refuse('not_found')
  if (state.removed) return []
  return [{ type: 'place.removed', payload: { reason } }]
}

export function openShift(state: Shift | null, given: { unit: string; station: string; previous: string | null }): Decision<ShiftDraft> {
  if (state) return refuse('shift_exists')
  return [{ type: 'shift.opened', payload: given }]
}

export function note(state: Shift | null, text: string, incident: string | null): Decision<ShiftDraft> {
  if (!state) return refuse('not_found')
  if (state.state === 'taken_over') return refuse('shift_over')
  return [{ type: 'shift.noted', payload: { text, incident } }]
}

export function correctNote(state: Shift | null, id: string, text: string, reason: string): Decision<ShiftDraft> {
  const found = state?.notes.find((n) => n.id === id)
  if (!found) return refuse('not_found')
  if (found.text === text) return []
  return [{ type: 'shift.noteCorrected', payload: { note: id, text, reason }, corrects: id }]
}

export function handShiftOver(state: Shift | null, summary: string, open: string[]): Decision<ShiftDraft> {
  if (!state) return refuse('not_found')
  if (state.state !== 'running') return refuse('shift_over')
  return [{ type: 'shift.handedOver', payload: { summary, open } }]
}

/** The receipt. Policy keeps out who handed over (policies/desk.cedar). */
export function takeShiftOver(state: Shift | null): Decision<ShiftDraft> {
  if (!state) return refuse('not_found')
  if (state.state === 'running') return refuse('shift_running')
  if (state.state === 'taken_over') return []
  return [{ type: 'shift.takenOver', payload: {} }]
}
