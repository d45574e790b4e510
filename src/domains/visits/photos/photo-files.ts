import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { Fault } from '#platform/fault.ts'
import type { Vfs } from '#platform/ports/vfs.ts'

/** A phone shrinks photos to a tenth of this. */
export const mostPhotoBytes = 8 * 1_048_576
/** Stays free on the disk: the database and the recorder need it. */
const spareBytes = 512 * 1_048_576

export interface PhotoFiles {
  /** Bytes of it that are safe on the disk; all of them once it is whole. */
  received(account: string, sha256: string): Promise<number>
  /** Adds a piece at its end. Resolves to how many bytes are safe now. Throws `disk_full`, `upload_too_long`. */
  append(account: string, sha256: string, length: number, at: number, pieces: AsyncIterable<Uint8Array>): Promise<number>
  /** Proves that it is what it was said to be, and moves it where it stays. Throws `photo_hash` or `photo_kind`, after which it begins anew. */
  seal(account: string, sha256: string): Promise<{ size: number; mediaType: 'image/jpeg' | 'image/png' | 'image/webp' }>
  read(sha256: string): Promise<Buffer | null>
  /** No error where it is gone already. */
  remove(sha256: string): Promise<void>
}

/** Photos on the disk: on their way under the account that sends them, whole ones by their hash. */
export function openPhotoFiles(vfs: Vfs, dataDir: string): PhotoFiles {
  const root = join(dataDir, 'photos')
  // Apart from what a backup copies: these still change.
  const parts = join(dataDir, 'photo-parts')
  const partPath = (account: string, sha256: string) => join(parts, `${createHash('sha256').update(account).digest('hex').slice(0, 16)}-${sha256}`)
  const wholePath = (sha256: string) => join(root, sha256.slice(0, 2), sha256)
  const open = async (path: string, mode: 'read' | 'edit') => vfs.open(path, mode).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error)))
  const sizeOf = async (path: string) => {
    const file = await open(path, 'read')
    if (!file) return null
    return file.size().finally(() => file.close())
  }
  const readAll = async (path: string): Promise<Buffer | null> => {
    const file = await open(path, 'read')
    if (!file) return null
    try {
      const bytes = Buffer.alloc(await file.size())
      for (let at = 0; at < bytes.length; ) at += await file.read(bytes.subarray(at), at)
      return bytes
    } finally {
      await file.close()
    }
  }

  return {
    received: async (account, sha256) => (await sizeOf(partPath(account, sha256))) ?? 0,
    async append(account, sha256, length, at, pieces) {
      const path = partPath(account, sha256)
      await vfs.mkdir(dirname(path))
      if ((await vfs.freeBytes(dirname(path))) < length + spareBytes) throw new Fault('disk_full', {}, 507)
      const file = (await open(path, 'edit')) ?? (await vfs.open(path, 'create'))
      let end = at
      try {
        // What came after the last answer that was heard is written once more.
        await file.truncate(at)
        for await (const piece of pieces) {
          if (end + piece.length > length) throw new Fault('upload_too_long', {}, 413)
          await file.write([piece], end)
          end += piece.length
        }
        return end
      } finally {
        // A link that breaks leaves what had come: the next piece goes on there.
        await file.fsync()
        await file.close()
      }
    },
    async seal(account, sha256) {
      const [part, whole] = [partPath(account, sha256), wholePath(sha256)]
      const bytes = (await readAll(part)) ?? (await readAll(whole))
      const mediaType = bytes && kindOf(bytes)
      if (!bytes || !mediaType || createHash('sha256').update(bytes).digest('hex') !== sha256) {
        await vfs.unlink(part).catch(() => undefined)
        throw mediaType ? new Fault('photo_hash', {}, 460) : new Fault('photo_kind', {}, 415)
      }
      await vfs.mkdir(dirname(whole))
      await vfs.rename(part, whole).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : Promise.reject(error)))
      // The new name survives before the act says that it is here.
      for (const folder of [dirname(whole), root, dataDir]) await vfs.fsyncDir(folder)
      return { size: bytes.length, mediaType }
    },
    read: (sha256) => readAll(wholePath(sha256)),
    remove: (sha256) => vfs.unlink(wholePath(sha256)).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : Promise.reject(error))),
  }
}

function kindOf(head: Buffer): 'image/jpeg' | 'image/png' | 'image/webp' | null {
  if (head.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg'
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png'
  return head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP' ? 'image/webp' : null
}
