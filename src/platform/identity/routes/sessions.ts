import { z } from 'zod'
import { defineRoute, type Route } from '../../http/route.ts'
import { accountRecord } from '../account.ts'
import { listSessions } from '../queries.ts'
import type { Sessions } from '../sessions.ts'

/** Sessions of an account: one's own for everyone, all for the security administrator. */
export function sessionRoutes(sessions: Sessions): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/accounts/:id/sessions',
      action: 'account.sessions',
      summary: 'Where an account is signed in',
      params: z.strictObject({ id: z.string().max(60) }),
      response: z.object({ sessions: z.array(z.object({ id: z.string(), device: z.string(), createdAt: z.string(), seenAt: z.string(), expiresAt: z.string() })) }),
      async handle({ open, read, params, county, now }) {
        await open(accountRecord, params.id)
        const found = await read((tx) => listSessions(tx, county, params.id, now))
        return {
          sessions: found.map((s) => ({
            id: s.id, device: s.device, createdAt: s.created_at.toISOString(), seenAt: s.seen_at.toISOString(), expiresAt: s.expires_at.toISOString(),
          })),
        }
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/accounts/:id/sessions/:session/end',
      action: 'account.endSession',
      summary: 'Ends a session at once, feed and streams included',
      params: z.strictObject({ id: z.string().max(60), session: z.uuid() }),
      response: z.object({}),
      async handle({ open, params, principal }) {
        await open(accountRecord, params.id)
        await sessions.end(params.session, params.id, principal.account === params.id ? 'left' : 'ended_by_other', principal)
        return {}
      },
    }),
  ]
}
