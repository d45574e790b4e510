import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { listCamerasNear, listSeconds } from '../emergency-queries.ts'
import type { Ground } from '../grants/acts.ts'
import type { Lookups } from '../lookups.ts'
import { findTies } from './ask.ts'

const answer = z.object({
  cameras: z.array(z.object({ id: z.string(), name: z.string(), place: z.string(), ownerKind: z.string(), publicPlace: z.boolean(), distanceM: z.number().nullable() })),
  officers: z.array(z.object({ id: z.string(), name: z.string(), team: z.string(), isOnCall: z.boolean() })),
})

/** What starting an emergency look needs, in the order in which it is most likely wanted: seconds count. */
export function emergencyOptionsRoute(lookups: Lookups): Route {
  return defineRoute({
    method: 'GET',
    url: '/api/footage/emergency-options',
    action: 'grant.askEmergency',
    summary: 'For an emergency look: cameras by their distance from the call, and the officers on duty who may be the second',
    query: z.strictObject({ ground: z.string().regex(/^(case|incident):.{1,60}$/) }),
    response: answer,
    async handle({ principal, county, judge, read, query, now }) {
      const [type, id] = query.ground.split(/:(.*)/s) as [Ground['type'], string]
      const { facts, attributes } = await read((tx) => findTies(tx, lookups, principal, { type, id }))
      // Judged before anything is said about the ground, even that it is unknown.
      judge({ type: 'grant', id: 'new' }, attributes, { facts })
      return read(async (tx) => {
        const ground = await lookups.ground(tx, { type, id })
        if (!ground) throw new Fault('ground_unknown', {}, 404)
        return { cameras: await listCamerasNear(tx, county, ground.position), officers: await listSeconds(tx, county, principal, ground, now) }
      })
    },
  })
}
