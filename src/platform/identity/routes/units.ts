import { z } from 'zod'
import { defineRoute } from '../../http/route.ts'
import { listUnits } from '../queries.ts'

/** The county's tree of units: names for every screen. */
export const listUnitsRoute = defineRoute({
  method: 'GET',
  url: '/api/units',
  action: 'unit.list',
  summary: 'The county, its bureau, stations, teams, rooms and grids',
  response: z.object({
    units: z.array(z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }), kind: z.string(), parent: z.string(), station: z.string() })),
  }),
  async handle({ judgeOwn, read, county }) {
    judgeOwn()
    const found = await read((tx) => listUnits(tx, county))
    return { units: found.map((u) => ({ id: u.id, name: { zh: u.name_zh, en: u.name_en }, kind: u.kind, parent: u.parent, station: u.station })) }
  },
})
