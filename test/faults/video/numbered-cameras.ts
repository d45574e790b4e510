import type { Frame, Gop } from '../../../src/media/frame.ts'
import { packetiseVideo } from '../../../src/media/simulator/packetise.ts'
import { serveCameras, type CameraServer } from '../../../src/media/simulator/serve-cameras.ts'
import { systemClock } from '../../../src/platform/ports/clock.ts'
import { systemIds } from '../../../src/platform/ports/ids.ts'
import { makeGops } from '../../pictures.ts'

/** Behind a key frame's picture: which GOP it is, in bytes that no start code can hide in. */
const numberBytes = 4
/** More than a fault lasts, at a GOP a second. */
const roundGops = 2_000

export interface CameraRate {
  fps: number
  gopFrames: number
  kbps?: number
}

/** A GOP's first picture, given to the network. */
export interface SentGop {
  number: number
  atMs: number
}

/** Real RTSP cameras whose GOPs are numbered, and that remember what they sent. All of them show the same. */
export class NumberedCameras {
  readonly paths: readonly string[]
  readonly gopMs: number
  readonly #sent: SentGop[][]
  readonly #server: CameraServer

  private constructor(server: CameraServer, sent: SentGop[][], gopMs: number) {
    this.#server = server
    this.#sent = sent
    this.gopMs = gopMs
    this.paths = sent.map((_, i) => nameOf(i))
  }

  static async open(count: number, { fps, gopFrames, kbps = 100 }: CameraRate, port = 0): Promise<NumberedCameras> {
    const pictures = makeGops(10 * gopFrames, { fps, gopFrames, kbps })
    const video = packetiseVideo([...number(pictures, 90_000 / fps)])
    const sent = Array.from({ length: count }, (): SentGop[] => [])
    const ids = systemIds(systemClock)
    const cameras = sent.map((list, i) => [nameOf(i), { video, onSent: (index: number) => void (index % gopFrames === 0 && list.push({ number: index / gopFrames, atMs: Date.now() })) }] as const)
    const server = await serveCameras(new Map(cameras), { clock: systemClock, random: (size) => ids.random(size), port })
    return new NumberedCameras(server, sent, (gopFrames / fps) * 1000)
  }

  get port(): number {
    return this.#server.port
  }

  url(path: string): string {
    return `rtsp://127.0.0.1:${this.port}/${path}`
  }

  /** GOPs that were followed by their next one on the same connection before `untilMs`: what a recorder got whole. */
  finished(camera: number, untilMs = Number.POSITIVE_INFINITY): SentGop[] {
    const sent = this.#sent[camera]!
    return sent.filter(({ number, atMs }, i) => {
      const next = sent[i + 1]
      return next !== undefined && next.number === (number + 1) % roundGops && next.atMs <= untilMs && next.atMs - atMs < this.gopMs * 1.8
    })
  }

  /** How many GOPs were begun since then. */
  countSince(camera: number, sinceMs: number): number {
    return this.#sent[camera]!.filter(({ atMs }) => atMs >= sinceMs).length
  }

  /** Ends every connection; clients may come back. */
  drop(): void {
    this.#server.dropClients()
  }

  close(): Promise<void> {
    return this.#server.close()
  }
}

const nameOf = (i: number) => `shed-${i}`

/** Repeats GOPs under ascending numbers; only the key frame is copied. */
function* number(gops: readonly Gop[], frameTicks: number): Generator<Gop> {
  let ticks = 0
  for (let id = 0; id < roundGops; id++) {
    const { format, frames } = gops[id % gops.length]!
    yield {
      format,
      frames: frames.map((frame): Frame => {
        const moved = { ...frame, ticks, nalus: frame.key ? [...frame.nalus.slice(0, -1), Buffer.concat([frame.nalus.at(-1)!, writeNumber(id)])] : frame.nalus }
        ticks += frameTicks
        return moved
      }),
    }
  }
}

function writeNumber(id: number): Buffer {
  return Buffer.from(Array.from({ length: numberBytes }, (_, i) => 0x80 | ((id >> (7 * i)) & 0x7f)))
}

/** The number of a key frame's sample. */
export function readNumber(sample: Buffer): number {
  return [...sample.subarray(-numberBytes)].reduce((sum, byte, i) => sum + ((byte & 0x7f) << (7 * i)), 0)
}
