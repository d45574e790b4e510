import type { Config } from '#platform/config.ts'
import { archiveDir } from './archive-dir.ts'
import { recorderSocket } from './recorder-socket.ts'

/** The recorder beside the server; what was recorded before there were others is its. */
export const mainRecorder = 'main'

/** Where this server reaches a recorder: its archive's folder and the socket of its live pictures. Undefined for one that it cannot reach. */
export function reachRecorder(config: Pick<Config, 'dataDir' | 'recorders'>, recorder: string): { archive: string; dataDir: string; socket: string } | undefined {
  const dataDir = recorder === mainRecorder ? config.dataDir : config.recorders.get(recorder)
  return dataDir === undefined ? undefined : { archive: archiveDir(dataDir), dataDir, socket: recorderSocket(dataDir) }
}
