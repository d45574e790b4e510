import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { taskRow } from '../answers.ts'
import { listTasks } from '../queries.ts'
import { cancelTask, changeTask, reopenTask, setTask, taskFields, taskRecord } from '../tasks/task.ts'
import { made, params, reason } from './shared.ts'

export const taskRoutes: Route[] = [
  defineRoute({
    method: 'GET', url: '/api/grid-tasks', action: 'task.list', summary: 'Tasks from station and township in one list: one’s own and those nobody has, or all of the station', query: z.strictObject({ of: z.enum(['me', 'station']).default('me'), open: z.enum(['yes', 'no']).default('yes') }),
    response: z.object({ tasks: z.array(taskRow) }),
    async handle({ judge, read, county, principal, query }) {
      const isOwn = query.of === 'me'
      judge({ type: 'list', id: 'tasks' }, { ...noAttributes, station: principal.station, owner: isOwn ? principal.account : '' })
      const rows = await read((tx) => listTasks(tx, county, { ...(isOwn ? { account: principal.account } : {}), open: query.open === 'yes' }))
      return { tasks: rows.map((t) => ({ id: t.id, station: t.station, title: t.title, place: t.place, due: t.due, from: t.origin, assignee: t.assignee, state: t.state, doneBy: t.done_by, doneAt: t.done_at?.toISOString() ?? null, doubled: t.doubled, details: t.details })) }
    },
  }),
  defineRoute({
    method: 'POST', url: '/api/grid-tasks', action: 'task.set', summary: 'Set a task', body: taskFields, response: made,
    handle: ({ perform, body, intentId, principal: { station } }) => perform(async (work) => {
      await work.act(taskRecord, intentId, (state) => setTask(state, { ...body, station }))
      return { id: intentId }
    }),
  }),
  defineRoute({
    method: 'POST', url: '/api/grid-tasks/:id/change', action: 'task.set', summary: 'Change a task, with the reason', params, body: taskFields.omit({ from: true }).partial().extend({ reason }), response: made,
    handle: ({ perform, params: { id }, body: { reason: why, ...changes } }) => perform(async (work) => {
      await work.act(taskRecord, id, (state) => changeTask(state, changes, why))
      return { id }
    }),
  }),
  ...([['reopen', reopenTask, 'It is not done after all'], ['cancel', cancelTask, 'It is not needed any more']] as const).map(([verb, decide, summary]) =>
    defineRoute({
      method: 'POST', url: `/api/grid-tasks/:id/${verb}`, action: 'task.set', summary, params, body: z.strictObject({ reason }), response: made,
      handle: ({ perform, params: { id }, body }) => perform(async (work) => {
        await work.act(taskRecord, id, (state) => decide(state, body.reason))
        return { id }
      }),
    }),
  ),
]
