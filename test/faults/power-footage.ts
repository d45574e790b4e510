import { crc32 } from 'node:zlib'
import type { Random } from '../../demo/random.ts'
import type { Frame, Gop, VideoFormat } from '../../src/media/frame.ts'

/** Two real pairs of parameter sets (x264, 160×96 and 320×192), so that a change of format can happen. */
const formats: VideoFormat[] = [
  make('6764000aacd942833fe2602d400000030040000006838912cb', '68ebe3cb22c0', 160, 96),
  make('6764000dacd9414067e5c05a8080800a000003000200000300641e2912cb', '68ebe3cb22c0', 320, 192),
]

function make(sps: string, pps: string, width: number, height: number): VideoFormat {
  return { codec: 'h264', sps: Buffer.from(sps, 'hex'), pps: Buffer.from(pps, 'hex'), width, height }
}

/** Ten pictures a second. */
const frameMs = 100

/** A GOP that a camera sent, as the test remembers it. */
export interface SentGop {
  gop: Gop
  id: number
  startMs: number
  endMs: number
  /** CRC-32 of all NAL units. */
  crc: number
  /** The recorder said that it is written, and the power was on. */
  acked: boolean
  /** It must be there whatever happens from now on. */
  promised: boolean
}

/** A camera that was made up: GOPs of one to two seconds, now and then a pause or other parameter sets. */
export class SimulatedFootage {
  readonly cameraId: string
  readonly sent: SentGop[] = []
  /** Wall time at which the GOP under way began. */
  nextMs: number
  #ticks = 0
  #format = formats[0]!
  readonly #random: Random

  constructor(cameraId: string, startMs: number, random: Random) {
    this.cameraId = cameraId
    this.nextMs = startMs
    this.#random = random
    this.#lengthMs = this.#drawLength()
  }

  #lengthMs: number

  #drawLength(): number {
    return this.#random.whole(10, 20) * frameMs
  }

  /** When the GOP under way is finished. */
  get dueMs(): number {
    return this.nextMs + this.#lengthMs
  }

  /** Leaves out some time: the camera was away. */
  pause(ms: number): void {
    this.nextMs += ms
    this.#ticks += ms * 90
  }

  /** The GOP that is finished now. */
  finish(): SentGop {
    const random = this.#random
    if (random.next() < 0.05) this.#format = random.pick(formats)
    const frames = Array.from({ length: this.#lengthMs / frameMs }, (_, i): Frame => {
      const offset = i * frameMs
      return { ticks: this.#ticks + offset * 90, arrivalMs: this.nextMs + offset, key: i === 0, nalus: [this.#makeNalu(i === 0)] }
    })
    const id = this.sent.length
    frames[0]!.nalus[0]!.writeUInt32BE(id, 1)
    let crc = 0
    for (const frame of frames) for (const nalu of frame.nalus) crc = crc32(nalu, crc)
    const gop = { format: this.#format, frames }
    const sent: SentGop = { gop, id, startMs: this.nextMs, endMs: this.dueMs, crc, acked: false, promised: false }
    this.sent.push(sent)
    this.#ticks += this.#lengthMs * 90
    this.nextMs = this.dueMs
    this.#lengthMs = this.#drawLength()
    if (random.next() < 0.04) this.pause(random.whole(20, 200) * 100)
    return sent
  }

  #makeNalu(key: boolean): Buffer {
    const bytes = Buffer.alloc(this.#random.whole(20, key ? 3000 : 200), this.#random.whole(1, 255))
    bytes[0] = key ? 0x65 : 0x41
    return bytes
  }
}
