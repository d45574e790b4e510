import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { addDisks, archiveDir, makeSocketFolder, openArchiveDisks, openLease, recorderSocket } from '#domains/cameras/index.ts'
import { serveLive } from '#media/live/serve-live.ts'
import { keepHeapSmall } from '#media/rtsp/keep-heap-small.ts'
import type { Config } from '#platform/config.ts'
import { openDatabase, type Database } from '#platform/database/database.ts'
import { embeddedUrl } from '#platform/database/embedded.ts'
import { toAppUrl } from '#platform/database/app-role.ts'
import { Fault } from '#platform/fault.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { systemIds, type Ids } from '#platform/ports/ids.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { lockData } from '../data-lock.ts'
import { followRegistry } from './follow-registry.ts'
import { Recorder } from './recorder.ts'

const reportMs = 2_000
const databaseAgainMs = 1_000

/**
 * Records until `stop` is aborted. Writes to no log and no table what could open a camera. Throws a Fault `data_in_use` where
 * another recorder writes to this folder, `recorder_name_taken` where one of this name lives elsewhere.
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
  const everything = { county, stations: 'all' as const, account: 'system' }
  const replaced = new AbortController()
  mkdirSync(root, { recursive: true, mode: 0o750 })
  addDisks(config.dataDir, config.archiveFolders)
  const vfs = openArchiveDisks(config.dataDir, config.diskReserveBytes, (folder, code) => log.fatal({ folder, code }, 'A DISK OF THE ARCHIVE REFUSES: footage goes to the others; what lies on it is out of reach until it is repaired'))
  try {
    if (!(await waitForDatabase(database, county, stop))) return
    const ids = systemIds(clock)
    const identity = { id: config.recorderName, instance: ids.uuid(), folder: identifyFolder(config.dataDir, ids), kind: 'near' } as const
    if (!(await database.transact(everything, (tx) => openLease(tx, county, identity)))) throw new Fault('recorder_name_taken', { name: identity.id }, 500)
    const recorder = new Recorder({ identity, county, database, openKeys, clock, ids, log, root, vfs, reserveBytes: config.diskReserveBytes, onReplaced: () => replaced.abort() })
    await recorder.start()
    const socket = recorderSocket(config.dataDir)
    makeSocketFolder(socket)
    const live = await serveLive(socket, recorder.recordings)
    const registry = followRegistry({ connect: () => database.connect(), county, clock, log, look: (reason) => recorder.look(reason) })
    const end = AbortSignal.any([stop, replaced.signal])
    while (!end.aborted) {
      await recorder.report().catch((err: unknown) => log.warn({ err }, 'health cannot be written; recording goes on'))
      await clock.sleep(reportMs, end).catch(() => {})
    }
    await registry.stop()
    await live.close()
    await recorder.stop()
    if (replaced.signal.aborted) throw new Fault('recorder_name_taken', { name: identity.id }, 500)
  } finally {
    await database.close()
    unlock()
  }
}

/** The folder's own name, made once: a recorder that is started again on it goes on at once, one on another folder is another one. */
function identifyFolder(dataDir: string, ids: Ids): string {
  const file = join(dataDir, 'recorder-folder')
  try {
    writeFileSync(file, ids.uuid(), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
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
