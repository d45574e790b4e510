import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { listCrewsOf, listIncidents } from '../queries.ts'

const instant = z.string().nullable()
const row = z.object({
  id: z.string(), number: z.string(), station: z.string(), status: z.string(), nature: z.string(), priority: z.number(),
  place: z.string(), position: z.object({ lon: z.number(), lat: z.number() }).nullable(), text: z.string(),
  times: z.object({
    received: z.string(), dispatched: instant, accepted: instant, en_route: instant, on_scene: instant, first_feedback: instant, closed: instant, called_back: instant,
  }),
  crews: z.array(z.object({ crew: z.string(), state: z.string(), dispatchedAt: z.string(), acceptBy: instant, overdue: z.boolean() })),
  offer: z.string().nullable(),
  /** Facts that wait for a supervisor. */
  flagged: z.number(),
  handOver: z.object({ team: z.string(), at: z.string(), takenOverAt: instant }).nullable(),
  closing: z.string().nullable(), satisfied: z.string().nullable(),
})

export const listIncidentsRoute = defineRoute({
  method: 'GET',
  url: '/api/incidents',
  action: 'incident.list',
  summary: 'The queue: open calls first, the most urgent on top',
  query: z.strictObject({ open: z.stringbool().optional(), team: z.string().max(40).optional(), q: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  response: z.object({ incidents: z.array(row) }),
  async handle({ judgeOwn, read, query, county }) {
    judgeOwn()
    return read(async (tx) => {
      const found = await listIncidents(tx, county, query)
      const crews = await listCrewsOf(tx, county, found.map((i) => i.id))
      const incidents = found.map((i) => ({
        id: i.id, number: i.number, station: i.station, status: i.status, nature: i.nature, priority: i.priority,
        place: i.place, position: i.lon === null || i.lat === null ? null : { lon: i.lon, lat: i.lat }, text: i.text,
        times: {
          received: i.received_at.toISOString(), dispatched: toInstant(i.dispatched_at), accepted: toInstant(i.accepted_at), en_route: toInstant(i.en_route_at),
          on_scene: toInstant(i.on_scene_at), first_feedback: toInstant(i.first_feedback_at), closed: toInstant(i.closed_at), called_back: toInstant(i.called_back_at),
        },
        crews: crews.filter((c) => c.incident === i.id).map((c) => ({ crew: c.crew, state: c.state, dispatchedAt: c.dispatched_at.toISOString(), acceptBy: toInstant(c.accept_by), overdue: c.overdue })),
        offer: i.offer, flagged: i.flagged,
        handOver: i.handed_at ? { team: i.team, at: i.handed_at.toISOString(), takenOverAt: toInstant(i.taken_over_at) } : null,
        closing: i.closing, satisfied: i.satisfied,
      }))
      return { incidents }
    })
  },
})

const toInstant = (at: Date | null) => at?.toISOString() ?? null
