import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { visitRow } from '../answers.ts'
import { listVisits } from '../queries.ts'
import { correctVisit, outcomes, settleVisitFlag, text, visitRecord } from '../visit.ts'
import { made, params, reason } from './shared.ts'

export const visitRoutes: Route[] = [
  defineRoute({
    method: 'GET', url: '/api/visits', action: 'visit.list', summary: 'Visits: one’s own, or the station’s; of a round, of a door, those that a supervisor must look at',
    query: z.strictObject({ of: z.enum(['me', 'station']).default('me'), round: z.string().max(60).optional(), place: z.string().max(80).optional(), flagged: z.enum(['yes']).optional() }), response: z.object({ visits: z.array(visitRow) }),
    async handle({ judge, read, county, principal, query: { of, flagged, round, place } }) {
      const isOwn = of === 'me'
      judge({ type: 'list', id: 'visits' }, { ...noAttributes, station: principal.station, owner: isOwn ? principal.account : '' })
      const rows = await read((tx) => listVisits(tx, county, { ...(isOwn ? { account: principal.account } : {}), ...(round ? { round } : {}), ...(place ? { place } : {}), flagged: flagged === 'yes' }))
      return { visits: rows.map((v) => ({ id: v.id, station: v.station, round: v.round, place: { type: v.place_type, id: v.place, text: v.place_text }, by: v.by, partner: v.partner, outcome: v.outcome, at: v.at.toISOString(), leaflets: v.leaflets, photos: v.photos, flagged: v.flagged })) }
    },
  }),
  defineRoute({
    method: 'GET', url: '/api/visits/:id', action: 'visit.open', summary: 'One visit', params,
    async handle({ open, params: { id } }) {
      return { id, ...(await open(visitRecord, id)) }
    },
  }),
  defineRoute({
    method: 'POST', url: '/api/visits/:id/correct', action: 'visit.correct', summary: 'Correct a visit, with the reason; what was said of people is corrected in their records', params,
    body: z.strictObject({ outcome: z.enum(outcomes).optional(), leaflets: z.array(text(60)).max(20).optional(), note: text(1000).optional(), reason }), response: made,
    handle: ({ perform, params: { id }, body: { reason: why, ...changes } }) => perform(async (work) => {
      await work.act(visitRecord, id, (state) => correctVisit(state, changes, why))
      return { id }
    }),
  }),
  defineRoute({
    method: 'POST', url: '/api/visits/:id/settleFlag', action: 'visit.supervise', summary: 'A supervisor has looked at a visit of a round that was another’s or over', params, body: z.strictObject({ reason }), response: made,
    handle: ({ perform, params: { id }, body }) => perform(async (work) => {
      await work.act(visitRecord, id, (state) => settleVisitFlag(state, body.reason))
      return { id }
    }),
  }),
]
