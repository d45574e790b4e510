import type { Frame, Gop } from '../../../src/media/frame.ts'
import { packetiseVideo } from '../../../src/media/simulator/packetise.ts'
import { serveCameras, type CameraServer } from '../../../src/media/simulator/serve-cameras.ts'
import { systemClock } from '../../../src/platform/ports/clock.ts'
import { systemIds } from '../../../src/platform/ports/ids.ts'
import { makeGops } from '../../pictures.ts'

/** Behind a key frame's picture: which GOP it is, in bytes that no start code can hide in. */
const numberBytes = 4
/** More than a fault lasts, at a GOP a second; fewer where each is large. */
const roundGops = 2_000
const roundOfLarge = 300

export interface CameraRate {
  fps: number
  gopFrames: number
  /** So many bytes stand behind each key frame's picture, where pictures of their own size would be too quick. */
  filler?: number
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
  readonly #round: number

  private constructor(server: CameraServer, sent: SentGop[][], gopMs: number, round: number) {
    this.#server = server
    this.#sent = sent
    this.#round = round
    this.gopMs = gopMs
    this.paths = sent.map((_, i) => nameOf(i))
  }

  static async open(count: number, rate: CameraRate): Promise<NumberedCameras> {
    const { fps, gopFrames } = rate
    const round = rate.filler ? roundOfLarge : roundGops
    const video = packetiseVideo(numberGops(rate, 0, round))
    const sent = Array.from({ length: count }, (): SentGop[] => [])
    const ids = systemIds(systemClock)
    const cameras = sent.map((list, i) => [nameOf(i), { video, onSent: (index: number) => void (index % gopFrames === 0 && list.push({ number: index / gopFrames, atMs: Date.now() })) }] as const)
    const server = await serveCameras(new Map(cameras), { clock: systemClock, random: (size) => ids.random(size) })
    return new NumberedCameras(server, sent, (gopFrames / fps) * 1000, round)
  }

  get port(): number {
    return this.#server.port
  }

  /** Through another port where that leads here. */
  url(path: string, port = this.port): string {
    return `rtsp://127.0.0.1:${port}/${path}`
  }

  /** GOPs that were followed by their next one on the same connection before `untilMs`: what a recorder got whole. */
  finished(camera: number, untilMs = Number.POSITIVE_INFINITY): SentGop[] {
    const sent = this.#sent[camera]!
    return sent.filter(({ number, atMs }, i) => {
      const next = sent[i + 1]
      return next !== undefined && next.number === (number + 1) % this.#round && next.atMs <= untilMs && next.atMs - atMs < this.gopMs * 1.8
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

/** GOPs numbered from `first` on, one after another; only key frames are copies. */
export function numberGops({ fps, gopFrames, filler = 0 }: CameraRate, first: number, count: number): Gop[] {
  const gops = makeGops(10 * gopFrames, { fps, gopFrames })
  let ticks = 0
  return Array.from({ length: count }, (_, i): Gop => {
    const { format, frames } = gops[i % gops.length]!
    const moved = frames.map((frame): Frame => {
      const nalus = frame.key ? [...frame.nalus.slice(0, -1), Buffer.concat([frame.nalus.at(-1)!, Buffer.alloc(filler, 0x80), writeNumber(first + i)])] : frame.nalus
      const at = ticks
      ticks += 90_000 / fps
      return { ...frame, ticks: at, nalus }
    })
    return { format, frames: moved }
  })
}

function writeNumber(id: number): Buffer {
  return Buffer.from(Array.from({ length: numberBytes }, (_, i) => 0x80 | ((id >> (7 * i)) & 0x7f)))
}

/** The number of a key frame's sample. */
export function readNumber(sample: Buffer): number {
  return [...sample.subarray(-numberBytes)].reduce((sum, byte, i) => sum + ((byte & 0x7f) << (7 * i)), 0)
}
