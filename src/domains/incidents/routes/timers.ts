import { z } from 'zod'
import type { Platform } from '#platform/platform.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { changeTimers, findTimers, timers, timersRecord } from '../timers.ts'

/** When waiting turns amber and red: read by every desk, changed by its leads. */
export function timerRoutes({ database, county }: Pick<Platform, 'database' | 'county'>): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/desk/timers',
      action: 'timers.read',
      summary: 'Seconds after which a waiting call turns amber and red, by priority',
      response: timers,
      async handle({ judgeOwn, principal }) {
        judgeOwn()
        return database.read({ county, stations: 'all', account: principal.account }, (tx) => findTimers(tx, county))
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/desk/timers',
      action: 'timers.change',
      summary: 'Set the timers of the county',
      body: timers.extend({ reason: z.string().min(1).max(400) }),
      response: timers,
      handle: ({ perform, body: { reason, ...given } }) => perform((work) => work.act(timersRecord, 'county', (state) => changeTimers(state, given, reason))),
    }),
  ]
}
