import { dirname } from 'node:path'
import type { Vfs, VfsFile } from '#platform/ports/vfs.ts'
import type { VideoFormat } from '../frame.ts'
import { buildInit } from '../mp4/init.ts'
import { wrapRecord, envelopeSize } from './envelope.ts'
import { finishFile, type FinishedFile, syncFolders } from './finish.ts'
import { placeGop, type PreparedGop } from './gop-writing.ts'
import { indexPath } from './layout.ts'
import { type Beginning, chainOn, encodeHead } from './record.ts'

export interface NewFile {
  path: string
  cameraId: string
  format: VideoFormat
  reason: Beginning
  startMs: number
  hostMs: number
}

/**
 * A media file being written, and its index. Nothing here is safe to call concurrently, except `sync`.
 * Errors of the disk come through as they are; `endSize` is always the end of the last whole fragment.
 */
export class OpenFile {
  readonly file: NewFile
  readonly #vfs: Vfs
  readonly #media: VfsFile
  readonly #index: VfsFile
  /** Bytes that wait to be written before the next fragment, or into the index. */
  #init: Buffer | undefined
  #pending: Buffer[]
  #indexSize = 0
  #endSize: number
  #syncedSize = 0
  #chain: number
  #folderSynced = false
  #totals = { gops: 0, frames: 0, endTicks: 0 }
  #syncing: Promise<void> | undefined

  private constructor(vfs: Vfs, file: NewFile, media: VfsFile, index: VfsFile) {
    this.#vfs = vfs
    this.file = file
    this.#media = media
    this.#index = index
    const init = buildInit(file.format, file.startMs)
    const camera = Buffer.from(file.cameraId, 'latin1')
    const initSize = init.length + envelopeSize + camera.length
    const { reason, startMs, hostMs, format } = file
    const head = encodeHead({ kind: 'head', reason, initSize, startMs, hostMs, width: format.width, height: format.height })
    this.#init = Buffer.concat([init, wrapRecord(head, camera)])
    this.#pending = [head]
    this.#chain = chainOn(0, head)
    this.#endSize = initSize
  }

  /** Creates both files, empty. Fails with EEXIST when there is such a file already. */
  static async create(vfs: Vfs, file: NewFile): Promise<OpenFile> {
    await vfs.mkdir(dirname(file.path))
    const media = await vfs.open(file.path, 'create')
    try {
      return new OpenFile(vfs, file, media, await openFresh(vfs, indexPath(file.path)))
    } catch (error) {
      await media.close()
      await vfs.unlink(file.path).catch(() => {})
      throw error
    }
  }

  get endSize(): number {
    return this.#endSize
  }
  get gops(): number {
    return this.#totals.gops
  }
  /** The ticks at which the last GOP ends, as far as is known. */
  get endTicks(): number {
    return this.#totals.endTicks
  }
  /** Bytes that a power cut would take. */
  get unsyncedSize(): number {
    return this.#totals.gops === 0 ? 0 : this.#endSize - this.#syncedSize
  }

  /** Hands the GOP to the kernel in one write, then its record to the index. */
  async append(gop: PreparedGop): Promise<void> {
    const { bytes } = placeGop(gop, { offset: this.#endSize, syncedSize: this.#syncedSize, chain: this.#chain })
    const { buffers, size } = gop.fragment
    if (this.#init) await this.#media.write([this.#init, ...buffers], 0)
    else await this.#media.write(buffers, this.#endSize)
    this.#init = undefined
    this.#chain = chainOn(this.#chain, bytes)
    this.#endSize += size
    this.#totals.gops++
    this.#totals.frames += gop.frames
    this.#totals.endTicks = gop.ticks + gop.duration
    this.#pending.push(bytes)
    const pending = this.#pending
    await this.#index.write(pending, this.#indexSize)
    this.#indexSize += pending.reduce((sum, b) => sum + b.length, 0)
    this.#pending = []
  }

  /** Makes what was appended so far survive a power cut. */
  sync(): Promise<void> {
    return (this.#syncing ??= this.#sync().finally(() => (this.#syncing = undefined)))
  }

  async #sync(): Promise<void> {
    const end = this.#endSize
    await this.#media.fsync()
    if (!this.#folderSynced) await syncFolders(this.#vfs, this.file.path)
    this.#folderSynced = true
    this.#syncedSize = end
  }

  /**
   * Ends the file for good: closing record, sync of file, index and folder. `endTicks` is exact where the next file joins.
   * The file is closed whatever happens; when this fails, recovery can finish it later.
   */
  async finish(endTicks: number = this.#totals.endTicks): Promise<FinishedFile> {
    try {
      await this.#syncing?.catch(() => {})
      const { gops, frames } = this.#totals
      const end = { offset: this.#endSize, ticks: endTicks, gops, frames }
      return await finishFile(this.#vfs, this.file, this.#media, this.#index, end)
    } finally {
      await this.#close()
    }
  }

  /** After an error: cuts off what is not a whole fragment, as far as the disk lets us, and lets go of the file. */
  async abandon(): Promise<void> {
    await this.#syncing?.catch(() => {})
    if (this.#init) {
      await this.#vfs.unlink(this.file.path).catch(() => {})
      await this.#vfs.unlink(indexPath(this.file.path)).catch(() => {})
    } else {
      await this.#media.truncate(this.#endSize).catch(() => {})
      await this.#index.truncate(this.#indexSize).catch(() => {})
    }
    await this.#close()
  }

  async #close(): Promise<void> {
    await this.#media.close().catch(() => {})
    await this.#index.close().catch(() => {})
  }
}

/** Opens an empty index, in place of one that was left without its media file. */
async function openFresh(vfs: Vfs, path: string): Promise<VfsFile> {
  try {
    return await vfs.open(path, 'create')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const stale = await vfs.open(path, 'edit')
    await stale.truncate(0)
    return stale
  }
}
