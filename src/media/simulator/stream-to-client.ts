import type { Socket } from 'node:net'
import type { Clock } from '#platform/ports/clock.ts'
import { ticksPerSecond } from '../frame.ts'
import type { SimulatedCamera } from './simulated-camera.ts'

/** A client that doesn't read loses pictures once this much waits for it, as with a real camera. */
const maxWaitingBytes = 4 * 1024 * 1024

/** RFC 3550 §6.2. */
const reportEveryMs = 5000

/** NTP counts seconds from 1900. */
const ntpEpochSeconds = 2_208_988_800

/** Sends one client a camera's video, each picture when its time has come. */
export class ClientStream {
  framesSent = 0
  #camera: SimulatedCamera
  #socket: Socket
  #clock: Clock
  #channel: number
  #ssrc: number
  #sequence: number
  #timestamp: number
  #index: number
  /** Ticks from the first picture sent to the start of the current round. */
  #roundStart: number
  #startedMs: number
  #reportedMs = -Infinity
  #skipping = false

  constructor(camera: SimulatedCamera, socket: Socket, clock: Clock, channel: number, random: Buffer) {
    this.#camera = camera
    this.#socket = socket
    this.#clock = clock
    this.#channel = channel
    this.#ssrc = random.readUInt32BE(0)
    this.#sequence = camera.firstSequence ?? random.readUInt16BE(4)
    this.#timestamp = camera.firstTimestamp ?? random.readUInt32BE(6)
    this.#startedMs = clock.monotonicMs()
    this.#index = this.#chooseStart()
    this.#roundStart = -camera.video.frames[this.#index]!.ticks
  }

  /** Sends what is due at `nowMs` (monotonic). */
  sendDue(nowMs: number): void {
    const { frames, loopTicks } = this.#camera.video
    const due = ((nowMs - this.#startedMs) * ticksPerSecond) / 1000
    for (;;) {
      const ticks = this.#roundStart + frames[this.#index]!.ticks
      if (ticks > due) return
      this.#send(this.#index, (this.#timestamp + ticks) >>> 0)
      if (++this.#index === frames.length) {
        this.#index = 0
        this.#roundStart += loopTicks
      }
    }
  }

  /** All clients see the same moment of the round, from its GOP's start. */
  #chooseStart(): number {
    const { frames, loopTicks } = this.#camera.video
    const moment = ((this.#clock.now() * ticksPerSecond) / 1000) % loopTicks
    const next = frames.findIndex((frame) => frame.ticks > moment)
    const keys = frames.slice(0, next === -1 ? frames.length : next)
    return Math.max(0, keys.findLastIndex((frame) => frame.key))
  }

  #send(index: number, timestamp: number): void {
    const { video, senderReports = true, disturb, onSent } = this.#camera
    const frame = video.frames[index]!
    if (this.#socket.writableLength > maxWaitingBytes) this.#skipping = true
    else if (frame.key) this.#skipping = false
    if (this.#skipping) return
    if (senderReports) this.#report(timestamp)
    const { bytes, offsets } = frame
    for (const offset of offsets) {
      bytes[offset + 1] = this.#channel
      bytes.writeUInt16BE(this.#sequence, offset + 6)
      bytes.writeUInt32BE(timestamp, offset + 8)
      bytes.writeUInt32BE(this.#ssrc, offset + 12)
      this.#sequence = (this.#sequence + 1) & 0xffff
    }
    if (disturb) for (const piece of disturb(splitPackets(bytes, offsets), this.framesSent)) this.#socket.write(piece)
    else {
      this.#socket.write(bytes)
      // What the kernel didn't take at once still refers to these bytes: the next client gets others.
      if (this.#socket.writableLength > 0) frame.bytes = Buffer.from(bytes)
    }
    this.framesSent++
    onSent?.(index)
  }

  /** A sender report (RFC 3550 §6.4.1), by the camera's clock, right or wrong. */
  #report(timestamp: number): void {
    const nowMs = this.#clock.monotonicMs()
    if (nowMs - this.#reportedMs < reportEveryMs) return
    this.#reportedMs = nowMs
    const cameraMs = this.#clock.now() + (this.#camera.clockErrorMs ?? 0)
    const report = Buffer.alloc(32)
    report[0] = 0x24
    report[1] = this.#channel + 1
    report.writeUInt16BE(28, 2)
    report[4] = 0x80
    report[5] = 200
    report.writeUInt16BE(6, 6)
    report.writeUInt32BE(this.#ssrc, 8)
    report.writeUInt32BE((Math.floor(cameraMs / 1000) + ntpEpochSeconds) >>> 0, 12)
    report.writeUInt32BE(Math.floor(((cameraMs % 1000) / 1000) * 2 ** 32), 16)
    report.writeUInt32BE(timestamp, 20)
    this.#socket.write(report)
  }
}

/** Copies, since a disturber may change them. */
function splitPackets(bytes: Buffer, offsets: number[]): Buffer[] {
  return offsets.map((offset, i) => Buffer.from(bytes.subarray(offset, offsets[i + 1] ?? bytes.length)))
}
