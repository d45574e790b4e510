import type { Removal, DueFile } from '#media/archive/remove-footage.ts'
import type { Work } from '#platform/acts/store.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { checkClock } from './clock.ts'
import { deletionRecord, noteOutcome, orderDeletion, type Order } from './deletion.ts'
import { findDueFiles, findSpared, groupOrders, listDueCameras } from './find-due.ts'
import { lockKeeping } from './lock.ts'

/** What deletes: the database says what is due, each recorder's archive is reached by `remove`. */
export interface Keeping {
  platform: Pick<Platform, 'county' | 'clock' | 'database' | 'store' | 'ids' | 'log'>
  /** Recorders whose archives are within reach now. */
  listRecorders(): Promise<readonly string[]>
  /** Deletes files at a recorder; undefined where it cannot be reached now. */
  remove(recorder: string, files: readonly DueFile[], dueMs: number): Promise<Removal | undefined>
}

/** Orders a round at most: the rest comes ten minutes later. */
const mostOrders = 2_000
/** Cameras asked about in one statement. */
const atOnce = 500

const reading = <T>({ platform: { database, county } }: Keeping, work: (tx: Tx) => Promise<T>) => database.read({ county, stations: 'all', account: 'system' }, work)

/**
 * Deletes what is past its retention and held by no case, in an order that a power cut may break off anywhere: the order is on
 * the ledger before a file is touched; files go; then their rows go with the act that says so. Returns how many orders were
 * carried out, or `clock` where the host's clock is not believed.
 */
export async function deleteDue(keeping: Keeping): Promise<number | 'clock'> {
  const { county, clock, database, store, log } = keeping.platform
  const now = clock.now()
  if (!(await database.transact({ county, stations: 'all', account: 'system' }, (tx) => checkClock(tx, store, county, now)))) {
    log.error('the clock leapt ahead of the last footage: nothing is deleted until somebody confirms the time, or it is put right')
    return 'clock'
  }
  let done = await carryOutOpen(keeping)
  const cameras = await reading(keeping, (tx) => listDueCameras(tx, county, now))
  const recorders = await keeping.listRecorders()
  for (let i = 0; i < cameras.length && done < mostOrders; i += atOnce) {
    const some = cameras.slice(i, i + atOnce)
    const rows = await reading(keeping, (tx) => findDueFiles(tx, county, some, recorders))
    for (const order of groupOrders(new Map(some.map((c) => [c.id, c])), rows)) done += await orderAndCarryOut(keeping, order)
  }
  return done
}

/** Orders that a power cut, or a recorder out of reach, left open. */
async function carryOutOpen(keeping: Keeping): Promise<number> {
  const { county } = keeping.platform
  const open = await reading(keeping, (tx) => tx.db.selectFrom('footage_deletions').select('id').where('county', '=', county).where('done_at', 'is', null).orderBy('ordered_at').limit(mostOrders).execute())
  let done = 0
  for (const { id } of open) {
    const found = await reading(keeping, (tx) => keeping.platform.store.load(tx, deletionRecord, id))
    if (found && (await carryOut(keeping, id, found.state))) done++
  }
  return done
}

/** Puts an order on the ledger, less what a case holds by now, and carries it out. */
export async function orderAndCarryOut(keeping: Keeping, asked: Order): Promise<number> {
  const id = keeping.platform.ids.uuid()
  const order = await perform(keeping, async (work) => {
    await lockKeeping(work.tx, work.county, [asked.camera])
    const spared = await findSpared(work.tx, work.county, asked, work.now)
    const files = asked.files.filter((f) => !spared.has(f.path))
    if (files.length === 0) return null
    return work.act(deletionRecord, id, (state) => orderDeletion(state, { ...asked, files }))
  })
  return order && (await carryOut(keeping, id, order)) ? 1 : 0
}

/** False where the disk refused all of it or the recorder is out of reach: the order stays open. */
async function carryOut(keeping: Keeping, id: string, order: Order): Promise<boolean> {
  const { county, clock, log } = keeping.platform
  const spared = await reading(keeping, (tx) => findSpared(tx, county, order, clock.now()))
  const files = order.files.filter((f) => !spared.has(f.path))
  const removal = await keeping.remove(order.recorder, files.map((f) => ({ path: f.path, endMs: Date.parse(f.end) })), Date.parse(order.dueBefore))
  if (!removal) return false
  const { removed, missing, failed } = removal
  if (failed.length > 0) log.error({ camera: order.camera, recorder: order.recorder, failed: failed.length, code: failed[0]!.code }, 'footage past its retention cannot be deleted')
  if (files.length > 0 && failed.length === files.length) return false
  const gone = new Set([...removed, ...missing])
  const bytes = order.files.filter((f) => removed.includes(f.path)).reduce((sum, f) => sum + f.bytes, 0)
  await perform(keeping, async (work) => {
    if (gone.size > 0)
      await work.tx.db.deleteFrom('footage_files').where('county', '=', county).where('camera', '=', order.camera).where('recorder', '=', order.recorder).where('path', 'in', [...gone]).execute()
    await work.act(deletionRecord, id, (state) => noteOutcome(state, { removed: removed.length, bytes, missing, spared: [...spared], failed }))
  })
  return true
}

const perform = <T>({ platform: { store, ids } }: Keeping, work: (work: Work) => Promise<T>): Promise<T> =>
  store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'footage_deletion.tend', body: null }, work)
