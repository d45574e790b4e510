import { createHash, type Hash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { Fault } from '#platform/fault.ts'
import type { Vfs, VfsFile } from '#platform/ports/vfs.ts'

const pieceBytes = 262_144

/** Where uploads grow and evidence lies. Names are made here from ids and hashes alone. */
export interface EvidenceFiles {
  vfs: Vfs
  /** The folder above everything here; it exists. */
  root: string
  /** The growing file of an upload. */
  uploadPath(id: string): string
  /** The sealed file: `evidence/<county>/<first two of the hash>/<hash>.<id>`. The id keeps equal bytes of two cases apart, so that one can be erased. */
  sealedPath(sha256: string, id: string): string
}

export function openEvidenceFiles(vfs: Vfs, dataDir: string, county: string): EvidenceFiles {
  return {
    vfs,
    root: dataDir,
    uploadPath: (id) => join(dataDir, 'uploads', county, id),
    sealedPath: (sha256, id) => join(dataDir, 'evidence', county, sha256.slice(0, 2), `${sha256}.${id}`),
  }
}

/** Opens an upload's file; makes it, and its place survive a power cut, while nothing of it is confirmed yet. */
export async function openUploadFile(files: EvidenceFiles, id: string, received: number): Promise<VfsFile> {
  const { vfs } = files
  const path = files.uploadPath(id)
  const folder = dirname(path)
  if (received === 0) await vfs.mkdir(folder)
  const file = await vfs.open(path, 'edit').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    if (received > 0) throw new Fault('upload_lost', {}, 410)
    return vfs.open(path, 'create')
  })
  if (received === 0) await syncFolders(files, folder)
  return file
}

/** Moves a whole, synced upload to where it stays. Harmless when it was moved before a crash. */
export async function sealFile(files: EvidenceFiles, id: string, sha256: string): Promise<void> {
  const { vfs } = files
  const target = files.sealedPath(sha256, id)
  const folder = dirname(target)
  await vfs.mkdir(folder)
  // The folders first: a file that moved into one which a power cut takes back is gone.
  await syncFolders(files, folder)
  try {
    await vfs.rename(files.uploadPath(id), target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !(await exists(vfs, target))) throw error
  }
  // The new name survives before the act says that it is here.
  await vfs.fsyncDir(folder)
}

/** A folder and those above it: each may be new. */
async function syncFolders({ vfs, root }: EvidenceFiles, folder: string): Promise<void> {
  for (let path = folder; path.length >= root.length; path = dirname(path)) await vfs.fsyncDir(path)
}

export async function removeFile(vfs: Vfs, path: string): Promise<void> {
  await vfs.unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

/** SHA-256 over the first `bytes` of a file, going on. */
export async function hashStart(file: VfsFile, bytes: number): Promise<Hash> {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(pieceBytes)
  for (let at = 0; at < bytes; ) {
    const read = await file.read(piece.subarray(0, Math.min(pieceBytes, bytes - at)), at)
    if (read === 0) throw new Error(`a file ends at ${at}, before ${bytes}`)
    hash.update(piece.subarray(0, read))
    at += read
  }
  return hash
}

/** Lower-case hex of the whole file, and its size; null when there is no such file. */
export async function hashSealed(vfs: Vfs, path: string): Promise<{ sha256: string; size: number } | null> {
  if (!(await exists(vfs, path))) return null
  const file = await vfs.open(path, 'read')
  try {
    const size = await file.size()
    return { sha256: (await hashStart(file, size)).digest('hex'), size }
  } finally {
    await file.close()
  }
}

/** The bytes of a file in pieces. */
export async function* readPieces(vfs: Vfs, path: string): AsyncGenerator<Buffer> {
  const file = await vfs.open(path, 'read')
  try {
    for (let at = 0; ; ) {
      const piece = Buffer.allocUnsafe(pieceBytes)
      const read = await file.read(piece, at)
      if (read === 0) return
      at += read
      yield piece.subarray(0, read)
    }
  } finally {
    await file.close()
  }
}

async function exists(vfs: Vfs, path: string): Promise<boolean> {
  const file = await vfs.open(path, 'read').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  await file?.close()
  return file !== null
}
