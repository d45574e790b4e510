import { dirname, join } from 'node:path'
import type { Vfs } from '#platform/ports/vfs.ts'
import { indexPath, readCameraId, readStart } from './layout.ts'
import { removeFile } from './remove-file.ts'

/** A file whose time is over. Times: ms since the epoch. */
export interface DueFile {
  /** Below the archive's folder, as in `footage_files`. */
  path: string
  endMs: number
}

export interface Removal {
  removed: string[]
  /** Was gone already: a power cut came between its end and the note of it, or somebody took it away. */
  missing: string[]
  /** The disk refused, with its code; or the file was not what it was said to be (`NOT_DUE`, `NOT_MEDIA`) and stays. */
  failed: { path: string; code: string }[]
}

/**
 * Deletes footage for good, where it lies: in the process that reaches the archive. Nothing that ends after `dueMs` is touched,
 * whatever the list says. Safe to call again with the same list. Never rejects because of the disk.
 */
export async function removeFootage(vfs: Vfs, root: string, files: readonly DueFile[], dueMs: number): Promise<Removal> {
  const done: Removal = { removed: [], missing: [], failed: [] }
  const folders = new Set<string>()
  for (const { path, endMs } of files) {
    const startMs = readStart(path)
    // A path is `<camera>/<day>/<start>.mp4` and nothing else: a list must not reach out of the archive.
    if (startMs === undefined || path.split('/').length !== 3 || path.includes('..') || readCameraId(path) === '') {
      done.failed.push({ path, code: 'NOT_MEDIA' })
      continue
    }
    if (endMs > dueMs || startMs >= dueMs) {
      done.failed.push({ path, code: 'NOT_DUE' })
      continue
    }
    try {
      const wasThere = await isThere(vfs, join(root, path))
      await removeFile(vfs, join(root, path))
      done[wasThere ? 'removed' : 'missing'].push(path)
      folders.add(dirname(join(root, path)))
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN'
      if (code === 'ENOENT') done.missing.push(path)
      else done.failed.push({ path, code })
    }
  }
  for (const folder of folders) await removeEmpty(vfs, folder)
  return done
}

/** Whether footage or its index is there. */
async function isThere(vfs: Vfs, path: string): Promise<boolean> {
  for (const one of [path, indexPath(path)])
    try {
      await (await vfs.open(one, 'read')).close()
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  return false
}

/** A day's folder without footage is of no use; that it is there again after a power cut harms nobody. */
async function removeEmpty(vfs: Vfs, folder: string): Promise<void> {
  await vfs.rmdir(folder).catch(() => undefined)
}
