import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { startSweep } from '#platform/sweep.ts'
import { resume } from './decide.ts'
import { cameraRecord } from './project.ts'

const everyMs = 5_000

/** Lets cameras go on whose owner's pause is over. */
export function watchPauses(platform: Platform): { stop(): Promise<void> } {
  return startSweep(platform, 'camera-pauses', everyMs, () => endPauses(platform))
}

export async function endPauses({ database, store, ids, county, clock, log }: Pick<Platform, 'database' | 'store' | 'ids' | 'county' | 'clock' | 'log'>): Promise<void> {
  const over = await database.read({ county, stations: 'all', account: 'system' }, (tx) =>
    tx.db.selectFrom('cameras').select('id').where('county', '=', county).where('paused_until', '<=', new Date(clock.now())).execute(),
  )
  for (const { id } of over)
    await store
      .perform({ id: ids.uuid(), principal: systemPrincipal, action: 'camera.resume', body: null }, (work) => work.act(cameraRecord, id, (state) => resume(state, 'over', work.now)))
      // It lacks something by now: the register shows what, and the next round asks again.
      .catch((err: unknown) => log.debug({ err, camera: id }, 'a pause is over, but the camera may not record yet'))
}
