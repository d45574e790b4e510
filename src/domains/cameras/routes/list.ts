import { z } from 'zod'
import { defineRoute, type Call } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { listCameras, listRecorders, type CameraRow } from '../queries.ts'
import { cameraRow, toCameraRow } from './shapes.ts'

const recorderRow = z.object({
  id: z.string(), state: z.string(), code: z.string(), startedAt: z.string(), heardAt: z.string(), deaths: z.number(),
  cameras: z.number(), recording: z.number(), freeBytes: z.number(), reserveBytes: z.number(), syncMs: z.number(), filesWaiting: z.number(),
})

export const listCamerasRoute = (platform: Pick<Platform, 'database'>) =>
  defineRoute({
    method: 'GET',
    url: '/api/cameras',
    action: 'camera.list',
    summary: 'Cameras with their health, and the recorders',
    query: z.strictObject({
      search: z.string().max(100).optional(),
      state: z.enum(['registered', 'active', 'suspended', 'retired']).optional(),
      limit: z.coerce.number().int().min(1).max(5000).default(1000),
    }),
    response: z.object({ cameras: z.array(cameraRow), recorders: z.array(recorderRow), mayRegister: z.boolean(), now: z.string() }),
    async handle(call) {
      call.judgeOwn()
      const { county, query, principal, now, mayI } = call
      const tends = tendsAll(call)
      const scope = { county, stations: 'all' as const, account: principal.account }
      const read: Call['read'] = (work) => (tends ? platform.database.read(scope, work) : call.read(work))
      return read(async (tx) => {
        const rows = await listCameras(tx, county, query)
        const recorders = await listRecorders(tx, county)
        const own = { ...noAttributes, station: principal.station }
        return {
          cameras: veil(call, rows).map(toCameraRow),
          recorders: recorders.map((r) => ({
            id: r.id, state: r.state, code: r.code, startedAt: r.started_at.toISOString(), heardAt: r.heard_at.toISOString(), deaths: r.deaths,
            cameras: r.cameras, recording: r.recording, freeBytes: r.free_bytes, reserveBytes: r.reserve_bytes, syncMs: r.sync_ms, filesWaiting: r.files_waiting,
          })),
          mayRegister: mayI('camera.register', { type: 'camera', id: 'new' }, own),
          now: new Date(now).toISOString(),
        }
      })
    },
  })

/** Whoever tends the machines sees every camera's address and health, but not whose it is. */
export function tendsAll({ mayI }: Pick<Call, 'mayI'>): boolean {
  return mayI('camera.tend', { type: 'camera', id: '*' }, noAttributes)
}

/** Takes away what this person has no need of: the address from those who don't set it, the owner from those who only tend. */
function veil({ mayI }: Pick<Call, 'mayI'>, rows: CameraRow[]): CameraRow[] {
  const tends = tendsAll({ mayI })
  const verdicts = new Map<string, boolean>()
  const maySetStream = (station: string) => {
    let verdict = verdicts.get(station)
    if (verdict === undefined) verdicts.set(station, (verdict = mayI('camera.setStream', { type: 'camera', id: '*' }, { ...noAttributes, station })))
    return verdict
  }
  return rows.map((row) => ({
    ...row,
    ...(maySetStream(row.station) ? {} : { stream_host: null, stream_path: null, detail: '' }),
    ...(tends ? { owner_name: '', owner_account: '' } : {}),
  }))
}
