import { createHash, type Hash } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Vfs, VfsFile } from '#platform/ports/vfs.ts'

const pieceBytes = 262_144

/** Where uploads grow and evidence lies. Names are made here from ids and hashes alone. */
export interface EvidenceFiles {
  vfs: Vfs
  /** The growing file of an upload. */
  uploadPath(id: string): string
  /** The sealed file: `evidence/<county>/<first two of the hash>/<hash>.<id>`. The id keeps equal bytes of two cases apart, so that one can be erased. */
  sealedPath(sha256: string, id: string): string
}

export function openEvidenceFiles(vfs: Vfs, dataDir: string, county: string): EvidenceFiles {
  return {
    vfs,
    uploadPath: (id) => join(dataDir, 'uploads', county, id),
    sealedPath: (sha256, id) => join(dataDir, 'evidence', county, sha256.slice(0, 2), `${sha256}.${id}`),
  }
}

/** Opens an upload's file, making it and its folder when it has none yet. */
export async function openUploadFile(files: EvidenceFiles, id: string): Promise<VfsFile> {
  const path = files.uploadPath(id)
  try {
    return await files.vfs.open(path, 'edit')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  await files.vfs.mkdir(dirname(path))
  return files.vfs.open(path, 'create')
}

/** Moves a whole, synced upload to where it stays. Harmless when it was moved before a crash. */
export async function sealFile(files: EvidenceFiles, id: string, sha256: string): Promise<void> {
  const { vfs } = files
  const target = files.sealedPath(sha256, id)
  const folder = dirname(target)
  await vfs.mkdir(folder)
  try {
    await vfs.rename(files.uploadPath(id), target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !(await exists(vfs, target))) throw error
  }
  // The new name, and the folders that may be new themselves, survive a power cut before the act says that it is here.
  await vfs.fsyncDir(folder)
  await vfs.fsyncDir(dirname(folder))
  await vfs.fsyncDir(dirname(dirname(folder)))
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
