import { mkdirSync } from 'node:fs'
import { pino } from 'pino'
import { archiveDir, makeSocketFolder, recorderSocket } from '#domains/cameras/index.ts'
import { serveLive } from '#media/live/serve-live.ts'
import { keepHeapSmall } from '#media/rtsp/keep-heap-small.ts'
import type { Config } from '#platform/config.ts'
import { openDatabase, type Database } from '#platform/database/database.ts'
import { embeddedUrl } from '#platform/database/embedded.ts'
import { toAppUrl } from '#platform/database/app-role.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { systemIds } from '#platform/ports/ids.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { lockData } from '../data-lock.ts'
import { followRegistry } from './follow-registry.ts'
import { Recorder } from './recorder.ts'

const reportMs = 2_000
const databaseAgainMs = 1_000

/**
 * Records until `stop` is aborted. Writes to no log and no table what could open a camera. Throws a Fault `data_in_use` where
 * another recorder writes to this folder.
 */
export async function runRecorder(config: Config, stop: AbortSignal): Promise<void> {
  keepHeapSmall()
  const log = pino({ level: config.logLevel, name: 'recorder' }, pino.destination({ fd: 2, sync: true }))
  const unlock = lockData(config.dataDir, 'recorder')
  const openKeys = () => openKeyring(config.keysDir)
  const { databasePassword, appPassword } = openKeys()
  const url = nameConnection(toAppUrl(config.databaseUrl ?? embeddedUrl(config.dataDir, databasePassword), appPassword))
  const database = openDatabase(url, { county: config.county, max: 4, onError: (err) => stop.aborted || log.warn({ err: { message: err.message } }, 'a database connection broke') })
  const { county } = config
  const clock = systemClock
  const root = archiveDir(config.dataDir)
  mkdirSync(root, { recursive: true, mode: 0o750 })
  try {
    if (!(await waitForDatabase(database, county, stop))) return
    const recorder = new Recorder({ id: 'main', county, database, openKeys, clock, ids: systemIds(clock), log, root, reserveBytes: config.diskReserveBytes })
    await recorder.recover()
    const socket = recorderSocket(config.dataDir)
    makeSocketFolder(socket)
    const live = await serveLive(socket, recorder)
    const registry = followRegistry({ connect: () => database.connect(), county, clock, log, look: () => recorder.look() })
    while (!stop.aborted) {
      await recorder.report().catch((err: unknown) => log.warn({ err }, 'health cannot be written; recording goes on'))
      await clock.sleep(reportMs, stop).catch(() => {})
    }
    await registry.stop()
    await live.close()
    await recorder.stop()
  } finally {
    await database.close()
    unlock()
  }
}

/** So that a database's keeper sees whose connections these are. */
function nameConnection(url: string): string {
  const named = new URL(url)
  named.searchParams.set('application_name', 'langqiao-recorder')
  return named.href
}

/** False when it was told to stop meanwhile. The server makes the tables; until then there is nothing to record. */
async function waitForDatabase(database: Database, county: string, stop: AbortSignal): Promise<boolean> {
  while (!stop.aborted) {
    const ready = await database
      .read({ county, stations: 'all', account: 'system' }, (tx) => tx.db.selectFrom('recorders').select('id').limit(1).execute())
      .then(() => true, () => false)
    if (ready) return true
    await systemClock.sleep(databaseAgainMs, stop).catch(() => {})
  }
  return false
}
