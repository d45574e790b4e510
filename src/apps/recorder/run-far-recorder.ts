import { mkdirSync, readFileSync } from 'node:fs'
import { pino } from 'pino'
import { addDisks, archiveDir, linkFile, openArchiveDisks, type LinkFile } from '#domains/cameras/index.ts'
import { keepDialling } from '#media/link/dial.ts'
import { Pace } from '#media/link/pace.ts'
import { keepHeapSmall } from '#media/rtsp/keep-heap-small.ts'
import type { Config } from '#platform/config.ts'
import { Fault } from '#platform/fault.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { systemIds } from '#platform/ports/ids.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { lockData } from '../data-lock.ts'
import { FarRecordings } from './far-recorder.ts'

/** Records in a village until `stop` is aborted, and dials out to the county by the link file that it was enrolled with. */
export async function runFarRecorder(config: Config, file: string, stop: AbortSignal): Promise<void> {
  keepHeapSmall()
  const link = readLinkFile(file)
  const log = pino({ level: config.logLevel, name: 'recorder' }, pino.destination({ fd: 2, sync: true }))
  const unlock = lockData(config.dataDir, 'recorder')
  const clock = systemClock
  const root = archiveDir(config.dataDir)
  mkdirSync(root, { recursive: true, mode: 0o750 })
  addDisks(config.dataDir, config.archiveFolders)
  const vfs = openArchiveDisks(config.dataDir, config.diskReserveBytes, (folder, code) => log.fatal({ folder, code }, 'A DISK OF THE ARCHIVE REFUSES: footage goes to the others; what lies on it is out of reach until it is repaired'))
  const far = new FarRecordings({
    identity: { name: link.name, token: link.token }, clock, ids: systemIds(clock), log, keys: openKeyring(config.keysDir),
    dataDir: config.dataDir, root, vfs, reserveBytes: config.diskReserveBytes,
  })
  try {
    await far.start()
    const dialling = keepDialling(far.offer(), {
      ...link, clock, pace: new Pace(clock, config.linkKbps === null ? Number.POSITIVE_INFINITY : config.linkKbps * 1000),
      onState: (state, why) => log.warn({ state, why }, state === 'linked' ? 'linked to the county' : 'the county cannot be reached; recording goes on'),
    })
    await new Promise<void>((resolve) => (stop.aborted ? resolve() : stop.addEventListener('abort', () => resolve(), { once: true })))
    await dialling.stop()
    await far.stop()
  } finally {
    unlock()
  }
}

function readLinkFile(file: string): LinkFile {
  try {
    return linkFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Fault('link_file_unreadable', { file }, 500, error)
  }
}
