import { removeFootage } from '#media/archive/remove-footage.ts'
import { removeOverLink } from '#media/link/remove-over-link.ts'
import type { Platform } from '#platform/platform.ts'
import type { Vfs } from '#platform/ports/vfs.ts'
import { startSweep } from '#platform/sweep.ts'
import { findLink, listRecorders, mainRecorder, openArchiveDisks, reachRecorder } from '#domains/cameras/index.ts'
import { deleteDue, orderAndCarryOut, type Keeping } from './delete-due.ts'
import { groupOrders, listDueCameras } from './find-due.ts'
import { findStrays, listKnownPaths } from './find-strays.ts'

const everyMs = 10 * 60_000
/** Walking the folders of all cameras is for once a day. */
const strayEveryMs = 24 * 3_600_000

export function openKeeping(platform: Platform): Keeping {
  const { config, database, county } = platform
  return {
    platform,
    async listRecorders() {
      const known = await database.read({ county, stations: 'all', account: 'system' }, (tx) => listRecorders(tx, county))
      const far = known.map(({ id }) => id).filter((id) => !reachRecorder(config, id) && findLink(platform, id))
      return [...listNear(config), ...far]
    },
    async remove(recorder, files, dueMs) {
      const archive = openAt(config, recorder)
      return archive ? removeFootage(archive.vfs, archive.root, files, dueMs) : removeOverLink(findLink(platform, recorder), files, dueMs)
    },
  }
}

const listNear = (config: Platform['config']) => [mainRecorder, ...config.recorders.keys()]

/** A recorder's archive as this server reaches it, with all its disks. */
function openAt(config: Platform['config'], recorder: string): { root: string; vfs: Vfs } | undefined {
  const reached = reachRecorder(config, recorder)
  return reached && { root: reached.archive, vfs: openArchiveDisks(reached.dataDir, config.diskReserveBytes) }
}

/** Deletes footage whose time is over, for as long as the server runs; one server a county does it. */
export function watchKeeping(platform: Platform): { stop(): Promise<void> } {
  const keeping = openKeeping(platform)
  let straysAt = Number.NEGATIVE_INFINITY
  return startSweep(platform, 'footage-deletion', everyMs, async () => {
    if ((await deleteDue(keeping)) === 'clock' || platform.clock.monotonicMs() - straysAt < strayEveryMs) return
    straysAt = platform.clock.monotonicMs()
    await deleteStrays(keeping, platform)
  })
}

/** Files without a row whose time is over: ordered and deleted like any other. */
export async function deleteStrays(keeping: Keeping, { config, county, database, clock }: Platform): Promise<void> {
  const everything = { county, stations: 'all' as const, account: 'system' }
  const cameras = new Map((await database.read(everything, (tx) => listDueCameras(tx, county, clock.now()))).map((c) => [c.id, c]))
  for (const recorder of listNear(config)) {
    const archive = openAt(config, recorder)
    if (!archive) continue
    const strays = await findStrays(archive.vfs, archive.root, recorder, cameras, (camera, paths) => database.read(everything, (tx) => listKnownPaths(tx, county, recorder, camera, paths)))
    for (const order of groupOrders(cameras, strays)) await orderAndCarryOut(keeping, order)
  }
}
