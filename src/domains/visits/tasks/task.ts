import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { photoRef, reason, text } from '../visit.ts'

const taskFields = z.strictObject({
  title: text(120).min(1), details: text(1000),
  /** Where it is done; null where that is for who does it to know. */
  place: z.strictObject({ type: z.enum(['dwelling', 'business', 'address']), id: z.string().regex(/^[\w/.-]{1,80}$/) }).nullable(),
  due: z.iso.date(),
  /** Who set it: the station, or the township, whose tasks stand in the same list. */
  from: z.enum(['station', 'township']),
  assignee: z.string().max(60).nullable(),
})

const taskActs = {
  set: { version: 1, schema: taskFields.extend({ station: z.string().max(40) }) },
  changed: { version: 1, schema: taskFields.omit({ from: true }).partial().extend({ reason }) },
  /** `again`: it had been done already when this was sent; it counts once, and both stand. */
  done: { version: 1, schema: z.strictObject({ note: text(1000), photos: z.array(photoRef).max(20), visit: z.uuid().nullable(), again: z.boolean() }) },
  reopened: { version: 1, schema: z.strictObject({ reason }) },
  cancelled: { version: 1, schema: z.strictObject({ reason }) },
} as const

export interface GridTask extends z.infer<typeof taskFields> {
  station: string
  state: 'open' | 'done' | 'cancelled'
  by: string
  doneBy: string
  doneAt: string | null
  note: string
  /** Who did it too, not knowing. */
  again: { by: string; at: string; note: string }[]
}

type TaskDraft = DraftOf<'grid_task', typeof taskActs>

/** A task of the grid: from the station or the township, in one list, done once. */
export const taskRecord = defineRecord({
  type: 'grid_task',
  acts: taskActs,
  fold(state: GridTask | null, act: ActOf<'grid_task', typeof taskActs>): GridTask {
    switch (act.type) {
      case 'grid_task.set':
        return { ...act.payload, state: 'open', by: act.actor, doneBy: '', doneAt: null, note: '', again: [] }
      case 'grid_task.changed': {
        const { reason: _, ...changes } = act.payload
        return { ...state!, ...changes }
      }
      case 'grid_task.done':
        return act.payload.again
          ? { ...state!, again: [...state!.again, { by: act.actor, at: act.happenedAt, note: act.payload.note }] }
          : { ...state!, state: 'done', doneBy: act.actor, doneAt: act.happenedAt, note: act.payload.note }
      case 'grid_task.reopened':
        return { ...state!, state: 'open', doneBy: '', doneAt: null }
      case 'grid_task.cancelled':
        return { ...state!, state: 'cancelled' }
    }
  },
  tables: [{ name: 'grid_tasks', key: ['id'] }],
  rows: (t, id) => ({
    grid_tasks: [{ id, station: t.station, title: t.title, place: t.place?.id || null, due: t.due || '1970-01-01', origin: t.from, assignee: t.assignee || null, state: t.state, done_by: t.doneBy || null, done_at: t.doneAt, doubled: t.again.length > 0 }],
  }),
  attributes: (t) => ({ station: t.station, team: '', people: t.assignee ? [t.assignee] : [], askedBy: t.by, owner: t.assignee ?? '', flags: [t.state] }),
  keeps: ['assignee', 'due', 'place'],
  topics: (t) => (t.assignee ? [`account:${t.assignee}`] : []),
})

export function setTask(state: GridTask | null, given: z.infer<typeof taskFields> & { station: string }): Decision<TaskDraft> {
  return state ? refuse('task_exists') : [{ type: 'grid_task.set', payload: given }]
}

export function changeTask(state: GridTask | null, changes: Partial<Omit<GridTask, 'from'>>, why: string): Decision<TaskDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'open' ? [{ type: 'grid_task.changed', payload: { ...changes, reason: why } }] : refuse('task_over')
}

/** A fact: who did what another had done already is told so, and nothing counts twice. */
export function doTask(state: GridTask | null, given: { note: string; photos: z.infer<typeof photoRef>[]; visit: string | null }, happenedAt: string): Decision<TaskDraft> {
  if (!state) return refuse('not_found')
  return [{ type: 'grid_task.done', payload: { ...given, again: state.state !== 'open' }, happenedAt }]
}

export function reopenTask(state: GridTask | null, why: string): Decision<TaskDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'open' ? [] : [{ type: 'grid_task.reopened', payload: { reason: why } }]
}

export function cancelTask(state: GridTask | null, why: string): Decision<TaskDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'cancelled' ? [] : [{ type: 'grid_task.cancelled', payload: { reason: why } }]
}

export { taskFields }
