import { dirname } from 'node:path'
import type { Vfs } from '#platform/ports/vfs.ts'
import { indexPath, readStart } from './layout.ts'

/**
 * Deletes one media file and its index for good: retention is over. The footage goes first, so that a power cut in between
 * leaves an index without footage, never the other way round; calling it again finishes the work. Errors of the disk come through.
 */
export async function removeFile(vfs: Vfs, path: string): Promise<void> {
  if (readStart(path) === undefined) throw new Error(`not a media file: ${path}`)
  await unlinkBoth(vfs, path)
}

export async function unlinkBoth(vfs: Vfs, path: string): Promise<void> {
  await unlinkIfThere(vfs, path)
  await unlinkIfThere(vfs, indexPath(path))
  await vfs.fsyncDir(dirname(path))
}

export async function unlinkIfThere(vfs: Vfs, path: string): Promise<void> {
  try {
    await vfs.unlink(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
