import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalise } from '../acts/canonical.ts'
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

/**
 * Null when the folder holds no backup. Throws a Fault: `backup_unreadable`; `backup_forged` where it was not written with this
 * key: a backup lies elsewhere, and who can write there must not say what is loaded into which table.
 */
export async function readManifest(folder: string, sealKey: KeyObject): Promise<Manifest | null> {
  // Only where there is none: one that cannot be read now must not be taken for none, and be written over.
  const text = await readFile(join(folder, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new Fault('backup_unreadable', { folder }, 500, error)
  })
  if (text === null) return null
  const { seal, ...manifest } = parse(text, folder)
  const given = Buffer.from(typeof seal === 'string' ? seal : '', 'hex')
  const right = sealManifest(manifest, sealKey)
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Fault('backup_forged', { folder }, 500)
  return manifest
}

function parse(text: string, folder: string): Manifest & { seal?: unknown } {
  try {
    const manifest = JSON.parse(text) as Manifest & { seal?: unknown }
    if (manifest.format === 1) return manifest
  } catch (error) {
    throw new Fault('backup_unreadable', { folder }, 500, error)
  }
  throw new Fault('backup_unreadable', { folder }, 500)
}

/** HMAC-SHA-256 of its canonical JSON: of the hashes of every file with it. */
function sealManifest(manifest: Manifest, sealKey: KeyObject): Buffer {
  return createHmac('sha256', sealKey).update(`langqiao backup\n${canonicalise(manifest)}`).digest()
}

/** Replaces the manifest, synced to disk: what it names is complete. */
export async function writeManifest(folder: string, manifest: Manifest, sealKey: KeyObject): Promise<void> {
  const temporary = join(folder, `${fileName}.new`)
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify({ ...manifest, seal: sealManifest(manifest, sealKey).toString('hex') }))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, join(folder, fileName))
  // Files that only the older one names are removed next: the newer one must be there to stay.
  await diskVfs.fsyncDir(folder)
}
