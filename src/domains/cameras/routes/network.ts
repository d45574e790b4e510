import { z } from 'zod'
import { defineRoute, type Call } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { cameraFilter } from '../camera-filter.ts'
import { countBranches, countCameras, listPoints } from '../network-queries.ts'
import { readAsAsker, readFilter, tendsAll } from './list.ts'
import { branch, counts, point } from './network-answers.ts'

/** The county's cameras by town, station and owner, and as points of a map: small answers for thousands. */
export const networkRoutes = (platform: Pick<Platform, 'database'>) => [
  defineRoute({
    method: 'GET',
    url: '/api/camera-tree',
    action: 'camera.list',
    summary: 'One level of the tree: towns; stations of a town; owners of a station in a town. With counts of cameras and of those offline',
    query: z.strictObject({ town: z.string().max(40).optional(), station: z.string().max(40).optional() }),
    response: z.object({ level: z.enum(['town', 'station', 'owner']), branches: z.array(branch) }),
    async handle(call) {
      call.judgeOwn()
      const { town, station } = call.query
      const level = town === undefined ? 'town' : station === undefined ? 'station' : 'owner'
      // Whoever only tends the machine learns nothing of owners.
      if (level === 'owner' && tendsAll(call)) return { level, branches: [] }
      return { level, branches: await readAsAsker(platform, call as unknown as Call, (tx) => countBranches(tx, call.county, { town, station })) }
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/api/camera-points',
    action: 'camera.list',
    summary: 'Every camera in service that has a position, as rows [id, longitude, latitude, bearing, look]; look: bits of 1 active, 2 offline, 4 public place',
    query: z.strictObject(cameraFilter),
    response: z.object({ points: z.array(point) }),
    async handle(call) {
      call.judgeOwn()
      const filter = readFilter(call as unknown as Call, call.query)
      const points = await readAsAsker(platform, call as unknown as Call, (tx) => listPoints(tx, call.county, filter))
      return call.reply.type('application/json; charset=utf-8').send(`{"points":${points}}`)
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/api/camera-counts',
    action: 'camera.list',
    summary: 'How many of the cameras that a filter means are active, record, are in trouble, lack something, wait',
    query: z.strictObject(cameraFilter),
    response: counts,
    async handle(call) {
      call.judgeOwn()
      const filter = readFilter(call as unknown as Call, call.query)
      return readAsAsker(platform, call as unknown as Call, (tx) => countCameras(tx, call.county, filter))
    },
  }),
]
