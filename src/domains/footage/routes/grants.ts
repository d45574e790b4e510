import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { grantRecord } from '../grants/project.ts'
import { describeCameras, listAskOptions, listGrants, listServicesOf, nameAccounts, nameCameras, nameCase } from '../queries.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

const grantRow = z.object({
  id: z.string(), kind: z.string(), status: z.string(), ground: z.object({ type: z.string(), id: z.string() }), number: z.string(), station: z.string(), team: z.string(),
  level: z.string(), allows: z.array(z.string()), cameras: z.array(z.object({ id: z.string(), name: z.string() })), from: z.string().nullable(), to: z.string().nullable(),
  askedBy: z.string(), askedByName: z.string(), askedAt: z.string(), second: z.string(), secondName: z.string(), document: z.string(),
  decidedAt: z.string().nullable(), until: z.string().nullable(), review: z.string().nullable(),
})

/** Grants as lists and one by one, and what asking for one needs to know. */
export function grantRoutes({ database, county }: Pick<Platform, 'database' | 'county'>): Route[] {
  // Names of cameras belong to the grant: also where the camera is another station's.
  const everything = { county, stations: 'all' as const, account: 'system' }
  const nameThem = (cameras: readonly string[]) => database.read(everything, (tx) => nameCameras(tx, county, cameras))
  return [
    defineRoute({
      method: 'GET',
      url: '/api/footage/grants',
      action: 'grant.list',
      summary: 'Grants of this person: their own, or those that wait for their decision',
      query: z.strictObject({
        view: z.enum(['mine', 'waiting', 'all']).default('all'), ground: z.string().regex(/^(case|incident):.{1,60}$/).optional(), limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      response: z.object({ grants: z.array(grantRow) }),
      async handle({ judgeOwn, read, query, principal }) {
        judgeOwn()
        const [type = '', id = ''] = query.ground?.split(/:(.*)/s) ?? []
        const rows = await read((tx) => listGrants(tx, county, principal, { view: query.view, limit: query.limit, ground: query.ground ? { type, id } : undefined }))
        const names = await nameThem(rows.flatMap((g) => g.cameras ?? []))
        return {
          grants: rows.map((g) => ({
            id: g.id, kind: g.kind, status: g.status, ground: { type: g.ground_type, id: g.ground_id }, number: g.number, station: g.station, team: g.team, level: g.level,
            allows: g.allows, cameras: (g.cameras ?? []).map((camera) => ({ id: camera, name: names.get(camera) ?? camera })), from: iso(g.from_at), to: iso(g.to_at), askedBy: g.asked_by, askedByName: g.asked_by_name ?? '', askedAt: g.asked_at.toISOString(),
            second: g.second, secondName: g.second_name ?? '', document: g.document, decidedAt: iso(g.decided_at), until: iso(g.until), review: g.review,
          })),
        }
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/grants/:id',
      action: 'grant.open',
      summary: 'One grant: what, why, who, until when, and how the owners were served',
      params: z.strictObject({ id: z.string().max(60) }),
      async handle({ open, read, params, now, mayI }) {
        const grant = await open(grantRecord, params.id)
        const may = (action: string) => mayI(action, { type: 'grant', id: params.id }, grantRecord.attributes(grant, params.id))
        const { cameras, title } = await database.read(everything, async (tx) => ({
          cameras: await describeCameras(tx, county, grant.cameras), title: grant.ground.type === 'case' ? await nameCase(tx, county, grant.ground.id) : '',
        }))
        return read(async (tx) => {
          const services = await listServicesOf(tx, county, params.id)
          const names = await nameAccounts(tx, county, [grant.askedBy, grant.second, grant.decidedBy ?? '', ...services.map((s) => s.owner)].filter(Boolean))
          return {
            id: params.id, ...grant, cameras, title, names: Object.fromEntries(names),
            may: { revoke: may('grant.revoke') && grant.status === 'active', withdraw: may('grant.withdraw') && (grant.status === 'asked' || grant.status === 'awaiting_second'), defer: may('grant.defer'), noteService: may('service.note') },
            services: services.map((s) => ({ owner: s.owner, cameras: s.cameras, shownFrom: iso(s.shown_from), isDeferred: s.shown_from.getTime() > now, answer: s.answer, answeredAt: iso(s.answered_at) })),
          }
        })
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/ask-options',
      action: 'grant.ask',
      summary: 'What asking for footage needs: own open cases, cameras of the station, colleagues',
      async handle({ judgeOwn, read, principal }) {
        judgeOwn()
        return read((tx) => listAskOptions(tx, county, principal))
      },
    }),
  ]
}
