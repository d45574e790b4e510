import { join } from 'node:path'
import type { Vfs } from '#platform/ports/vfs.ts'
import { cameraFolder, listCameras, listDays, listStarts, mediaPath, readStart } from './layout.ts'
import { type RecoveredFile, recoverFile } from './recover-file.ts'
import { unlinkIfThere } from './remove-file.ts'

export interface RecoverOptions {
  vfs: Vfs
  root: string
  /**
   * Whether the row of this file is written. Recovery looks from each camera's newest file back until it meets
   * `settledFiles` intact ones whose row is known.
   */
  isKnown?(path: string): boolean | Promise<boolean>
  /** Called for every file looked at that holds footage and has no row yet, whether something was wrong with it or not. */
  onFile?(file: NonNullable<RecoveredFile['file']>): void | Promise<void>
  onProblem?(problem: { path: string; error: unknown }): void
}

/** A writer has at most one file open and a few being finished; errors of the disk may leave some more. */
const settledFiles = 3

/** What recovery found that was not intact. */
export interface RecoveryReport {
  filesSeen: number
  repaired: RecoveredFile[]
}

/** Brings the archive into good order after a crash or a power cut. Runs before any writer; safe to run again. */
export async function recoverArchive(options: RecoverOptions): Promise<RecoveryReport> {
  const report: RecoveryReport = { filesSeen: 0, repaired: [] }
  for (const cameraId of await listCameras(options.vfs, options.root)) await recoverCamera(options, cameraId, report)
  return report
}

async function recoverCamera(options: RecoverOptions, cameraId: string, report: RecoveryReport): Promise<void> {
  const { vfs, root } = options
  let settled = 0
  for (const day of (await listDays(vfs, root, cameraId)).reverse()) {
    await removeOrphans(vfs, join(cameraFolder(root, cameraId), day))
    for (const startMs of (await listStarts(vfs, root, cameraId, day)).reverse()) {
      if (settled >= settledFiles) return
      const known = await look(options, mediaPath(root, cameraId, startMs), report)
      settled = known ? settled + 1 : 0
    }
  }
}

/** Recovers one file; true when it was intact and its row is known. */
async function look(options: RecoverOptions, path: string, report: RecoveryReport): Promise<boolean> {
  report.filesSeen++
  try {
    const found = await recoverFile(options.vfs, path)
    if (found.action !== 'intact') report.repaired.push(found)
    const known = (await options.isKnown?.(path)) ?? false
    if (found.file && !known) await options.onFile?.(found.file)
    return found.action === 'intact' && (known || !options.isKnown)
  } catch (error) {
    options.onProblem?.({ path, error })
    return false
  }
}

/** An index whose media file is gone is what an interrupted removal leaves. */
async function removeOrphans(vfs: Vfs, folder: string): Promise<void> {
  const names = (await vfs.list(folder)).map((e) => e.name)
  const media = new Set(names.filter((name) => readStart(name) !== undefined))
  const orphans = names.filter((name) => name.endsWith('.idx') && !media.has(name.replace(/idx$/, 'mp4')))
  for (const name of orphans) await unlinkIfThere(vfs, join(folder, name))
  if (orphans.length > 0) await vfs.fsyncDir(folder)
}
