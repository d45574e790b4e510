import { z } from 'zod'
import type { Database } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import { givenPosition } from '#platform/geo.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { endDuty, startDuty } from '../decide.ts'
import { forgetPresence, heartbeatEveryMs, keepHeartbeat } from '../presence.ts'
import { crewRecord } from '../project.ts'
import { findDutyElsewhere } from '../queries.ts'

const params = z.strictObject({ id: z.string().max(60) })
const duty = z.object({ id: z.string(), onDuty: z.boolean() })

export const startDutyRoute = defineRoute({
  method: 'POST',
  url: '/api/crews/:id/start',
  action: 'crew.start',
  summary: 'Go on duty',
  params,
  body: z.strictObject({}),
  response: duty,
  handle: ({ perform, params: { id } }) =>
    perform(async (work) => {
      const elsewhere = await findDutyElsewhere(work.tx, work.county, id)
      const crew = await work.act(crewRecord, id, (state) => startDuty(state, elsewhere))
      return { id, onDuty: crew.onDuty }
    }),
})

export const endDutyRoute = defineRoute({
  method: 'POST',
  url: '/api/crews/:id/end',
  action: 'crew.end',
  summary: 'End duty: the crew is offered no more, and where it was is forgotten',
  params,
  body: z.strictObject({}),
  response: duty,
  handle: ({ perform, params: { id }, principal }) =>
    perform(async (work) => {
      const crew = await work.act(crewRecord, id, (state) => endDuty(state, state?.members.includes(principal.account) ? 'left' : 'by_desk'))
      await forgetPresence(work.tx, work.county, id)
      return { id, onDuty: crew.onDuty }
    }),
})

/** Not an act: a sign of life every 5 s, of which only the newest is kept. */
export function heartbeatRoute(database: Database): Route {
  return defineRoute({
    method: 'POST',
    url: '/api/crews/:id/heartbeat',
    action: 'crew.heartbeat',
    summary: 'A duty phone is alive; where it is, if it knows',
    params,
    body: z.strictObject({
      position: givenPosition.nullable(),
      battery: z.number().int().min(0).max(100).nullable(),
      visible: z.boolean(),
    }),
    response: z.object({ heardAt: z.string(), everyMs: z.number() }),
    async handle({ open, params: { id }, body, county, now, principal }) {
      await open(crewRecord, id)
      const kept = await database.transact({ county, stations: 'all', account: principal.account }, (tx) => keepHeartbeat(tx, county, id, body, now))
      if (!kept) throw new Fault('crew_off_duty', {}, 409)
      return { heardAt: new Date(now).toISOString(), everyMs: heartbeatEveryMs }
    },
  })
}
