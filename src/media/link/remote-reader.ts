import type { ClientHttp2Session } from 'node:http2'
import { crc32 } from 'node:zlib'
import { type Coverage, type FootageHead, type GopPlace, type GopReading, FootageReader } from '../archive/footage-reader.ts'
import type { ReadGop } from '../archive/read-gop.ts'
import { readFragment } from '../mp4/read-fragment.ts'
import { readInit } from '../mp4/read-init.ts'
import { type Damage, isDamage } from '../mp4/walk.ts'
import { askBytes, askLines, readJson, Unreachable } from './ask.ts'
import { checkCoverage, followPlaces } from './check-answers.ts'
import { paths } from './protocol.ts'

/** Init segments of files that were read; each is about 700 bytes. */
const maxHeads = 1_000
/** A month's coverage, a key frame, an init segment. */
const mostJsonBytes = 16 * 1024 * 1024

/**
 * Footage at a recorder far away. Everything rejects with `Unreachable` while its link is gone. What comes over the link is
 * proven here by the checksum that its place names.
 */
export class RemoteReader extends FootageReader {
  readonly #session: () => ClientHttp2Session | undefined
  readonly #heads = new Map<string, FootageHead>()

  constructor(session: () => ClientHttp2Session | undefined) {
    super()
    this.#session = session
  }

  async coverage(camera: string, fromMs: number, toMs: number): Promise<Coverage> {
    const { status, bytes } = await this.#ask(paths.coverage, { camera, fromMs, toMs }, mostJsonBytes)
    const coverage = status === 200 ? checkCoverage(readJson(paths.coverage, bytes.toString()), fromMs, toMs) : undefined
    if (!coverage) throw new Unreachable(paths.coverage)
    return coverage
  }

  async *gops(camera: string, fromMs: number, toMs: number): AsyncGenerator<GopPlace, void, undefined> {
    const follow = followPlaces(fromMs, toMs)
    for await (const line of askLines<unknown>(this.#session(), paths.gops, { camera, fromMs, toMs })) {
      const place = follow(line)
      if (!place) throw new Unreachable(paths.gops)
      yield place
    }
  }

  openGops(): GopReading {
    return {
      read: (place) => this.#read(place),
      keyFrame: async (place) => {
        const { status, bytes } = await this.#ask(paths.keyFrame, { place })
        return status === 200 ? bytes : undefined
      },
      close: async () => {},
    }
  }

  async #read(place: GopPlace): Promise<ReadGop | Damage> {
    const { status, bytes } = await this.#ask(paths.gop, { place }, Math.max(place.record.size, mostJsonBytes))
    if (status !== 200) return { damage: `the recorder that holds it says: ${bytes.toString('utf8', 0, 200)}`, at: place.record.offset }
    if (crc32(bytes) !== place.record.crc) return { damage: 'the fragment is not what was written', at: place.record.offset }
    const fragment = readFragment(bytes)
    return isDamage(fragment) ? fragment : { bytes, samples: fragment.samples }
  }

  async head(path: string): Promise<FootageHead | undefined> {
    const kept = this.#heads.get(path)
    if (kept) return kept
    const { status, bytes } = await this.#ask(paths.head, { path })
    const init = status === 200 ? readInit(bytes) : undefined
    if (!init || isDamage(init)) return undefined
    const head = { format: init.format, init: bytes }
    if (this.#heads.size >= maxHeads) this.#heads.delete(this.#heads.keys().next().value!)
    this.#heads.set(path, head)
    return head
  }

  #ask(path: Parameters<typeof askBytes>[1], body: unknown, most = mostJsonBytes) {
    return askBytes(this.#session(), path, body, most)
  }
}
