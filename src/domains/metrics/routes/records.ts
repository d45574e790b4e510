import { z } from 'zod'
import { dayInShanghai } from '#platform/calendar.ts'
import { defineRoute } from '#platform/http/route.ts'
import { callDefinitionOn } from '#domains/incidents/index.ts'
import { callsBehind, casesBehind } from '../answers.ts'
import { periodOn } from '../period.ts'
import { listCallsBehind, listCasesBehind, type RecordFilter } from '../queries.ts'
import { asOfAndStation, judgeStation, refuseFuture } from './scope.ts'

const behind = asOfAndStation.extend({
  stretch: z.enum(['this', 'last']).default('this'),
  /** Kind of case or nature of call. */
  kind: z.string().max(40).optional(),
  month: z.coerce.number().int().min(1).max(12).optional(),
})

/** The cases behind a number, by number and day: what is in them is opened, and judged, one by one. */
export const casesBehindRoute = defineRoute({
  method: 'GET',
  url: '/api/figures/cases',
  action: 'figures.read',
  summary: 'The cases behind a figure',
  query: behind.extend({ only: z.enum(['filed', 'solved']).default('filed') }),
  response: casesBehind,
  async handle({ judge, read, query, principal, county, now }) {
    judgeStation(judge, principal, query.station)
    const period = periodOn(refuseFuture(query.asOf ?? dayInShanghai(now), now), now)
    return { cases: await read((tx) => listCasesBehind(tx, county, period, toFilter(query), query.only === 'solved')) }
  },
})

export const callsBehindRoute = defineRoute({
  method: 'GET',
  url: '/api/figures/calls',
  action: 'figures.read',
  summary: 'The calls behind a figure',
  query: behind.extend({ only: z.enum(['received', 'uncounted']).default('received') }),
  response: callsBehind,
  async handle({ judge, read, query, principal, county, now }) {
    judgeStation(judge, principal, query.station)
    const asOf = refuseFuture(query.asOf ?? dayInShanghai(now), now)
    const { uncounted } = callDefinitionOn(asOf)
    return { calls: await read((tx) => listCallsBehind(tx, county, periodOn(asOf, now), toFilter(query), uncounted, query.only === 'uncounted')) }
  },
})

function toFilter({ stretch, station, kind, month }: Omit<z.output<typeof behind>, 'asOf'>): RecordFilter {
  return { stretch, station: station ?? null, kind: kind ?? null, month: month ?? null }
}
