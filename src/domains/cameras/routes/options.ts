import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { listOwnerAccounts, listStations } from '../queries.ts'

/** What the form offers to choose from: stations of one's own reach, accounts of owners. */
export const cameraOptionsRoute = (platform: Pick<Platform, 'database'>) =>
  defineRoute({
    method: 'GET',
    url: '/api/camera-options',
    action: 'camera.register',
    summary: 'Stations and owners to choose from when adding a camera',
    response: z.object({
      stations: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
      owners: z.array(z.object({ account: z.string(), name: z.string() })),
    }),
    async handle({ judgeOwn, county, principal }) {
      judgeOwn()
      return platform.database.read({ county, stations: 'all', account: principal.account }, async (tx) => {
        const stations = await listStations(tx, county, principal.station)
        const owners = await listOwnerAccounts(tx, county)
        return { stations: stations.map((s) => ({ id: s.id, zh: s.name_zh, en: s.name_en })), owners: owners.map((o) => ({ account: o.id, name: o.name })) }
      })
    },
  })
