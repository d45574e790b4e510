import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { listCrewsOf, listIncidents } from '../queries.ts'

const row = z.object({
  id: z.string(), number: z.string(), station: z.string(), status: z.string(), nature: z.string(), priority: z.number(),
  place: z.string(), position: z.object({ lon: z.number(), lat: z.number() }).nullable(), text: z.string(),
  receivedAt: z.string(), crews: z.array(z.object({ crew: z.string(), state: z.string() })), team: z.string(), closing: z.string().nullable(),
})

export const listIncidentsRoute = defineRoute({
  method: 'GET',
  url: '/api/incidents',
  action: 'incident.list',
  summary: 'The queue: open calls first, the most urgent on top',
  query: z.strictObject({ open: z.stringbool().optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  response: z.object({ incidents: z.array(row) }),
  async handle({ judgeOwn, read, query, county }) {
    judgeOwn()
    return read(async (tx) => {
      const found = await listIncidents(tx, county, { limit: query.limit, ...(query.open === undefined ? {} : { open: query.open }) })
      const crews = await listCrewsOf(tx, county, found.map((i) => i.id))
      const incidents = found.map((i) => ({
        id: i.id, number: i.number, station: i.station, status: i.status, nature: i.nature, priority: i.priority,
        place: i.place, position: i.lon === null || i.lat === null ? null : { lon: i.lon, lat: i.lat }, text: i.text,
        receivedAt: i.received_at.toISOString(), team: i.team, closing: i.closing,
        crews: crews.filter((c) => c.incident === i.id).map(({ crew, state }) => ({ crew, state })),
      }))
      return { incidents }
    })
  },
})
