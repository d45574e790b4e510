import { join, relative } from 'node:path'
import { readSpan } from '#media/archive/file-index.ts'
import { listCameras, listDays, listStarts, maxFileMs, mediaPath, nameDay } from '#media/archive/layout.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Vfs } from '#platform/ports/vfs.ts'
import type { DueCamera, DueRow } from './find-due.ts'

/**
 * Files in an archive that are due and have no row: their row went, their file did not, or the row was never written. Footage of
 * a camera that is not registered is left alone: nobody says how long it is kept.
 */
export async function findStrays(vfs: Vfs, root: string, recorder: string, cameras: ReadonlyMap<string, DueCamera>, isKnown: (camera: string, paths: string[]) => Promise<Set<string>>): Promise<DueRow[]> {
  const strays: DueRow[] = []
  for (const id of await listCameras(vfs, root)) {
    const camera = cameras.get(id)
    if (!camera) continue
    const lastDay = nameDay(Math.max(0, camera.dueMs))
    for (const day of await listDays(vfs, root, id)) {
      if (day > lastDay) break
      const starts = await listStarts(vfs, root, id, day)
      const paths = starts.map((start) => relative(root, mediaPath(root, id, start)))
      const known = paths.length > 0 ? await isKnown(id, paths) : new Set<string>()
      for (const [i, path] of paths.entries()) {
        if (known.has(path)) continue
        const span = await readSpan(vfs, join(root, path)).catch(() => undefined)
        const endMs = span?.endMs ?? starts[i]! + maxFileMs
        if (endMs <= camera.dueMs) strays.push({ camera: id, recorder, path, start_at: new Date(starts[i]!), end_at: new Date(endMs), bytes: await sizeOf(vfs, join(root, path)) })
      }
    }
  }
  return strays
}

async function sizeOf(vfs: Vfs, path: string): Promise<number> {
  const file = await vfs.open(path, 'read')
  try {
    return await file.size()
  } finally {
    await file.close()
  }
}

export async function listKnownPaths(tx: Tx, county: string, recorder: string, camera: string, paths: readonly string[]): Promise<Set<string>> {
  const rows = await tx.db.selectFrom('footage_files').select('path').where('county', '=', county).where('camera', '=', camera).where('recorder', '=', recorder).where('path', 'in', paths).execute()
  return new Set(rows.map((row) => row.path))
}
