import { CameraFailure } from './failure.ts'
import { parseHead, readContentLength, type RtspMessage } from './message.ts'

/** What takes the pieces of a connection. `bytes` is only valid during the call. */
export interface InterleavedSink {
  onPacket(channel: number, bytes: Buffer, start: number, end: number): void
  onMessage(message: RtspMessage): void
}

/** Limits: real heads are under 1 kB, descriptions under 4 kB. */
const maxHeadBytes = 16 * 1024
const maxBodyBytes = 256 * 1024

/** Bytes that are neither packet nor message, after the last that was, before the connection is given up. */
const maxGarbageBytes = 256 * 1024

const dollar = 0x24
/** `$`, channel, size (RFC 2326 §10.12), then what tells RTP and RTCP from chance: version and payload type. */
const probeBytes = 6
const starts = ['RTSP/1.', 'OPTIONS ', 'DESCRIBE ', 'SETUP ', 'PLAY ', 'PAUSE ', 'TEARDOWN ', 'GET_PARAMETER ']
  .concat(['SET_PARAMETER ', 'ANNOUNCE ', 'REDIRECT ', 'RECORD '])
  .map((text) => Buffer.from(text))
const firstLetters = new Set(starts.map((start) => start[0]!))

/** A larger carry is let go of once it is empty. */
const maxIdleCarryBytes = 128 * 1024

/**
 * Cuts a TCP stream into interleaved packets and RTSP messages (RFC 2326 §10.12), and finds its way back after
 * garbage. Packets that lie whole in what was read are handed on in place; only one cut by the end of a read is
 * copied, once. Memory: the largest piece that was cut, at most 272 KiB and mostly 2.
 */
export class InterleavedReader {
  /** Bytes skipped because they were neither packet nor message. */
  garbage = 0
  messages = 0
  packets = 0
  /** Channels carrying RTP and RTCP; -1 while none are set up, when any channel is believed. */
  rtpChannel = -1
  rtcpChannel = -1
  /** Believed after garbage; -1 for any. */
  payloadType = -1
  #sink: InterleavedSink
  #carry = Buffer.alloc(0)
  #carried = 0
  /** Bytes needed to go on from the first carried one; 0 where only more can tell. */
  #needed = 0
  #lost = false
  #garbageSinceGood = 0
  #failure: CameraFailure | undefined

  constructor(sink: InterleavedSink) {
    this.#sink = sink
  }

  /** Takes `bytes[0, size)`. A failure is final. */
  read(bytes: Buffer, size: number): CameraFailure | undefined {
    let at = 0
    while (this.#carried > 0 && at < size && !this.#failure) {
      const wanted = this.#needed > 0 ? this.#needed - this.#carried : 1024
      const taken = Math.min(wanted, size - at)
      this.#keep(bytes, at, at + taken)
      at += taken
      if (this.#carried < this.#needed) break
      const used = this.#consume(this.#carry, 0, this.#carried)
      this.#carry.copyWithin(0, used, this.#carried)
      this.#carried -= used
    }
    if (at < size && !this.#failure) {
      const used = this.#consume(bytes, at, size)
      if (used < size) this.#keep(bytes, used, size)
    }
    if (this.#carried === 0 && this.#carry.length > maxIdleCarryBytes) this.#carry = Buffer.alloc(0)
    return this.#failure
  }

  /** Handles what is whole in `bytes[at, end)`; returns where the first piece begins that is not. */
  #consume(bytes: Buffer, at: number, end: number): number {
    while (at < end && !this.#failure) {
      const used = bytes[at] === dollar ? this.#takePacket(bytes, at, end) : this.#takeMessage(bytes, at, end)
      if (used === 0) return at
      at += used
    }
    this.#needed = 0
    return at
  }

  /** Bytes used, 0 when more are needed. */
  #takePacket(bytes: Buffer, at: number, end: number): number {
    if (end - at < probeBytes) return this.#wait(probeBytes)
    const channel = bytes[at + 1]!
    const size = (bytes[at + 2]! << 8) | bytes[at + 3]!
    if (!this.#isPlausible(channel, size, bytes[at + 4]!, bytes[at + 5]!)) return this.#skip(1)
    if (end - at < 4 + size) return this.#wait(4 + size)
    this.#found()
    this.packets++
    this.#sink.onPacket(channel, bytes, at + 4, at + 4 + size)
    return 4 + size
  }

  #isPlausible(channel: number, size: number, first: number, second: number): boolean {
    if (this.rtpChannel === -1) return !this.#lost && size >= 2
    if (first >> 6 !== 2) return false
    // RTCP types are 192 to 223 (RFC 5761 §4).
    if (channel === this.rtcpChannel) return size >= 8 && second >= 192 && second <= 223
    if (channel !== this.rtpChannel) return !this.#lost && size >= 8
    return size >= 12 && (!this.#lost || this.payloadType === -1 || (second & 0x7f) === this.payloadType)
  }

  #takeMessage(bytes: Buffer, at: number, end: number): number {
    const first = bytes[at]!
    // Some cameras send an empty line more than they should.
    if ((first === 0x0d || first === 0x0a) && !this.#lost) return 1
    const begins = beginsMessage(bytes, at, end)
    if (begins === 'no') return this.#skip(1)
    if (begins === 'perhaps') return this.#wait(0)
    const limit = Math.min(end, at + maxHeadBytes)
    const close = bytes.subarray(at, limit).indexOf('\r\n\r\n')
    if (close === -1) {
      if (end - at < maxHeadBytes) return this.#wait(0)
      return this.#fail(new CameraFailure('protocol', `a message's head is longer than ${maxHeadBytes} bytes`))
    }
    const message = parseHead(bytes.toString('latin1', at, at + close))
    if (!message) return this.#skip(1)
    const length = readContentLength(message)
    if (length === undefined || length > maxBodyBytes) {
      return this.#fail(new CameraFailure('protocol', `a message's body is longer than ${maxBodyBytes} bytes`))
    }
    const total = close + 4 + length
    if (end - at < total) return this.#wait(total)
    message.body = Buffer.from(bytes.subarray(at + close + 4, at + total))
    this.#found()
    this.messages++
    this.#sink.onMessage(message)
    return total
  }

  #found(): void {
    this.#lost = false
    this.#garbageSinceGood = 0
  }

  #wait(needed: number): 0 {
    this.#needed = needed
    return 0
  }

  #skip(bytes: number): number {
    this.#lost = true
    this.garbage += bytes
    this.#garbageSinceGood += bytes
    if (this.#garbageSinceGood <= maxGarbageBytes) return bytes
    return this.#fail(new CameraFailure('protocol', `${maxGarbageBytes} bytes without a packet or message`))
  }

  #fail(failure: CameraFailure): 0 {
    this.#failure = failure
    return 0
  }

  #keep(bytes: Buffer, from: number, to: number): void {
    const size = this.#carried + to - from
    if (size > this.#carry.length) {
      let room = 2048
      while (room < Math.max(size, this.#needed)) room *= 2
      const larger = Buffer.allocUnsafeSlow(room)
      this.#carry.copy(larger, 0, 0, this.#carried)
      this.#carry = larger
    }
    bytes.copy(this.#carry, this.#carried, from, to)
    this.#carried = size
  }
}

/** Whether a message starts at `at`: 'perhaps' while too little of it is here. */
function beginsMessage(bytes: Buffer, at: number, end: number): 'yes' | 'no' | 'perhaps' {
  if (!firstLetters.has(bytes[at]!)) return 'no'
  let perhaps = false
  for (const start of starts) {
    const size = Math.min(start.length, end - at)
    if (bytes.compare(start, 0, size, at, at + size) !== 0) continue
    if (size === start.length) return 'yes'
    perhaps = true
  }
  return perhaps ? 'perhaps' : 'no'
}
