import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { issueServerTls } from '#platform/tls/county-ca.ts'
import { mainRecorder } from '../recorders.ts'
import { enrol, linkedRecorderRecord, revoke } from './linked-recorder.ts'
import { forgetToken, storeToken } from './tokens.ts'

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

/** What a recorder needs to dial in, kept in one file beside it. */
export const linkFile = z.strictObject({
  name,
  host: z.string(),
  port: z.number().int(),
  token: z.string(),
  /** PEM: the authority that the county's certificate must come from. */
  ca: z.string(),
})
export type LinkFile = z.infer<typeof linkFile>

/** Recorders far away: enrolled by whoever tends the machines, cut off by them as well. */
export const linkRoutes = ({ config, ids, clock }: Pick<Platform, 'config' | 'ids' | 'clock'>): Route[] => [
  defineRoute({
    method: 'POST',
    url: '/api/recorders',
    action: 'recorder.enrol',
    summary: 'Enrol a recorder that dials in; its link file is answered once and kept nowhere',
    body: z.strictObject({ name, place: z.string().min(1).max(120), host: z.string().max(200).optional() }),
    response: linkFile,
    handle: ({ perform, county, body: { name: id, place, host } }) =>
      perform(async (work) => {
        if (config.linkPort === null) throw new Fault('links_off', {}, 409)
        if (id === mainRecorder || config.recorders.has(id)) throw new Fault('recorder_enrolled', {}, 409)
        await work.act(linkedRecorderRecord, id, (state) => enrol(state, place))
        const token = ids.random(32).toString('base64url')
        await storeToken(work.tx, work.county, id, token)
        const { ca } = await issueServerTls(config.keysDir, county, config.hosts, new Date(clock.now()))
        return { name: id, host: host ?? config.hosts[0]!, port: config.linkPort, token, ca: ca!.pem }
      }),
  }),
  defineRoute({
    method: 'POST',
    url: '/api/recorders/:id/revoke',
    action: 'recorder.revoke',
    summary: 'Cut a recorder off: its token is worth nothing from here on',
    params: z.strictObject({ id: name }),
    body: z.strictObject({ reason: z.string().min(1).max(400) }),
    response: z.object({ id: z.string() }),
    handle: ({ perform, params: { id }, body: { reason } }) =>
      perform(async (work) => {
        await work.act(linkedRecorderRecord, id, (state) => revoke(state, reason))
        await forgetToken(work.tx, work.county, id)
        return { id }
      }),
  }),
]
