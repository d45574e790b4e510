import type { FinishedFile } from '#media/archive/finish.ts'
import { relative } from 'node:path'
import type { Tx } from '#platform/database/database.ts'

/** How one camera is, as its recorder sees it. Times: ms since the epoch. */
export interface CameraHealth {
  camera: string
  /** `stopped`: pictures come, but the disk does not take them. */
  state: 'connecting' | 'recording' | 'stopped' | 'offline'
  /** Why it is offline (media/rtsp/failure.ts) or stopped (ENOSPC, RESERVE, BACKLOG …); empty when all is well. */
  code: string
  /** One English sentence for the technician; never holds credentials. */
  detail: string
  sinceMs: number
  lastFrameMs: number | null
  /** Over the last ten seconds. */
  kbps: number
  fps: number
  /** The longest that a finished GOP waited for the disk since the report before. */
  lagMs: number
  /** Camera's clock minus ours. */
  clockOffsetMs: number | null
  packetsLost: number
  reconnects: number
  codec: string
  width: number
  height: number
}

const healthColumns = [
  ['camera', 'text'], ['state', 'text'], ['code', 'text'], ['detail', 'text'], ['since', 'timestamptz'], ['last_frame_at', 'timestamptz'],
  ['kbps', 'real'], ['fps', 'real'], ['lag_ms', 'real'], ['clock_offset_ms', 'float8'], ['packets_lost', 'bigint'], ['reconnects', 'int'],
  ['codec', 'text'], ['width', 'int'], ['height', 'int'],
] as const

const names = healthColumns.map(([name]) => name)

/** Now by the database's clock, which says for all machines how fresh a report is; ms since the epoch. */
export async function readClock(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ now: Date }>({ text: 'select clock_timestamp() as now' })
  return row!.now.getTime()
}

/** All cameras in one statement. What is told of a time ahead of `nowMs` is told of now: the clock that saw it is off. */
export async function saveHealth(tx: Tx, county: string, health: readonly CameraHealth[], nowMs: number): Promise<void> {
  if (health.length === 0) return
  const date = (ms: number | null) => (ms === null ? null : new Date(ms))
  const rows = health.map((h) => [
    h.camera, h.state, h.code, h.detail, date(Math.min(h.sinceMs, nowMs)), date(h.lastFrameMs && Math.min(h.lastFrameMs, nowMs)), h.kbps, h.fps, h.lagMs, h.clockOffsetMs,
    h.packetsLost, h.reconnects, h.codec, h.width, h.height,
  ])
  await tx.query({
    name: 'save_camera_health',
    text: `insert into camera_health (county, ${names.join(', ')}, checked_at)
      select $1, ${names.join(', ')}, $2 from unnest(${healthColumns.map(([, type], i) => `$${i + 3}::${type}[]`).join(', ')}) as given (${names.join(', ')})
      on conflict (county, camera) do update set ${names.slice(1).map((name) => `${name} = excluded.${name}`).join(', ')}, checked_at = excluded.checked_at`,
    values: [county, new Date(nowMs), ...healthColumns.map((_, i) => rows.map((row) => row[i]))],
  })
}

/** A camera that nobody records has no health. */
export async function forgetHealth(tx: Tx, county: string, cameras: readonly string[]): Promise<void> {
  if (cameras.length === 0) return
  await tx.db
    .deleteFrom('camera_health')
    .where('county', '=', county)
    .where('camera', 'in', cameras)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('camera_leases as l').select('l.camera').whereRef('l.county', '=', 'camera_health.county').whereRef('l.camera', '=', 'camera_health.camera'))))
    .execute()
}

export interface RecorderReport {
  id: string
  state: 'running' | 'disk_full' | 'stopped'
  code: string
  startedMs: number
  /** By its own clock, when it reports. */
  nowMs?: number | undefined
  cameras: number
  recording: number
  freeBytes: number
  reserveBytes: number
  syncMs: number
  filesWaiting: number
}

/** The recorder's own row; how often it died stays as its keeper wrote it. `nowMs`: by the county's clock. */
export async function saveRecorder(tx: Tx, county: string, r: RecorderReport, nowMs: number): Promise<void> {
  const row = {
    state: r.state, code: r.code, started_at: new Date(r.startedMs), heard_at: new Date(nowMs), cameras: r.cameras, recording: r.recording,
    free_bytes: r.freeBytes, reserve_bytes: r.reserveBytes, sync_ms: r.syncMs, files_waiting: r.filesWaiting,
    clock_off_ms: r.nowMs === undefined ? null : r.nowMs - nowMs,
  }
  await tx.db
    .insertInto('recorders')
    .values({ county, id: r.id, deaths: 0, ...row })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(row))
    .execute()
}

/** Its keeper saw it die. */
export async function saveRecorderDeath(tx: Tx, county: string, id: string, code: string): Promise<void> {
  await tx.db
    .updateTable('recorders')
    .set((eb) => ({ state: 'died', code, deaths: eb('deaths', '+', 1) }))
    .where('county', '=', county)
    .where('id', '=', id)
    .execute()
}

/** Rows of a recorder's finished files; writing one again changes nothing but its figures. `root`: its archive's folder. */
export async function saveFiles(tx: Tx, county: string, recorder: string, root: string, files: readonly FinishedFile[]): Promise<void> {
  for (const f of files) {
    const row = {
      end_at: new Date(f.endMs), path: relative(root, f.path), bytes: f.bytes, gops: f.gops, frames: f.frames,
      codec: f.codec, width: f.width, height: f.height,
    }
    await tx.db
      .insertInto('footage_files')
      .values({ county, camera: f.cameraId, start_at: new Date(f.startMs), recorder, ...row })
      .onConflict((conflict) => conflict.columns(['county', 'camera', 'start_at', 'recorder']).doUpdateSet(row))
      .execute()
  }
}

export async function isFileKnown(tx: Tx, county: string, recorder: string, root: string, path: string): Promise<boolean> {
  const row = await tx.db.selectFrom('footage_files').select('camera').where('county', '=', county).where('camera', '=', relative(root, path).split('/')[0]!)
    .where('path', '=', relative(root, path)).where('recorder', '=', recorder).executeTakeFirst()
  return row !== undefined
}
