import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import type { EntryType } from '../fields/field.ts'
import { entryId } from '../fields/schemas.ts'
import { sealValues } from '../fields/seal.ts'
import { sheets } from '../fields/sheets.ts'
import { correct, end, observe, register, revive, settleDifference } from '../spine/decide.ts'
import { textOf, type Entry } from '../spine/entry.ts'
import { draftsOf, entryRecords } from '../spine/records.ts'
import type { EntryDraft } from '../spine/acts.ts'
import { parseValues, typeParam } from '../values.ts'
import { entryParams, reason, type RegistryParts } from './parts.ts'

/** Values are parsed by the sheet of the address's type, once it is known. */
const anyValues = z.record(z.string().max(40), z.unknown())
const done = z.object({ id: z.string(), version: z.number().optional() })
const day = z.iso.date()

type EntryCall = Call<z.output<typeof entryParams>, undefined, unknown>

export function recordRoutes(parts: RegistryParts): Route[] {
  const { keyring } = parts
  const change = ({ perform, params: { type, id } }: EntryCall, decide: (state: Entry | null) => EntryDraft[] | { refused: string }) =>
    perform(async (work) => {
      await work.act(entryRecords[type], id, (state) => draftsOf(type, decide(state)))
      return { id }
    })
  const seal = (type: EntryType, given: Record<string, unknown>, state: Entry | null) => sealValues(keyring, sheets[type].fields, parseValues(type, given), state && textOf(state, 'document'))
  return [
    defineRoute({
      method: 'POST', url: '/api/registry/:type', action: 'registry.record', summary: 'Register an address, building, dwelling, household, person or business', params: z.strictObject({ type: typeParam }),
      body: z.strictObject({ id: entryId.optional(), station: z.string().max(40).optional(), values: anyValues }), response: done,
      handle: ({ perform, params: { type }, body, intentId, principal }) =>
        perform(async (work) => {
          const id = body.id ?? intentId
          const station = body.station ?? principal.station
          const values = seal(type, body.values, null)
          await work.act(entryRecords[type], id, (state) => draftsOf(type, register(state, sheets[type].fields, { station, source: 'desk', visit: null, values })))
          return { id }
        }),
    }),
    defineRoute({
      method: 'POST', url: '/api/registry/:type/:id/observe', action: 'registry.record', summary: 'What was said or seen of a record; where a field was changed meanwhile, both stand until somebody decides', params: entryParams,
      body: z.strictObject({ base: z.number().int().min(0), said: anyValues, confirmed: z.array(z.string().max(40)).max(40).default([]) }), response: done,
      handle: (call) => {
        const { type } = call.params
        const { base, said, confirmed } = call.body
        const unknown = confirmed.filter((field) => !sheets[type].fields[field])
        if (unknown.length > 0) throw new Fault('bad_input', { fields: unknown.join(', ') }, 400)
        return change(call, (state) => observe(state, { visit: null, base, said: seal(type, said, state), confirmed, happenedAt: new Date(call.now).toISOString() }))
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/registry/:type/:id/correct', action: 'registry.correct', summary: 'Correct a record, with the reason', params: entryParams,
      body: z.strictObject({ changes: anyValues, reason }), response: done,
      handle: (call) => change(call, (state) => correct(state, sheets[call.params.type].fields, seal(call.params.type, call.body.changes, state), call.body.reason)),
    }),
    defineRoute({
      method: 'POST', url: '/api/registry/:type/:id/settle', action: 'registry.correct', summary: 'Decide which of two sayings of one field holds; the history keeps both', params: entryParams,
      body: z.strictObject({ field: z.string().max(40), act: z.uuid(), keep: z.enum(['standing', 'offered']), reason }), response: done,
      handle: (call) => change(call, (state) => settleDifference(state, call.body)),
    }),
    defineRoute({
      method: 'POST', url: '/api/registry/:type/:id/end', action: 'registry.record', summary: 'Moved away, died, closed, pulled down: the record has ended', params: entryParams,
      body: z.strictObject({ why: z.string().max(40), on: day }), response: done,
      handle: (call) => {
        if (!sheets[call.params.type].ends[call.body.why]) throw new Fault('bad_input', { fields: 'why' }, 400)
        return change(call, (state) => end(state, { ...call.body, visit: null }))
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/registry/:type/:id/revive', action: 'registry.correct', summary: 'It had not ended after all', params: entryParams, body: z.strictObject({ reason }), response: done,
      handle: (call) => change(call, (state) => revive(state, call.body.reason)),
    }),
  ]
}
