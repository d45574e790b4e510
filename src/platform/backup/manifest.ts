import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../fault.ts'
import { diskVfs } from '../ports/vfs.ts'

/** A file of the backup, named relative to its folder. */
export interface BackupFile {
  name: string
  /** Lower-case hex. */
  sha256: string
  bytes: number
}

/** A stretch of the log: [from, to). One file a table. */
export interface Segment {
  from: number
  to: number
  files: Record<string, BackupFile>
}

export interface Manifest {
  format: 1
  county: string
  /** Newest migration that the data was written with. */
  migration: string
  /** RFC 3339: when the newest cycle ended. */
  at: string
  segments: Segment[]
  /** Leaf of the last act in the segments, lower-case hex: the next cycle goes on from there, or not at all. Absent in backups from before. */
  tip?: string
  /** State tables by name. */
  state: Record<string, BackupFile>
  /** Erasure acts whose targets are gone from the segments. */
  erased: string[]
}

const fileName = 'manifest.json'

/** Null when the folder holds no backup. Throws a Fault `backup_unreadable`. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const manifest = JSON.parse(text) as Manifest
    if (manifest.format === 1) return manifest
  } catch (error) {
    throw new Fault('backup_unreadable', { folder }, 500, error)
  }
  throw new Fault('backup_unreadable', { folder }, 500)
}

/** Replaces the manifest, synced to disk: what it names is complete. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const temporary = join(folder, `${fileName}.new`)
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(manifest))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, join(folder, fileName))
  // Files that only the older one names are removed next: the newer one must be there to stay.
  await diskVfs.fsyncDir(folder)
}
