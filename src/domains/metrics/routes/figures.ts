import { dayInShanghai } from '#platform/calendar.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { definitionOn } from '#domains/cases/index.ts'
import { callDefinitionOn } from '#domains/incidents/index.ts'
import { figures } from '../answers.ts'
import { figuresFollower } from '../follower.ts'
import { countDays, periodOn } from '../period.ts'
import { countCalls, countCallsByDay, countCases } from '../queries.ts'
import { spreadDays, tallyCalls, tallyCases } from '../tally.ts'
import { asOfAndStation, judgeStation, refuseFuture } from './scope.ts'

/** The two figures: solved rate, and calls against last year, with the counts behind them. */
export function figuresRoute(platform: Pick<Platform, 'followers'>): Route {
  return defineRoute({
    method: 'GET',
    url: '/api/figures',
    action: 'figures.read',
    summary: 'Solved rate and calls, this year to date against last year to the same date',
    query: asOfAndStation,
    response: figures,
    async handle({ judge, read, query, principal, county, now }) {
      judgeStation(judge, principal, query.station)
      const asOf = refuseFuture(query.asOf ?? dayInShanghai(now), now)
      const period = periodOn(asOf, now)
      const received = callDefinitionOn(asOf)
      const station = query.station ?? null
      const follower = platform.followers.status().find((f) => f.name === figuresFollower.name)
      if (!follower) throw new Fault('internal', { id: 'figures' }, 500)
      const { cases, calls, byDay } = await read(async (tx) => ({
        cases: await countCases(tx, county, period, station),
        calls: await countCalls(tx, county, period, station, received.uncounted),
        byDay: await countCallsByDay(tx, county, period, station, received.uncounted),
      }))
      const { knownBefore: _, ...days } = period
      const lengths = { this: countDays(period.from, period.to), last: countDays(period.lastFrom, period.from) - 1 }
      return {
        asOf, at: new Date(now).toISOString(), behind: follower.behind, lagMs: Math.round(follower.lagMs), period: days,
        definitions: { filed: definitionOn('filed', asOf), solved: definitionOn('solved', asOf), closed: definitionOn('closed', asOf), received },
        cases: tallyCases(cases), calls: { ...tallyCalls(calls), byDay: spreadDays(byDay, lengths) },
      }
    },
  })
}
