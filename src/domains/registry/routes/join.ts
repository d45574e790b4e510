import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import type { Work } from '#platform/acts/store.ts'
import { entryId, type Values } from '../fields/schemas.ts'
import { giveBack, joinInto, part, takeIn } from '../spine/decide.ts'
import type { Entry } from '../spine/entry.ts'
import { draftsOf, entryRecords } from '../spine/records.ts'
import { entryParams, reason } from './parts.ts'

const done = z.object({ id: z.string() })

/** Two records of the same are made one, by a person; the undoing gives both back as they were. Never done by itself. */
export const joinRoutes: Route[] = [
  defineRoute({
    method: 'POST', url: '/api/registry/:type/:id/join', action: 'registry.correct', summary: 'Join another record into this one; `take` names the fields that the other has better', params: entryParams,
    body: z.strictObject({ other: entryId, take: z.array(z.string().max(40)).max(40), reason }), response: done,
    handle: ({ perform, params: { type, id }, body: { other, take, reason: why } }) =>
      perform(async (work) => {
        if (other === id) throw new Fault('entry_joined', {}, 409)
        const record = entryRecords[type]
        const gone = await work.act(record, other, (state) => draftsOf(type, joinInto(state, id, why)))
        const fields: Values = Object.fromEntries(take.flatMap((field) => (gone.fields[field] ? [[field, gone.fields[field].value]] : [])))
        await work.act(record, id, (state) => draftsOf(type, takeIn(state, other, { ...missingFrom(state, gone), ...fields }, why)))
        return { id }
      }),
  }),
  defineRoute({
    method: 'POST', url: '/api/registry/:type/:id/part', action: 'registry.correct', summary: 'They were two after all: both are again as they were', params: entryParams, body: z.strictObject({ other: entryId, reason }), response: done,
    handle: ({ perform, params: { type, id }, body: { other, reason: why } }) =>
      perform(async (work: Work) => {
        const record = entryRecords[type]
        await work.act(record, other, (state) => draftsOf(type, part(state, id, why)))
        await work.act(record, id, (state) => draftsOf(type, giveBack(state, other, why)))
        return { id }
      }),
  }),
]

/** What only the other knows comes along without being asked for. */
function missingFrom(state: Entry | null, gone: Entry): Values {
  return Object.fromEntries(Object.entries(gone.fields).flatMap(([name, { value }]) => (value !== null && (state?.fields[name]?.value ?? null) === null ? [[name, value]] : [])))
}
