import { z } from 'zod'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { caseRecord } from '#domains/cases/index.ts'
import type { Ground } from '../grants/acts.ts'
import { grantRecord } from '../grants/project.ts'
import { describeCameras, listAskOptions, listGrants, listServicesOf, nameAccounts, nameCameras } from '../queries.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

const grantRow = z.object({
  id: z.string(), kind: z.string(), status: z.string(), ground: z.object({ type: z.string(), id: z.string() }), number: z.string(), station: z.string(), team: z.string(),
  level: z.string(), allows: z.array(z.string()), cameras: z.array(z.object({ id: z.string(), name: z.string() })), from: z.string().nullable(), to: z.string().nullable(),
  askedBy: z.string(), askedByName: z.string(), askedAt: z.string(), second: z.string(), secondName: z.string(), document: z.string(),
  decidedByName: z.string(), decidedAt: z.string().nullable(), looks: z.number(), lastLookAt: z.string().nullable(), until: z.string().nullable(), review: z.string().nullable(),
})

/** Grants as lists and one by one, and what asking for one needs to know. */
export function grantRoutes({ database, store, county }: Pick<Platform, 'database' | 'store' | 'county'>): Route[] {
  // Names of cameras belong to the grant: also where the camera is another station's.
  const everything = { county, stations: 'all' as const, account: 'system' }
  /** What a case is called is the case's: the number alone tells the auditor, and whoever may not open it, which one it is. */
  const nameGround = (ground: Ground, mayI: Call['mayI']): Promise<string> =>
    database.read(everything, async (tx) => {
      const found = ground.type === 'case' ? await store.load(tx, caseRecord, ground.id) : null
      return found && mayI('case.open', { type: 'case', id: ground.id }, caseRecord.attributes(found.state, ground.id)) ? found.state.title : ''
    })
  const nameThem = (cameras: readonly string[]) => database.read(everything, (tx) => nameCameras(tx, county, cameras))
  return [
    defineRoute({
      method: 'GET',
      url: '/api/footage/grants',
      action: 'grant.list',
      summary: 'Grants of this person: their own, those that wait for their decision, or those in force that they answer for',
      query: z.strictObject({
        view: z.enum(['mine', 'waiting', 'running', 'all']).default('all'), ground: z.string().regex(/^(case|incident):.{1,60}$/).optional(), limit: z.coerce.number().int().min(1).max(500).default(100),
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
            second: g.second, secondName: g.second_name ?? '', document: g.document, decidedByName: g.decided_by_name ?? '', decidedAt: iso(g.decided_at), looks: g.looks ?? 0, lastLookAt: iso(g.last_look_at), until: iso(g.until), review: g.review,
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
        const cameras = await database.read(everything, (tx) => describeCameras(tx, county, grant.cameras))
        const title = await nameGround(grant.ground, mayI)
        return read(async (tx) => {
          const services = await listServicesOf(tx, county, params.id)
          const names = await nameAccounts(tx, county, [grant.askedBy, grant.second, grant.decidedBy ?? '', ...services.map((s) => s.owner)].filter(Boolean))
          return {
            id: params.id, ...grant, cameras, title, names: Object.fromEntries(names),
            may: { revoke: may('grant.revoke') && grant.status === 'active', withdraw: may('grant.withdraw') && (grant.status === 'asked' || grant.status === 'awaiting_second'), uphold: grant.review === 'waiting' && may('grant.uphold'), defer: may('grant.defer'), noteService: may('service.note') },
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
      async handle({ judge, mayI, read, principal }) {
        const list = { type: 'list', id: 'grant.ask' }
        const own = { ...noAttributes, station: principal.station }
        judge(list, own, { facts: ['call'] })
        const options = await read((tx) => listAskOptions(tx, county, principal))
        return { ...options, cases: mayI('grant.ask', list, own) ? options.cases : [] }
      },
    }),
  ]
}
