import { z } from 'zod'
import type { Tx } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Call } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { cameraFilter, type CameraFilter } from '../camera-filter.ts'
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
      ...cameraFilter,
      /** Up to 200, comma between: these, also where they are retired. */
      ids: z.string().max(12_200).optional(),
      limit: z.coerce.number().int().min(1).max(5000).default(1000),
      /** `next` of the page before. */
      after: z.string().max(600).optional(),
    }),
    response: z.object({ cameras: z.array(cameraRow), recorders: z.array(recorderRow), mayRegister: z.boolean(), mayImport: z.boolean(), mayChangeMany: z.boolean(), next: z.string().nullable(), now: z.string() }),
    async handle(call) {
      call.judgeOwn()
      const { county, query: { after, ids, limit, ...query }, principal, now, mayI } = call
      const filter = { ...readFilter(call as unknown as Call, query), ids: ids?.split(',').slice(0, mostIds) }
      return readAsAsker(platform, call as unknown as Call, async (tx) => {
        const rows = await listCameras(tx, county, { ...filter, limit, after: after === undefined ? undefined : readCursor(after) })
        const last = rows.length === limit ? rows.at(-1) : undefined
        const recorders = await listRecorders(tx, county)
        const own = { ...noAttributes, station: principal.station }
        return {
          cameras: veil(call, rows).map(toCameraRow),
          recorders: recorders.map((r) => ({
            id: r.id, state: r.state, code: r.code, startedAt: r.started_at.toISOString(), heardAt: r.heard_at.toISOString(), deaths: r.deaths,
            cameras: r.cameras, recording: r.recording, freeBytes: r.free_bytes, reserveBytes: r.reserve_bytes, syncMs: r.sync_ms, filesWaiting: r.files_waiting,
          })),
          mayRegister: mayI('camera.register', { type: 'camera', id: 'new' }, own),
          mayImport: mayI('camera.import', { type: 'camera', id: 'new' }, own),
          mayChangeMany: mayI('camera.changeMany', { type: 'camera', id: 'new' }, own),
          next: last ? writeCursor(last) : null,
          now: new Date(now).toISOString(),
        }
      })
    },
  })

const mostIds = 200

/** The filter as the asker may use it: what is hidden from them is not found either. */
export function readFilter(call: Pick<Call, 'mayI'>, query: CameraFilter): CameraFilter {
  const hidesOwner = tendsAll(call)
  if (hidesOwner && query.owner !== undefined) throw new Fault('bad_input', { fields: 'owner' }, 400)
  return { ...query, hidesOwner }
}

/** Reads what the asker may see: whoever tends the machines sees all cameras, everybody else those of their own reach. */
export function readAsAsker<T>(platform: Pick<Platform, 'database'>, call: Call, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { county, principal } = call
  return tendsAll(call) ? platform.database.read({ county, stations: 'all', account: principal.account }, work) : call.read(work)
}

const cursor = z.tuple([z.string(), z.string(), z.string()])

const writeCursor = ({ station, name, id }: CameraRow) => Buffer.from(JSON.stringify([station, name, id])).toString('base64url')

function readCursor(text: string): z.infer<typeof cursor> {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch (error) {
    throw new Fault('bad_input', { fields: 'after' }, 400, error)
  }
}

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
