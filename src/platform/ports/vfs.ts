import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rmdir, statfs, unlink } from 'node:fs/promises'

/**
 * The only way in which recorded footage touches the disk (reliability.md, "Crash and power loss").
 * Tests put a simulated disk behind it that drops or tears what was not synced.
 * Every call rejects with Node's own error (`code`: ENOSPC, EROFS, EIO …).
 */
export interface Vfs {
  /** `create` fails when the file exists; `edit` and `read` fail when it doesn't. */
  open(path: string, mode: 'create' | 'edit' | 'read'): Promise<VfsFile>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Creates the folder and its parents; no error when it exists. */
  mkdir(path: string): Promise<void>
  /** Removes a folder; rejects with ENOTEMPTY where something is in it. */
  rmdir(path: string): Promise<void>
  /** Entries of a folder, sorted by name. Empty when the folder does not exist. */
  list(path: string): Promise<{ name: string; isFolder: boolean }[]>
  /** Makes creations, renames and removals in this folder survive a power cut. */
  fsyncDir(path: string): Promise<void>
  /** Bytes an unprivileged writer can still use on the disk that holds `path`. */
  freeBytes(path: string): Promise<number>
}

export interface VfsFile {
  /** Writes the buffers one after another, starting at `position`. */
  write(buffers: Uint8Array[], position: number): Promise<void>
  /** Reads up to `into.length` bytes; returns how many were read (less only at the end of the file). */
  read(into: Uint8Array, position: number): Promise<number>
  fsync(): Promise<void>
  truncate(size: number): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}

const flags = {
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  edit: constants.O_RDWR,
  read: constants.O_RDONLY,
}

export const diskVfs: Vfs = {
  open: async (path, mode) => new DiskFile(await open(path, flags[mode], 0o640)),
  rename,
  unlink,
  rmdir,
  mkdir: async (path) => void (await mkdir(path, { recursive: true, mode: 0o750 })),
  async list(path) {
    try {
      const entries = await readdir(path, { withFileTypes: true })
      return entries
        .map((e) => ({ name: e.name, isFolder: e.isDirectory() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  },
  async fsyncDir(path) {
    const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
  async freeBytes(path) {
    const s = await statfs(path)
    return s.bavail * s.bsize
  },
}

class DiskFile implements VfsFile {
  #handle: FileHandle

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  async write(buffers: Uint8Array[], position: number): Promise<void> {
    const total = buffers.reduce((sum, b) => sum + b.length, 0)
    const { bytesWritten } = await this.#handle.writev(buffers, position)
    if (bytesWritten === total) return
    // A short write: the disk is nearly full. Writing the rest one by one brings the real error out.
    const rest = Buffer.concat(buffers).subarray(bytesWritten)
    for (let done = 0; done < rest.length; ) {
      const step = await this.#handle.write(rest, done, rest.length - done, position + bytesWritten + done)
      if (step.bytesWritten === 0) throw Object.assign(new Error('the disk took no more bytes'), { code: 'ENOSPC' })
      done += step.bytesWritten
    }
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    let done = 0
    while (done < into.length) {
      const { bytesRead } = await this.#handle.read(into, done, into.length - done, position + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return done
  }

  fsync = () => this.#handle.sync()
  truncate = (size: number) => this.#handle.truncate(size)
  size = async () => (await this.#handle.stat()).size
  close = () => this.#handle.close()
}
