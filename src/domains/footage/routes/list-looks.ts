import { z } from 'zod'
import { writeCsv } from '#platform/http/csv.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { measureSpans } from '../looks/spans.ts'
import { listLooks } from '../looks/queries.ts'
import { standOuts } from '../reviews/stand-out.ts'

const query = z.strictObject({
  camera: z.string().max(64).optional(), viewer: z.string().max(60).optional(), kind: z.enum(['retrieval', 'emergency', 'incident_live', 'own_camera']).optional(),
  ground: z.string().regex(/^(case|incident):.{1,60}$/).optional(), grant: z.string().max(60).optional(), standsOut: z.enum(['any', ...standOuts]).optional(),
  from: z.iso.datetime({ offset: true }).optional(), to: z.iso.datetime({ offset: true }).optional(),
  sample: z.coerce.number().int().min(1).max(50).optional(), limit: z.coerce.number().int().min(1).max(1000).default(200),
})

const find = ({ judgeOwn, read, county, principal, query: q }: Pick<Call<unknown, z.output<typeof query>>, 'judgeOwn' | 'read' | 'county' | 'principal' | 'query'>) => {
  judgeOwn()
  const { from, to, ground, ...rest } = q
  const [type = '', id = ''] = ground?.split(/:(.*)/s) ?? []
  return read((tx) => listLooks(tx, county, principal, { ...rest, ground: ground ? { type, id } : undefined, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined }))
}

/** Every look, for those who answer for it: as a list, at random for review, or as a table to take along. */
export const lookListRoutes: Route[] = [
  defineRoute({
    method: 'GET',
    url: '/api/footage/looks',
    action: 'look.list',
    summary: 'Who looked at what, on what ground, and what was served',
    query,
    handle: async (call) => ({ looks: await find(call) }),
  }),
  defineRoute({
    method: 'GET',
    url: '/api/footage/looks.csv',
    action: 'look.list',
    summary: 'The same as a table',
    query,
    async handle(call) {
      const looks = await find(call)
      const rows = looks.map((l) => [
        l.openedAt, l.closedAt, l.viewerName, l.viewer, l.station, l.cameraName, l.camera, l.number, l.grantKind, l.kind,
        measureSpans(l.spans.map((s) => [s.from, s.to])) / 1000, l.stills, l.spans.map((s) => `${s.from}/${s.to}`).join(' '), l.standsOut.join(' '),
      ])
      const head = ['opened', 'closed', 'name', 'account', 'station', 'camera', 'camera id', 'case or call', 'grant', 'kind', 'seconds served', 'pictures', 'spans served', 'stands out']
      call.reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="looks.csv"')
      return writeCsv(head, rows)
    },
  }),
]
