import { z } from 'zod'
import type { Principal } from '#platform/policy/principal.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { correctNote, handShiftOver, note, openShift, takeShiftOver } from '../decide.ts'
import { shiftRecord } from '../project.ts'
import { listOpenCalls, listShifts } from '../queries.ts'

const params = z.strictObject({ id: z.string().max(60) })
const answer = z.object({ id: z.string() })
const reason = z.string().min(1).max(400)

/** The desk that someone sits at: their team or room, else their station. */
const unitOf = ({ team, station }: Principal) => team || station || 'county'

export const shiftRoutes: Route[] = [
  defineRoute({
    method: 'GET',
    url: '/api/shifts',
    action: 'shift.list',
    summary: 'The newest shifts of my desk with their notes: the running one, and what the one before handed over',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(20).default(2) }),
    async handle({ judgeOwn, open, read, principal, query, county }) {
      judgeOwn()
      const found = await read((tx) => listShifts(tx, county, unitOf(principal), query.limit))
      return { shifts: await Promise.all(found.map(async ({ id }) => ({ id, ...(await open(shiftRecord, id)) }))) }
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/shifts',
    action: 'shift.keep',
    summary: 'Open the first shift of my desk; later ones open by taking over',
    body: z.strictObject({}),
    response: answer,
    handle: ({ perform, principal, intentId: id }) =>
      perform(async (work) => {
        const [running] = await listShifts(work.tx, work.county, unitOf(principal), 1)
        await work.act(shiftRecord, running && running.state !== 'taken_over' ? running.id : id, (state) =>
          openShift(state, { unit: unitOf(principal), station: principal.station, previous: null }),
        )
        return { id }
      }),
  }),
  defineRoute({
    method: 'POST',
    url: '/api/shifts/:id/note',
    action: 'shift.keep',
    summary: 'A note for those who come after',
    params,
    body: z.strictObject({ text: z.string().min(1).max(2000), incident: z.string().max(60).nullable().default(null) }),
    response: answer,
    handle: ({ perform, params: { id }, body }) =>
      perform(async (work) => {
        await work.act(shiftRecord, id, (state) => note(state, body.text, body.incident))
        return { id }
      }),
  }),
  defineRoute({
    method: 'POST',
    url: '/api/shifts/:id/correctNote',
    action: 'shift.keep',
    summary: 'Correct a note',
    params,
    body: z.strictObject({ note: z.string().max(60), text: z.string().min(1).max(2000), reason }),
    response: answer,
    handle: ({ perform, params: { id }, body }) =>
      perform(async (work) => {
        await work.act(shiftRecord, id, (state) => correctNote(state, body.note, body.text, body.reason))
        return { id }
      }),
  }),
  defineRoute({
    method: 'POST',
    url: '/api/shifts/:id/handOver',
    action: 'shift.keep',
    summary: 'Hand over with a summary; the calls that are open are noted',
    params,
    body: z.strictObject({ summary: z.string().max(4000) }),
    response: answer,
    handle: ({ perform, params: { id }, body, principal }) =>
      perform(async (work) => {
        const open = await listOpenCalls(work.tx, work.county, principal.station)
        await work.act(shiftRecord, id, (state) => handShiftOver(state, body.summary, open.map((call) => call.id)))
        return { id }
      }),
  }),
  defineRoute({
    method: 'POST',
    url: '/api/shifts/:id/takeOver',
    action: 'shift.takeOver',
    summary: 'The receipt of the next shift, which opens with it; answers its id',
    params,
    body: z.strictObject({}),
    response: answer,
    handle: ({ perform, params: { id: previous }, intentId: id }) =>
      perform(async (work) => {
        const before = await work.act(shiftRecord, previous, (state) => takeShiftOver(state))
        const { unit, station } = before
        await work.act(shiftRecord, id, (state) => openShift(state, { unit, station, previous }), { action: 'shift.keep' })
        return { id }
      }),
  }),
]
