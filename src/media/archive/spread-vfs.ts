import { dirname, join, relative } from 'node:path'
import type { Clock } from '#platform/ports/clock.ts'
import type { Vfs, VfsFile } from '#platform/ports/vfs.ts'

/** One disk's part of an archive. */
export interface ArchiveDisk {
  folder: string
  vfs: Vfs
}

export interface SpreadOptions {
  /** Below it all paths are given, whichever disk they lie on: the first disk's folder. */
  root: string
  disks: readonly ArchiveDisk[]
  clock: Clock
  /** Bytes that stay free on each disk. */
  reserveBytes: number
  /** A disk refused: nothing new goes there for a while. */
  onSick?(folder: string, code: string): void
  /** Whether the folder is what it was: a mount that is gone leaves an empty folder on another disk. */
  isMounted?(folder: string): Promise<boolean>
}

/** An error that met one disk while another one still takes footage: what failed is to be begun anew. */
export function goesOnElsewhere(error: unknown): boolean {
  return (error as { elsewhere?: boolean }).elsewhere === true
}

/** A disk that refused is asked again after this, doubled each time up to an hour. */
const firstRestMs = 30_000
const longestRestMs = 3_600_000
/** Asking a disk for its free space costs a call; a file's many writes share one answer. */
const askFreeEveryMs = 2_000

interface Disk extends ArchiveDisk {
  restMs: number
  sickUntilMs: number
  /** The code with which it last refused. */
  sickOf: string
  freeBytes: number
  askedAtMs: number
}

/**
 * Several disks as one archive. A new file goes to the disk with the most room; it and its index stay together. Reading finds files
 * wherever they lie and leaves out a disk that does not answer. When a disk refuses bytes, the error says `elsewhere` and the next
 * file lies on another one. Everything above (writer, reader, recovery, deletion) sees one folder.
 */
export class SpreadVfs implements Vfs {
  readonly #o: SpreadOptions
  readonly #disks: Disk[]

  constructor(options: SpreadOptions) {
    this.#o = options
    this.#disks = options.disks.map((disk) => ({ ...disk, restMs: firstRestMs, sickUntilMs: Number.NEGATIVE_INFINITY, sickOf: '', freeBytes: 0, askedAtMs: Number.NEGATIVE_INFINITY }))
  }

  /** Disks that refused and rest, with why. */
  resting(): { folder: string; code: string }[] {
    const now = this.#o.clock.monotonicMs()
    return this.#disks.filter((disk) => disk.sickUntilMs > now).map(({ folder, sickOf }) => ({ folder, code: sickOf }))
  }

  async open(path: string, mode: 'create' | 'edit' | 'read'): Promise<VfsFile> {
    if (mode === 'create') return this.#create(path)
    const disk = await this.#require(path)
    return this.#wrap(disk, path, await this.#on(disk, () => disk.vfs.open(this.#in(disk, path), mode)))
  }

  #wrap(disk: Disk, path: string, file: VfsFile): VfsFile {
    // An index is small, and has to be ended with its footage.
    const mayGrow = path.endsWith('.mp4') ? () => this.#mayGrow(disk) : () => Promise.resolve()
    return new SpreadFile(file, (work) => this.#on(disk, work), mayGrow)
  }

  async #create(path: string): Promise<VfsFile> {
    if (await this.#find(path)) throw failure('EEXIST', path)
    const beside = await this.#findBeside(path)
    for (let refused: unknown; ; ) {
      const disk = beside ?? (await this.#choose())
      if (!disk) throw refused ?? failure('RESERVE', path)
      try {
        return await this.#on(disk, async () => {
          await disk.vfs.mkdir(dirname(this.#in(disk, path)))
          const file = await disk.vfs.open(this.#in(disk, path), 'create')
          return this.#wrap(disk, path, file)
        })
      } catch (error) {
        // Nothing is written yet: the next disk will do, unless the other half lies here.
        if (beside || !goesOnElsewhere(error)) throw error
        refused = error
      }
    }
  }

  async rename(from: string, to: string): Promise<void> {
    const disk = await this.#require(from)
    await this.#on(disk, async () => {
      await disk.vfs.mkdir(dirname(this.#in(disk, to)))
      await disk.vfs.rename(this.#in(disk, from), this.#in(disk, to))
    })
  }

  async unlink(path: string): Promise<void> {
    const disk = await this.#require(path)
    await this.#on(disk, () => disk.vfs.unlink(this.#in(disk, path)))
  }

  /** Folders are made where files are. */
  async mkdir(path: string): Promise<void> {
    if (path !== this.#o.root) return
    for (const disk of this.#healthy()) await this.#on(disk, () => disk.vfs.mkdir(disk.folder)).catch(() => undefined)
  }

  async rmdir(path: string): Promise<void> {
    for (const disk of this.#healthy())
      await disk.vfs.rmdir(this.#in(disk, path)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
  }

  async list(path: string): Promise<{ name: string; isFolder: boolean }[]> {
    const merged = new Map<string, { name: string; isFolder: boolean }>()
    for (const disk of this.#healthy()) for (const entry of await this.#on(disk, () => disk.vfs.list(this.#in(disk, path))).catch(() => [])) merged.set(entry.name, entry)
    return [...merged.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  async fsyncDir(path: string): Promise<void> {
    for (const disk of this.#healthy())
      await this.#on(disk, () => disk.vfs.fsyncDir(this.#in(disk, path))).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
  }

  /** What all disks take beyond their reserves, and one reserve: less than the reserve means that none takes anything. */
  async freeBytes(): Promise<number> {
    const { reserveBytes } = this.#o
    const free: number[] = []
    for (const disk of this.#healthy()) free.push(await this.#askFree(disk).catch(() => 0))
    const beyond = free.reduce((sum, bytes) => sum + Math.max(0, bytes - reserveBytes), 0)
    return beyond > 0 ? beyond + reserveBytes : Math.max(0, ...free)
  }

  #in(disk: Disk, path: string): string {
    return join(disk.folder, relative(this.#o.root, path))
  }

  #healthy(): Disk[] {
    const now = this.#o.clock.monotonicMs()
    return this.#disks.filter((disk) => disk.sickUntilMs <= now)
  }

  async #askFree(disk: Disk): Promise<number> {
    const now = this.#o.clock.monotonicMs()
    if (now - disk.askedAtMs < askFreeEveryMs) return disk.freeBytes
    const { isMounted } = this.#o
    disk.freeBytes = await this.#on(disk, async () => {
      if (isMounted && !(await isMounted(disk.folder))) throw failure('ENODEV', disk.folder)
      return disk.vfs.freeBytes(disk.folder)
    })
    disk.askedAtMs = now
    return disk.freeBytes
  }

  /** The healthy disk with the most room beyond its reserve. */
  async #choose(): Promise<Disk | undefined> {
    let best: Disk | undefined
    for (const disk of this.#healthy()) {
      const free = await this.#askFree(disk).catch(() => Number.NEGATIVE_INFINITY)
      if (free >= this.#o.reserveBytes && (!best || free > best.freeBytes)) best = disk
    }
    return best
  }

  /** Rejects where a file would eat into its disk's reserve while another disk has room. */
  async #mayGrow(disk: Disk): Promise<void> {
    if ((await this.#askFree(disk)) >= this.#o.reserveBytes) return
    const other = await this.#choose()
    if (other) throw Object.assign(failure('RESERVE', disk.folder), { elsewhere: true })
  }

  async #find(path: string): Promise<Disk | undefined> {
    for (const disk of this.#healthy()) {
      const found = await this.#on(disk, () => disk.vfs.open(this.#in(disk, path), 'read')).catch(() => undefined)
      if (!found) continue
      await found.close()
      return disk
    }
    return undefined
  }

  async #require(path: string): Promise<Disk> {
    const disk = this.#disks.length === 1 ? this.#disks[0] : await this.#find(path)
    if (!disk) throw failure('ENOENT', path)
    return disk
  }

  /** The disk of a file's other half: footage and its index are lost or kept together. */
  #findBeside(path: string): Promise<Disk | undefined> {
    return this.#find(path.endsWith('.mp4') ? path.replace(/\.mp4$/, '.idx') : path.replace(/\.idx$/, '.mp4'))
  }

  /** Does something on a disk; what the disk refuses makes it rest, and says whether there is another. */
  async #on<T>(disk: Disk, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (!sicknesses.has(code)) throw error
      const now = this.#o.clock.monotonicMs()
      if (disk.sickUntilMs <= now) {
        disk.restMs = now - disk.sickUntilMs > longestRestMs ? firstRestMs : Math.min(longestRestMs, disk.restMs * 2)
        disk.sickUntilMs = now + disk.restMs
        disk.sickOf = code
        this.#o.onSick?.(disk.folder, code)
      }
      if (this.#healthy().length > 0 && error instanceof Error) Object.assign(error, { elsewhere: true })
      throw error
    }
  }
}

/** What says that a disk is full, dying, read-only or gone, rather than that a file is not there. */
const sicknesses = new Set(['EIO', 'EROFS', 'ENOSPC', 'ENODEV', 'ENXIO', 'ENOTCONN', 'ESTALE', 'EDQUOT', 'ETIMEDOUT', 'EHOSTDOWN'])

function failure(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

class SpreadFile implements VfsFile {
  readonly #file: VfsFile
  readonly #on: <T>(work: () => Promise<T>) => Promise<T>
  readonly #mayGrow: () => Promise<void>
  /** Once told that it should go on elsewhere, a file may still be ended in good order. */
  #isEnding = false

  constructor(file: VfsFile, on: <T>(work: () => Promise<T>) => Promise<T>, mayGrow: () => Promise<void>) {
    this.#file = file
    this.#on = on
    this.#mayGrow = mayGrow
  }

  async write(buffers: Uint8Array[], position: number): Promise<void> {
    if (!this.#isEnding)
      await this.#mayGrow().catch((error: unknown) => {
        this.#isEnding = true
        throw error
      })
    await this.#on(() => this.#file.write(buffers, position))
  }

  read = (into: Uint8Array, position: number) => this.#on(() => this.#file.read(into, position))
  fsync = () => this.#on(() => this.#file.fsync())
  truncate = (size: number) => this.#on(() => this.#file.truncate(size))
  size = () => this.#on(() => this.#file.size())
  close = () => this.#file.close()
}
