import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { reason, text } from '../acts.ts'
import type { Officer } from '../decide.ts'
import { belonging, isPartOf, partAttributes, partTopics, type Belonging } from './part.ts'

export const taskFields = z.strictObject({
  title: text(200).refine((s) => s.trim() !== '', 'empty'),
  assignee: z.string().min(1).max(60),
  /** The last day on which it is in time, `yyyy-mm-dd`, Asia/Shanghai. */
  due: z.iso.date().nullable(),
})

const taskActs = {
  set: { version: 1, schema: belonging.extend(taskFields.shape) },
  changed: { version: 1, schema: taskFields.partial().extend({ reason }) },
  done: { version: 1, schema: z.strictObject({ note: text(400) }) },
  cancelled: { version: 1, schema: z.strictObject({ reason }) },
  reopened: { version: 1, schema: z.strictObject({ reason }) },
} as const

type TaskAct = ActOf<'case_task', typeof taskActs>
type Rule = Decision<DraftOf<'case_task', typeof taskActs>>
type TaskFields = z.infer<typeof taskFields>

export interface Task extends Belonging, TaskFields {
  status: 'open' | 'done' | 'cancelled'
  setBy: string
  setAt: string
  endedAt: string | null
  note: string
  /** The act that the next correction names. */
  act: string
}

export const taskRecord = defineRecord({
  type: 'case_task',
  acts: taskActs,
  fold(state: Task | null, act: TaskAct): Task {
    switch (act.type) {
      case 'case_task.set':
        return { ...act.payload, status: 'open', setBy: act.actor, setAt: act.happenedAt, endedAt: null, note: '', act: act.id }
      case 'case_task.changed': {
        const { reason: _, ...changes } = act.payload
        return { ...state!, ...changes, act: act.id }
      }
      case 'case_task.done':
        return { ...state!, status: 'done', endedAt: act.happenedAt, note: act.payload.note, act: act.id }
      case 'case_task.cancelled':
        return { ...state!, status: 'cancelled', endedAt: act.happenedAt, note: act.payload.reason, act: act.id }
      case 'case_task.reopened':
        return { ...state!, status: 'open', endedAt: null, note: act.payload.reason, act: act.id }
    }
  },
  tables: [{ name: 'case_tasks', key: ['id'] }],
  rows: (t, id) => ({
    case_tasks: [{ id, case_id: t.case, station: t.station, title: t.title, assignee: t.assignee, due: t.due, status: t.status, set_by: t.setBy, set_at: t.setAt, ended_at: t.endedAt, note: t.note }],
  }),
  attributes: (t) => partAttributes(t, [t.assignee]),
  keeps: ['assignee', 'due'],
  topics: (t) => [...partTopics(t), `account:${t.assignee}`],
})

export function setTask(state: Task | null, where: Belonging, fields: TaskFields, officers: readonly Officer[]): Rule {
  if (state) return refuse('part_exists')
  if (!mayBeAssigned(fields.assignee, where.team, officers)) return refuse('task_assignee', { login: fields.assignee })
  return [{ type: 'case_task.set', payload: { ...where, ...fields } }]
}

export function changeTask(state: Task | null, id: string, given: { [K in keyof TaskFields]?: TaskFields[K] | undefined }, reason: string, officers: readonly Officer[]): Rule {
  if (!state || !isPartOf(state, id)) return refuse('not_found')
  if (state.status !== 'open') return refuse('task_ended')
  const changed = Object.fromEntries(Object.entries(given).filter(([key, value]) => value !== undefined && value !== state[key as keyof TaskFields])) as Partial<TaskFields>
  if (Object.keys(changed).length === 0) return []
  if (changed.assignee !== undefined && !mayBeAssigned(changed.assignee, state.team, officers)) return refuse('task_assignee', { login: changed.assignee })
  return [{ type: 'case_task.changed', payload: { ...changed, reason }, corrects: state.act }]
}

export function endTask(state: Task | null, id: string, how: 'done' | 'cancelled', words: string): Rule {
  if (!state || !isPartOf(state, id)) return refuse('not_found')
  if (state.status === how) return []
  if (state.status !== 'open') return refuse('task_ended')
  return [how === 'done' ? { type: 'case_task.done', payload: { note: words } } : { type: 'case_task.cancelled', payload: { reason: words } }]
}

export function reopenTask(state: Task | null, id: string, reason: string): Rule {
  if (!state || !isPartOf(state, id)) return refuse('not_found')
  if (state.status === 'open') return []
  return [{ type: 'case_task.reopened', payload: { reason }, corrects: state.act }]
}

function mayBeAssigned(login: string, team: string, officers: readonly Officer[]): boolean {
  return officers.some((o) => o.login === login && o.team === team && o.state === 'active')
}
