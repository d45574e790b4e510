import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { cameraId } from '../grants/acts.ts'
import { closeLook, lookKinds, lookRecord, openLook } from '../looks/look.ts'
import { noteRepeats } from '../looks/repeats.ts'
import type { Footage } from '../playback/footage.ts'

/** Opening and closing a look. What is shown in between stands in footage.ts beside. */
export function lookRoutes(footage: Footage): Route[] {
  const { gate, sessions, lookups } = footage
  return [
    defineRoute({
      method: 'POST',
      url: '/api/footage/looks',
      action: 'look.open',
      summary: 'Open a look at a camera under a grant: on the ledger before the first byte',
      body: z.strictObject({ grant: z.string().max(60), camera: cameraId, kind: z.enum(lookKinds) }),
      response: z.object({ id: z.string(), from: z.string().nullable(), to: z.string().nullable(), until: z.string().nullable(), number: z.string(), cameraName: z.string() }),
      async handle(call) {
        const { body, intentId, principal } = call
        const action = body.kind === 'live' ? 'footage.live' : 'footage.play'
        const { grant } = await gate.judge(call, { grantId: body.grant, camera: body.camera, action, range: body.kind === 'live' ? null : 'whole' })
        const opened = await call.perform(
          async (work) => {
            const camera = await lookups.camera(work.tx, body.camera)
            const { ground, number, station, team, kind: grantKind } = grant
            const opening = { ...body, grantKind, owner: camera?.owner ?? '', ground, number, station, team }
            await work.act(lookRecord, intentId, (state) => openLook(state, opening))
            await noteRepeats(work, principal.account, opening)
            return { id: intentId, from: grant.from, to: grant.to, until: grant.until, number, cameraName: camera?.name ?? '' }
          },
          { purpose: grant.ground, facts: ['follows'] },
        )
        sessions.adopt(opened.id, principal, grant.ground)
        return opened
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/footage/looks/:id/close',
      action: 'look.close',
      summary: 'Close a look; what was served in it is written down',
      params: z.strictObject({ id: z.string().max(60) }),
      response: z.object({ id: z.string() }),
      async handle({ open, params, perform }) {
        const look = await open(lookRecord, params.id)
        await sessions.end(params.id, 'left')
        await perform((work) => work.act(lookRecord, params.id, (state) => closeLook(state, 'left')), { purpose: look.ground })
        return { id: params.id }
      },
    }),
  ]
}
