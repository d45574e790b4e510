import { join } from 'node:path'

/** Folder of all footage of a data folder. */
export function archiveDir(dataDir: string): string {
  return join(dataDir, 'archive')
}
