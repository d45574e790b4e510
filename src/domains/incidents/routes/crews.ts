import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { natures, priorities } from '../acts.ts'
import { rankCandidates } from '../candidates.ts'
import { listCrewsAtWork, type CrewAtWork } from '../crews.ts'
import { incidentRecord } from '../project.ts'

const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit)

/** The units of the desk: who is on duty, heard, free, and on what. */
export const listCrewsRoute = defineRoute({
  method: 'GET',
  url: '/api/crews',
  action: 'crew.list',
  summary: 'Crews with their state (free, busy, unreachable, off) and the calls they are on',
  query: z.strictObject({ duty: z.stringbool().optional() }),
  async handle({ judgeOwn, read, query, county, now }) {
    judgeOwn()
    const crews = await read((tx) => listCrewsAtWork(tx, county, now, query.duty ? { duty: true } : {}))
    return { now: toInstant(now), crews: crews.map(showCrew) }
  },
})

/** While the caller still speaks: the nearest free crews for what is known so far. */
export const findCandidates = defineRoute({
  method: 'GET',
  url: '/api/candidates',
  action: 'crew.list',
  summary: 'Crews for a call that is still being written down, the best first, with the reasons',
  query: z.strictObject({
    lon: degrees(180).optional(), lat: degrees(90).optional(), station: z.string().max(40).default(''),
    nature: z.enum(natures).default('other'), priority: z.coerce.number().pipe(z.literal(priorities)).default(2),
  }),
  async handle({ judgeOwn, read, query, county, now }) {
    judgeOwn()
    const { lon, lat, ...need } = query
    const position = lon === undefined || lat === undefined ? null : { lon, lat }
    const crews = await read((tx) => listCrewsAtWork(tx, county, now, { duty: true }))
    return { candidates: rankCandidates(crews, { ...need, position }, now) }
  },
})

export const listCandidates = defineRoute({
  method: 'GET',
  url: '/api/incidents/:id/candidates',
  action: 'incident.open',
  summary: 'Crews for this call, the best first, with the reasons: distance, free, heard, station, vehicle',
  params: z.strictObject({ id: z.string().max(60) }),
  async handle({ open, read, params, county, now }) {
    const call = await open(incidentRecord, params.id)
    const crews = await read((tx) => listCrewsAtWork(tx, county, now, { duty: true }))
    return { candidates: rankCandidates(crews, call, now) }
  },
})

function showCrew(c: CrewAtWork) {
  return {
    id: c.id, callsign: c.callsign, station: c.station, vehicle: c.vehicle, members: c.members, phone: c.phone, state: c.state, on: c.on,
    position: c.position, locatedAt: toInstant(c.locatedAt), heardAt: toInstant(c.heardAt), dutyFrom: toInstant(c.dutyFrom), battery: c.battery, visible: c.visible,
  }
}

const toInstant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
