import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { grantRecord } from '../grants/project.ts'
import { describeCameras, listCamerasAround } from '../queries.ts'
import { neighbours } from './answer.ts'
import { findNeighbours } from './find-neighbours.ts'

/** The same moment elsewhere: which cameras stand beside one of a grant's. */
export const neighboursRoute = ({ database, county }: Pick<Platform, 'database' | 'county'>) =>
  defineRoute({
    method: 'GET',
    url: '/api/footage/grants/:id/neighbours',
    action: 'grant.open',
    summary: 'Cameras around one of a grant’s cameras, by distance and direction: those it covers, and by name those that would have to be asked for',
    params: z.strictObject({ id: z.string().max(60) }),
    query: z.strictObject({ camera: z.string().max(60) }),
    response: neighbours,
    async handle({ open, read, params, query, mayI, principal }) {
      const grant = await open(grantRecord, params.id)
      if (!grant.cameras.includes(query.camera)) throw new Fault('not_found', {}, 404)
      // Names of cameras belong to the grant: also where the camera is another station's.
      const granted = await database.read({ county, stations: 'all', account: 'system' }, (tx) => describeCameras(tx, county, grant.cameras))
      const here = granted.find(({ id }) => id === query.camera)
      if (!here) return { neighbours: [] }
      // Others are known to whoever may ask for them, as the dialog for that names them.
      const mayAsk = mayI('grant.ask', { type: 'list', id: 'grant.ask' }, { ...noAttributes, station: principal.station }, ['call'])
      const others = mayAsk && here.position ? await read((tx) => listCamerasAround(tx, county, here.position!)) : []
      const around = findNeighbours(here, [...granted, ...others.filter(({ id }) => !grant.cameras.includes(id))])
      return {
        neighbours: around.map(({ id, name, place, ownerName, metres, direction, isAhead, looksBack }) => ({ id, name, place, ownerName, metres, direction, isAhead, looksBack, isGranted: grant.cameras.includes(id) })),
      }
    },
  })
