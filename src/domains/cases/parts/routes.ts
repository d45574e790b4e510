import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { id as shortId, reason, text } from '../acts.ts'
import { findAccounts } from '../queries.ts'
import { correctNote, noteRecord, noteText, writeNote } from './note.ts'
import { belongTo, enterCase, partAction, partParams } from './part.ts'
import { correctPerson, lookAtPerson, lookReasons, namePerson, personFields, personRecord, removePerson } from './person.ts'
import { changeTask, endTask, reopenTask, setTask, taskFields, taskRecord } from './task.ts'

const params = z.strictObject({ id: shortId })
const made = z.object({ id: z.string() })

const writeNoteRoute = defineRoute({
  method: 'POST', url: '/api/cases/:id/notes', action: 'case.work', summary: 'Write a note', params, body: z.strictObject({ text: noteText }), response: made,
  handle: ({ perform, params: { id }, body, intentId }) =>
    perform(async (work) => {
      const found = await enterCase(work, id)
      await work.act(noteRecord, intentId, (state) => writeNote(state, belongTo(id, found), body.text), partAction)
      return { id: intentId }
    }, { purpose: { type: 'case', id } }),
})

const correctNoteRoute = defineRoute({
  method: 'POST', url: '/api/cases/:id/notes/:part/correct', action: 'case.work', summary: 'Correct a note of one’s own', params: partParams, body: z.strictObject({ text: noteText, reason }), response: made,
  handle: ({ perform, params: { id, part }, body }) =>
    perform(async (work) => {
      await enterCase(work, id)
      await work.act(noteRecord, part, (state, { actor }) => correctNote(state, id, body.text, body.reason, actor), partAction)
      return { id: part }
    }, { purpose: { type: 'case', id } }),
})

const setTaskRoute = defineRoute({
  method: 'POST', url: '/api/cases/:id/tasks', action: 'case.work', summary: 'Set a task', params, body: taskFields, response: made,
  handle: ({ perform, params: { id }, body, intentId }) =>
    perform(async (work) => {
      const found = await enterCase(work, id)
      const officers = await findAccounts(work.tx, work.county, [body.assignee])
      await work.act(taskRecord, intentId, (state) => setTask(state, belongTo(id, found), body, officers), partAction)
      return { id: intentId }
    }, { purpose: { type: 'case', id } }),
})

const changeTaskRoute = defineRoute({
  method: 'POST', url: '/api/cases/:id/tasks/:part/change', action: 'case.work', summary: 'Change a task', params: partParams, body: taskFields.partial().extend({ reason }), response: made,
  handle: ({ perform, params: { id, part }, body: { reason, ...given } }) =>
    perform(async (work) => {
      await enterCase(work, id)
      const officers = await findAccounts(work.tx, work.county, given.assignee ? [given.assignee] : [])
      await work.act(taskRecord, part, (state) => changeTask(state, id, given, reason, officers), partAction)
      return { id: part }
    }, { purpose: { type: 'case', id } }),
})

/** The assignee says that it is done: judged on the task, since they need not be an officer of the case. */
const doneTaskRoute = defineRoute({
  method: 'POST', url: '/api/cases/:id/tasks/:part/done', action: 'case.doTask', summary: 'A task is done', params: partParams, body: z.strictObject({ note: text(400).default('') }), response: made,
  handle: ({ perform, params: { id, part }, body }) =>
    perform(async (work) => {
      await enterCase(work, id, { action: 'case.open' })
      await work.act(taskRecord, part, (state) => endTask(state, id, 'done', body.note))
      return { id: part }
    }, { purpose: { type: 'case', id } }),
})

const endTaskRoutes = (['cancel', 'reopen'] as const).map((verb) =>
  defineRoute({
    method: 'POST', url: `/api/cases/:id/tasks/:part/${verb}`, action: 'case.work', summary: `A task: ${verb}`, params: partParams, body: z.strictObject({ reason }), response: made,
    handle: ({ perform, params: { id, part }, body }) =>
      perform(async (work) => {
        await enterCase(work, id)
        await work.act(taskRecord, part, (state) => (verb === 'cancel' ? endTask(state, id, 'cancelled', body.reason) : reopenTask(state, id, body.reason)), partAction)
        return { id: part }
      }, { purpose: { type: 'case', id } }),
  }),
)

const namePersonRoute = defineRoute({
  method: 'POST', url: '/api/cases/:id/people', action: 'case.work', summary: 'Name a person of the case', params, body: personFields, response: made,
  handle: ({ perform, params: { id }, body, intentId }) =>
    perform(async (work) => {
      const found = await enterCase(work, id)
      await work.act(personRecord, intentId, (state) => namePerson(state, belongTo(id, found), body), partAction)
      return { id: intentId }
    }, { purpose: { type: 'case', id } }),
})

const correctPersonRoute = defineRoute({
  method: 'POST', url: '/api/cases/:id/people/:part/correct', action: 'case.work', summary: 'Correct a person’s record', params: partParams, body: personFields.partial().extend({ reason }), response: made,
  handle: ({ perform, params: { id, part }, body: { reason, ...given } }) =>
    perform(async (work) => {
      await enterCase(work, id)
      await work.act(personRecord, part, (state) => correctPerson(state, id, given, reason), partAction)
      return { id: part }
    }, { purpose: { type: 'case', id } }),
})

const removePersonRoute = defineRoute({
  method: 'POST', url: '/api/cases/:id/people/:part/remove', action: 'case.work', summary: 'Take a person out of the case', params: partParams, body: z.strictObject({ reason }), response: made,
  handle: ({ perform, params: { id, part }, body }) =>
    perform(async (work) => {
      await enterCase(work, id)
      await work.act(personRecord, part, (state) => removePerson(state, id, body.reason), partAction)
      return { id: part }
    }, { purpose: { type: 'case', id } }),
})

/** Names and numbers are masked everywhere else; here the look is an act, committed before the answer. */
const lookAtPersonRoute = defineRoute({
  method: 'POST', url: '/api/cases/:id/people/:part/look', action: 'case.look', summary: 'Open a person’s full record', params: partParams, body: z.strictObject({ reason: z.enum(lookReasons) }),
  response: z.object({ id: z.string(), name: z.string(), phone: z.string(), role: z.string() }),
  async handle({ perform, open, params: { id, part }, body }) {
    await perform(async (work) => {
      await enterCase(work, id, { ended: 'allowed' })
      await work.act(personRecord, part, (state) => lookAtPerson(state, id, body.reason), partAction)
      return {}
    }, { purpose: { type: 'case', id } })
    // Read afterwards: the stored answer of an intent holds no name.
    const { name, phone, role } = await open(personRecord, part, partAction)
    return { id: part, name, phone, role }
  },
})

export const partRoutes: Route[] = [
  writeNoteRoute, correctNoteRoute, setTaskRoute, changeTaskRoute, doneTaskRoute, ...endTaskRoutes, namePersonRoute, correctPersonRoute, removePersonRoute, lookAtPersonRoute,
]
