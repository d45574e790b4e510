import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { openLive } from '../grants/decide.ts'
import { chooseLiveCameras } from '../grants/facts-of-access.ts'
import { grantRecord } from '../grants/project.ts'
import { admit } from '../playback/admit.ts'
import type { Footage } from '../playback/footage.ts'
import { streamLive } from '../playback/stream-live.ts'

/** One grant an incident, so that its looks are counted together. */
const liveGrantId = (incident: string) => `live.${incident}`

export function liveRoutes(footage: Footage): Route[] {
  const { lookups, platform } = footage
  return [
    defineRoute({
      method: 'POST',
      url: '/api/footage/live',
      action: 'grant.openLive',
      summary: 'Live pictures around an open incident: public places within 300 m, six at most, for the desk and the units sent',
      body: z.strictObject({ incident: z.string().max(50) }),
      response: z.object({ id: z.string(), cameras: z.array(z.object({ id: z.string(), name: z.string(), place: z.string(), position: z.object({ lon: z.number(), lat: z.number() }).nullable() })) }),
      async handle(call) {
        const { incident } = call.body
        const id = liveGrantId(incident)
        const scope = { county: platform.county, stations: 'all' as const, account: 'system' }
        const { ground, cameras } = await platform.database.read(scope, async (tx) => {
          const found = await lookups.ground(tx, { type: 'incident', id: incident })
          return { ground: found, cameras: await lookups.publicCameras(tx, found?.position ?? null) }
        })
        const facts = [...(ground?.isOpen ? ['ground_open'] : []), ...(ground?.people.includes(call.principal.account) ? ['assigned'] : [])]
        // Judged before anything is said about the incident, even that it is unknown.
        call.judge({ type: 'grant', id }, { ...noAttributes, station: ground?.station ?? '', flags: ['incident_live'] }, { facts })
        if (!ground) throw new Fault('not_found', {}, 404)
        const chosen = chooseLiveCameras(cameras, ground.position)
        return call.perform(
          async (work) => {
            await work.act(grantRecord, id, (state) => openLive(state, { ground }, chosen))
            const byId = new Map(cameras.map((c) => [c.id, c]))
            return { id, cameras: chosen.map((camera) => ({ id: camera, name: byId.get(camera)!.name, place: byId.get(camera)!.place, position: byId.get(camera)!.position })) }
          },
          { purpose: ground.ref, facts },
        )
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/looks/:id/live',
      action: 'footage.live',
      summary: 'WebSocket: live pictures of a look’s camera, its main stream or its small one where it has that; messages of src/media/live/wire.ts',
      params: z.strictObject({ id: z.string().max(60) }),
      query: z.strictObject({ transcode: z.literal('h264').optional(), stream: z.enum(['main', 'sub']).default('main') }),
      handle: async () => Promise.reject(new Fault('socket_needed', {}, 426)),
      async socket(call, socket) {
        const admitted = await admit(footage, call, null)
        streamLive(footage, admitted, call, socket, call.query.stream, call.query.transcode === 'h264')
      },
    }),
  ]
}
