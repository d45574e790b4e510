import type { Random } from '../demo/random.ts'
import type { Vfs, VfsFile } from '../src/platform/ports/vfs.ts'
import { type Entry, SimulatedFolder } from './simulated-folder.ts'
import { SimulatedInode } from './simulated-inode.ts'

function failure(code: string, path = ''): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: simulated${path && `, ${path}`}`), { code })
}

/**
 * A disk in memory that can lose its power. What was not synced is then lost, kept, or torn by sector, in any order; names that
 * were not synced with their folder may be missing or back again. It can also be full, or fail.
 */
export class SimulatedDisk implements Vfs {
  readonly #random: Random
  readonly #root = new SimulatedFolder()
  /** Calls that still succeed before the power fails. */
  #callsLeft = Number.POSITIVE_INFINITY
  #boot = 0
  /** Bytes that fit. */
  capacity = Number.POSITIVE_INFINITY
  /** Error code that every change of the disk meets, while set: EROFS, EIO … */
  failWith: string | undefined
  /** The same for fsync alone. */
  failSyncWith: string | undefined
  calls = 0

  constructor(random: Random) {
    this.#random = random
  }

  /** A sync takes its time now and then, so that other calls come in between. */
  async #dawdle(): Promise<void> {
    if (this.#random.next() < 0.3) await new Promise((resolve) => setImmediate(resolve))
  }

  /** Lets the power fail in the middle of the call after `calls` more. */
  cutAfter(calls: number): void {
    this.#callsLeft = calls
  }

  get isOff(): boolean {
    return this.#callsLeft < 0
  }

  /** Brings the power back: shows what survived. Files that were open stay dead. */
  powerOn(): void {
    this.#root.cut(this.#random)
    this.#callsLeft = Number.POSITIVE_INFINITY
    this.#boot++
  }

  /** Counts a call. True: the power fails during this one, which may have happened or not. */
  #call(boot = this.#boot): boolean {
    if (boot !== this.#boot || this.#callsLeft < 0) throw failure('EIO', 'no power')
    this.calls++
    this.#callsLeft--
    return this.#callsLeft < 0
  }

  /** One change of the disk; when the power fails during it, it may have begun. */
  #change(apply: () => void, boot = this.#boot): void {
    const dies = this.#call(boot)
    if (this.failWith) throw failure(this.failWith)
    if (!dies || this.#random.next() < 0.5) apply()
    if (dies) throw failure('EIO', 'the power failed')
  }

  async open(path: string, mode: 'create' | 'edit' | 'read'): Promise<VfsFile> {
    const { folder, name } = this.#locate(path)
    const known = folder?.entries.get(name)
    if (mode === 'create') {
      if (!folder) throw failure('ENOENT', path)
      if (known) throw failure('EEXIST', path)
      const inode = new SimulatedInode()
      this.#change(() => folder.set(name, inode))
      return this.#openInode(inode)
    }
    if (this.#call()) throw failure('EIO', 'the power failed')
    if (!(known instanceof SimulatedInode)) throw failure('ENOENT', path)
    return this.#openInode(known)
  }

  #openInode(inode: SimulatedInode): VfsFile {
    const boot = this.#boot
    const guard = () => {
      if (this.#call(boot)) throw failure('EIO', 'the power failed')
    }
    return {
      write: async (buffers, position) => {
        const bytes = Buffer.concat(buffers)
        const grows = Math.max(0, position + bytes.length - inode.size)
        const fits = Math.max(0, bytes.length - Math.max(0, grows - this.#free()))
        this.#change(() => inode.write(bytes.subarray(0, fits), position), boot)
        if (fits < bytes.length) throw failure('ENOSPC')
      },
      read: async (into, position) => {
        guard()
        return inode.read(into, position)
      },
      fsync: async () => {
        await this.#dawdle()
        if (this.failSyncWith) throw failure(this.failSyncWith)
        this.#change(() => inode.sync(), boot)
      },
      truncate: async (size) => this.#change(() => inode.truncate(size), boot),
      size: async () => {
        guard()
        return inode.size
      },
      close: async () => {},
    }
  }

  async rename(from: string, to: string): Promise<void> {
    const source = this.#locate(from)
    const target = this.#locate(to)
    if (!source.folder?.entries.has(source.name)) throw failure('ENOENT', from)
    if (!target.folder) throw failure('ENOENT', to)
    this.#change(() => source.folder!.rename(source.name, target.name, target.folder))
  }

  async unlink(path: string): Promise<void> {
    const { folder, name } = this.#locate(path)
    if (!(folder?.entries.get(name) instanceof SimulatedInode)) throw failure('ENOENT', path)
    this.#change(() => folder.remove(name))
  }

  async mkdir(path: string): Promise<void> {
    let folder = this.#root
    for (const part of split(path)) {
      const known = folder.entries.get(part)
      if (known instanceof SimulatedInode) throw failure('ENOTDIR', path)
      const parent = folder
      folder = known ?? new SimulatedFolder()
      if (!known) this.#change(() => parent.set(part, folder))
    }
  }

  async rmdir(path: string): Promise<void> {
    const { folder, name } = this.#locate(path)
    const known = folder?.entries.get(name)
    if (!(known instanceof SimulatedFolder)) throw failure('ENOENT', path)
    if (known.entries.size > 0) throw failure('ENOTEMPTY', path)
    this.#change(() => folder!.remove(name))
  }

  async list(path: string): Promise<{ name: string; isFolder: boolean }[]> {
    if (this.#call()) throw failure('EIO', 'the power failed')
    const folder = this.#folder(split(path))
    const found = [...(folder?.entries ?? [])].map(([name, entry]) => ({ name, isFolder: entry instanceof SimulatedFolder }))
    return found.sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  async fsyncDir(path: string): Promise<void> {
    await this.#dawdle()
    const folder = this.#folder(split(path))
    if (!folder) throw failure('ENOENT', path)
    this.#change(() => folder.sync())
  }

  async freeBytes(): Promise<number> {
    return this.#free()
  }

  #free(): number {
    return this.capacity === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : Math.max(0, this.capacity - this.#root.usedBytes)
  }

  #folder(parts: string[]): SimulatedFolder | undefined {
    let folder: Entry | undefined = this.#root
    for (const part of parts) folder = folder instanceof SimulatedFolder ? folder.entries.get(part) : undefined
    return folder instanceof SimulatedFolder ? folder : undefined
  }

  #locate(path: string): { folder: SimulatedFolder | undefined; name: string } {
    const parts = split(path)
    const name = parts.pop() ?? ''
    return { folder: this.#folder(parts), name }
  }
}

function split(path: string): string[] {
  return path.split('/').filter(Boolean)
}
