import { z } from 'zod'
import { givenPosition } from '#platform/geo.ts'
import { defineRoute } from '#platform/http/route.ts'
import { intake, relationKinds, text } from '../acts.ts'
import { close } from '../decide.ts'
import { linkCalls } from '../link.ts'
import { incidentRecord } from '../project.ts'
import { receiveCall } from '../receive-call.ts'

/** The desk writes down a call. The number is given here; the id may come from the client, so that nothing is sent twice. */
export const receiveIncident = defineRoute({
  method: 'POST',
  url: '/api/incidents',
  action: 'incident.receive',
  summary: 'Write down a call; link it to others and, when it needs nobody, close it in the same breath',
  body: intake.extend({
    position: givenPosition.nullable(),
    station: z.string().min(1).max(40),
    links: z.array(z.strictObject({ to: z.string().max(60), kind: z.enum(relationKinds), reason: text(400) })).max(5).default([]),
    /** When the desk took the call, by its own clock; the moment `received`. */
    startedAt: z.iso.datetime({ offset: true }).optional(),
    /** Silent, abusive, misdialled: closed at once. */
    closing: z.enum(['silent', 'abusive', 'misdialled', 'no_police_matter']).optional(),
  }),
  response: z.object({ id: z.string(), number: z.string() }),
  handle: ({ perform, body: { links, closing, startedAt, ...given }, now, intentId }) =>
    perform(async (work) => {
      const number = await receiveCall(work, intentId, given, whenTaken(startedAt, now))
      for (const { to, kind, reason } of links) await linkCalls(work, intentId, to, kind, reason)
      if (closing) await work.act(incidentRecord, intentId, (state) => close(state, closing, ''), { action: 'incident.close' })
      return { id: intentId, number }
    }),
})

/** A call is written down while it lasts: not later than now, and not longer than an hour ago. */
function whenTaken(startedAt: string | undefined, now: number): string {
  const started = startedAt === undefined ? now : Date.parse(startedAt)
  return new Date(Math.max(Math.min(started, now), now - 3_600_000)).toISOString()
}
