import type { Vfs, VfsFile } from '#platform/ports/vfs.ts'
import { crc32 } from 'node:zlib'
import { readFragment, type Sample } from '../mp4/read-fragment.ts'
import { type Damage, isDamage } from '../mp4/walk.ts'
import { envelopeSize, findRecord } from './envelope.ts'
import { decodeRecord, type GopRecord } from './record.ts'

/** A GOP as it lies in its file: `moof` and `mdat`, and where its samples are in them. */
export interface ReadGop {
  bytes: Buffer
  samples: Sample[]
}

/** The damage that rebuilding the index repairs. */
export const indexLies = 'the index lies'

/** Reads one GOP and proves that it is the one that the record speaks of, unharmed. */
export async function readGop(media: VfsFile, record: GopRecord): Promise<ReadGop | Damage> {
  const all = Buffer.allocUnsafe(record.size)
  if ((await media.read(all, record.offset)) !== record.size) return { damage: 'the file ends before the fragment', at: record.offset }
  const found = findRecord(all, 0)
  const own = found && decodeRecord(all, found.recordAt)
  if (own?.kind !== 'gop' || !isSame(own, record)) return { damage: indexLies, at: record.offset }
  const bytes = all.subarray(envelopeSize)
  if (crc32(bytes) !== record.crc) return { damage: 'the fragment is not what was written', at: record.offset }
  const fragment = readFragment(bytes)
  if (isDamage(fragment)) return fragment
  return { bytes, samples: fragment.samples }
}

const proven = ['size', 'crc', 'ticks', 'headSize', 'keySize', 'frames'] as const

function isSame(own: GopRecord, record: GopRecord): boolean {
  return proven.every((field) => own[field] === record[field])
}

/** Reads the key frame alone: its sample (NAL units behind 4-byte lengths). For thumbnails; not compared with the CRC. */
export async function readKeyFrame(media: VfsFile, record: GopRecord): Promise<Buffer | undefined> {
  const bytes = Buffer.allocUnsafe(record.keySize)
  return (await media.read(bytes, record.offset + record.headSize)) === record.keySize ? bytes : undefined
}

/** Keeps the media file that was read last open, for reading GOP after GOP. */
export class MediaFiles {
  readonly #vfs: Vfs
  #open: { path: string; media: VfsFile } | undefined

  constructor(vfs: Vfs) {
    this.#vfs = vfs
  }

  async get(path: string): Promise<VfsFile> {
    if (this.#open?.path === path) return this.#open.media
    await this.close()
    this.#open = { path, media: await this.#vfs.open(path, 'read') }
    return this.#open.media
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = undefined
    await open?.media.close()
  }
}
