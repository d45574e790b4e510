import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SpreadVfs } from '#media/archive/spread-vfs.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { diskVfs, type Vfs } from '#platform/ports/vfs.ts'
import { archiveDir } from './archive-dir.ts'

/** In each further folder, so that the empty folder of a disk that is not mounted is not taken for it. */
const marker = '.langqiao-archive'

const listFile = (dataDir: string) => join(dataDir, 'archive-disks')

/** Further folders of a data folder's archive, on other disks; a folder once named stays known until its line is taken out. */
export function listDisks(dataDir: string): string[] {
  if (!existsSync(listFile(dataDir))) return []
  return readFileSync(listFile(dataDir), 'utf8').split('\n').map((line) => line.trim()).filter(Boolean)
}

/** Makes folders known that were not: each is made and marked once. Throws where one cannot be written to. */
export function addDisks(dataDir: string, folders: readonly string[]): void {
  const known = listDisks(dataDir)
  const fresh = folders.filter((folder) => !known.includes(folder))
  if (fresh.length === 0) return
  for (const folder of fresh) {
    mkdirSync(folder, { recursive: true, mode: 0o750 })
    writeFileSync(join(folder, marker), `${dataDir}\n`)
  }
  writeFileSync(listFile(dataDir), [...known, ...fresh, ''].join('\n'))
}

/**
 * The files of a data folder's archive, on whatever disks they lie; all paths are below `archiveDir`. `onSick` hears of a disk
 * that refuses: what is new goes to the others.
 */
export function openArchiveDisks(dataDir: string, reserveBytes: number, onSick?: (folder: string, code: string) => void): Vfs {
  const root = archiveDir(dataDir)
  const further = listDisks(dataDir)
  if (further.length === 0) return diskVfs
  return new SpreadVfs({
    root, reserveBytes, clock: systemClock, disks: [root, ...further].map((folder) => ({ folder, vfs: diskVfs })),
    isMounted: (folder) => Promise.resolve(folder === root || existsSync(join(folder, marker))),
    ...(onSick ? { onSick } : {}),
  })
}
