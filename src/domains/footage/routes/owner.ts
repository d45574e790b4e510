import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { listOwnerCameras, listOwnerExports, listOwnerLooks, listOwnerServices } from '../owner-queries.ts'
import { answerService, serviceRecord, shownFrom } from '../services/service.ts'

const mostLooks = 500

/** The camera owner's side: my cameras, who looked, when and why, notices to sign or refuse. */
export function ownerRoutes({ database, store, county }: Pick<Platform, 'database' | 'store' | 'county'>): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/owner',
      action: 'owner.see',
      summary: 'My cameras, who looked at them, what was exported, and the notices served to me',
      async handle({ judgeOwn, read, principal, now, mayI }) {
        judgeOwn()
        const at = new Date(now)
        const mayDo = ({ id, legalClass, ownerKind }: { id: string; legalClass: string | null; ownerKind: string }) => {
          const attributes = { ...noAttributes, owner: principal.account, flags: [legalClass ?? 'no_class', ownerKind] }
          const may = (action: string) => mayI(action, { type: 'camera', id }, attributes)
          return { mayPause: may('camera.pause'), mayLook: may('footage.playOwn') }
        }
        return read(async (tx) => ({
          cameras: (await listOwnerCameras(tx, county, principal.account)).map((camera) => ({ ...camera, ...mayDo(camera) })),
          services: await listOwnerServices(tx, county, principal.account, at),
          looks: await listOwnerLooks(tx, county, principal.account, at, mostLooks),
          exports: await listOwnerExports(tx, county, principal.account, at, mostLooks),
        }))
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/owner/services/:id/answer',
      action: 'service.answer',
      summary: 'Sign a notice, or refuse to: both are noted',
      params: z.strictObject({ id: z.string().max(160) }),
      body: z.strictObject({ answer: z.enum(['signed', 'declined']), reason: z.string().max(400).default('') }),
      response: z.object({ id: z.string(), answer: z.string().nullable() }),
      async handle({ perform, params, body, now }) {
        const found = await database.read({ county, stations: 'all', account: 'system' }, (tx) => store.load(tx, serviceRecord, params.id))
        const facts = found && Date.parse(shownFrom(found.state)) <= now ? ['shown'] : []
        return perform(
          async (work) => {
            const state = await work.act(serviceRecord, params.id, (before) => answerService(before, body.answer, body.reason))
            return { id: params.id, answer: state.answer }
          },
          { facts, ...(found ? { purpose: found.state.ground } : {}) },
        )
      },
    }),
  ]
}
