import { z } from 'zod'
import { dayInShanghai } from '#platform/calendar.ts'
import { allocateNumber } from '#platform/acts/numbers.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { closeReception, endOfReception, openReception, receptionKinds, receptionRecord } from '../looks/reception.ts'

/** `JD-<station>-<yyyymmdd>-<three digits>`: 接待. */
const formatNumber = (station: string, day: string, last: number) => `JD-${station}-${day.replaceAll('-', '')}-${String(last).padStart(3, '0')}`

export const receptionRoutes: Route[] = [
  defineRoute({
    method: 'POST', url: '/api/receptions', action: 'reception.keep', summary: 'Somebody came to the front desk: what for; the ground of looking into the register',
    body: z.strictObject({ kind: z.enum(receptionKinds), who: z.string().trim().min(1).max(60), text: z.string().max(400).default('') }), response: z.object({ id: z.string(), number: z.string() }),
    handle: ({ perform, body, intentId, principal: { station } }) =>
      perform(async (work) => {
        const day = dayInShanghai(work.now)
        const number = formatNumber(station, day, await allocateNumber(work.tx, work.county, `reception:${station}:${day}`))
        const made = await work.act(receptionRecord, intentId, (state) => openReception(state, { ...body, station, number }))
        return { id: intentId, number: made.number }
      }),
  }),
  defineRoute({
    method: 'POST', url: '/api/receptions/:id/close', action: 'reception.keep', summary: 'What came of it', params: z.strictObject({ id: z.string().max(60) }), body: z.strictObject({ result: z.string().max(400) }), response: z.object({ id: z.string() }),
    handle: ({ perform, params: { id }, body }) =>
      perform(async (work) => {
        await work.act(receptionRecord, id, (state) => closeReception(state, body.result))
        return { id }
      }),
  }),
  defineRoute({
    method: 'GET', url: '/api/receptions', action: 'reception.keep', summary: 'One’s own receptions of the last day',
    response: z.object({ receptions: z.array(z.object({ id: z.string(), number: z.string(), kind: z.enum(receptionKinds), at: z.string(), /** When it ends as a ground, where nobody closes it before. */ until: z.string(), closedAt: z.string().nullable() })) }),
    async handle({ judgeOwn, read, county, principal, now }) {
      judgeOwn()
      const rows = await read((tx) => tx.db.selectFrom('receptions').select(['id', 'number', 'kind', 'at', 'closed_at']).where('county', '=', county).where('by', '=', principal.account).where('at', '>', new Date(now - 86_400_000)).orderBy('at', 'desc').execute())
      return { receptions: rows.map((r) => ({ id: r.id, number: r.number, kind: r.kind as (typeof receptionKinds)[number], at: r.at.toISOString(), until: endOfReception(r.at.toISOString()), closedAt: r.closed_at?.toISOString() ?? null })) }
    },
  }),
]
