import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { former } from '../answers.ts'
import { carryOutRecheck, carryOutReport, givenHazard, givenRecheck, repeatWithinMs, whenHappened } from '../carry-out.ts'
import { placeKey } from '../place.ts'
import { findFormer } from '../queries.ts'
import { kinds, type Severity } from '../rules.ts'
import type { Status } from '../words.ts'

const happenedAt = z.iso.datetime({ offset: true }).optional()
const spine = z.string().max(60).optional()

/** The facts, over the network at once; the same by a device's outbox: intents.ts. */
export const reportRoutes: Route[] = [
  defineRoute({
    method: 'POST',
    url: '/api/hazards',
    action: 'hazard.report',
    summary: 'Report a hazard',
    body: givenHazard.extend({ station: z.string().min(1).max(40).optional(), happenedAt }),
    response: z.object({ id: z.string(), number: z.string(), former: z.string().nullable() }),
    handle: ({ perform, body: { happenedAt: at, station, ...given }, principal, intentId, now }) =>
      perform((work) => carryOutReport(work, intentId, { ...given, station: station ?? principal.station }, whenHappened(at, now)), { id: intentId }),
  }),
  defineRoute({
    method: 'GET',
    url: '/api/hazards/former',
    action: 'hazard.list',
    summary: 'The newest hazard of the same place and kind within twelve months: what is about to be reported may be the same again',
    query: z.strictObject({ kind: z.enum(kinds), text: z.string().max(200).default(''), address: spine, dwelling: spine, business: spine }),
    response: former,
    async handle({ judgeOwn, read, query: { kind, ...place }, county, principal, now }) {
      judgeOwn()
      const key = placeKey({ text: place.text, address: place.address ?? null, dwelling: place.dwelling ?? null, business: place.business ?? null })
      const found = await read((tx) => findFormer(tx, county, { station: principal.station, placeKey: key, kind, since: new Date(now - repeatWithinMs), but: '' }))
      return { former: found ? { id: found.id, number: found.number, status: found.status as Status, severity: found.severity as Severity, foundAt: found.found_at.toISOString() } : null }
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/hazards/:id/recheck',
    action: 'hazard.recheck',
    summary: 'Say what a re-check found',
    params: z.strictObject({ id: z.string().max(60) }),
    body: givenRecheck.extend({ happenedAt }),
    response: z.object({ id: z.string(), status: z.string(), contradicts: z.string().nullable() }),
    handle: ({ perform, params: { id }, body: { happenedAt: at, ...given }, now }) => perform((work) => carryOutRecheck(work, id, given, whenHappened(at, now))),
  }),
]
