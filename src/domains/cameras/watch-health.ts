import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { changeHealth } from './decide.ts'
import { cameraRecord } from './project.ts'

/** A camera has to be gone, or back, for so long before it becomes an act. */
const heldMs = 10_000
/** A camera that comes and goes is told at most this often: 1,440 acts a day at worst. */
const calmMs = 60_000
const everyMs = 2_000
/** Health older than this is the recorder's silence, not the camera's. */
const staleMs = 10_000

/**
 * Turns what recorders report into acts, but only where a camera went or came back and stayed so: the ledger is not flooded,
 * and the consoles hear of it through the feed like of everything else. Any server may do it, several do no harm.
 */
export function watchCameraHealth(platform: Platform): { stop(): Promise<void> } {
  const { clock, log } = platform
  const told = new Map<string, number>()
  const stopper = new AbortController()
  const running = (async () => {
    while (!stopper.signal.aborted) {
      await tellChanges(platform, told).catch((err: unknown) => stopper.signal.aborted || log.warn({ err }, 'camera health could not be told; it is tried again'))
      await clock.sleep(everyMs, stopper.signal).catch(() => {})
    }
  })()
  return {
    async stop() {
      stopper.abort()
      await running
    },
  }
}

async function tellChanges({ database, store, ids, county, clock }: Platform, told: Map<string, number>): Promise<void> {
  const now = clock.now()
  const changed = await database.read({ county, stations: 'all', account: 'system' }, (tx) => findChanges(tx, county, now))
  for (const { camera, online, code, since } of changed) {
    if (now - (told.get(camera) ?? 0) < calmMs) continue
    told.set(camera, now)
    const health = { online, code: online ? '' : code, since: since.toISOString() }
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'camera.changeHealth', body: { camera, health } }, (work) =>
      work.act(cameraRecord, camera, (state) => changeHealth(state, health)),
    )
  }
}

/** Active cameras whose health, held long enough, differs from what the record says. */
async function findChanges(tx: Tx, county: string, nowMs: number): Promise<{ camera: string; online: boolean; code: string; since: Date }[]> {
  const { rows } = await sql<{ camera: string; online: boolean; code: string; since: Date }>`
    select h.camera, h.state <> 'offline' as online, h.code, h.since
    from camera_health h join cameras c on c.county = h.county and c.id = h.camera
    where h.county = ${county} and c.state = 'active' and h.state <> 'connecting'
      and c.online is distinct from (h.state <> 'offline')
      and h.since <= ${new Date(nowMs - heldMs)} and h.checked_at >= ${new Date(nowMs - staleMs)}`.execute(tx.db)
  return rows
}
