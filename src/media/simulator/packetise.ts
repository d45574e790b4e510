import { type Frame, type Gop, listSets, ticksPerSecond, type VideoFormat } from '../frame.ts'

/** A picture as it goes over the wire: its RTP packets in a row, each after `$`, channel and size (RFC 2326 §10.12). */
interface PacketisedFrame {
  /** From the start of the video, 90 kHz. */
  ticks: number
  key: boolean
  /** Sequence, timestamp and source are zero: each client's own are written in when it is sent. */
  bytes: Buffer
  /** Where each packet's `$` is. */
  offsets: number[]
}

/** What a simulated camera shows, over and over. */
export interface SimulatedVideo {
  frames: PacketisedFrame[]
  /** Length of one round, 90 kHz. */
  loopTicks: number
  /** For the session description. */
  codec: VideoFormat['codec']
  sets: Buffer[]
}

/** Dynamic payload type, as most cameras have it. */
export const simulatedPayloadType = 96

/** Keeps a packet below the usual 1,500 bytes of Ethernet, headers included. */
const maxPayload = 1400

/**
 * Cuts GOPs into packets once, for all clients (RFC 6184 §5.6, §5.8; RFC 7798 §4.4). Key frames carry their parameter sets unless
 * `inBandSets` is false. Frames keep their times; the round ends one frame's length after the last.
 */
export function packetiseVideo(gops: Gop[], { inBandSets = true } = {}): SimulatedVideo {
  const first = gops[0]
  if (!first) throw new Error('a simulated camera needs at least one GOP')
  const start = first.frames[0]!.ticks
  const frames = gops.flatMap(({ format, frames: pictures }) =>
    pictures.map((frame) => {
      const nalus = frame.key && inBandSets ? [...listSets(format), ...frame.nalus] : frame.nalus
      return { ...packetiseFrame(format.codec, nalus), ticks: frame.ticks - start, key: frame.key }
    }),
  )
  const last = frames.at(-1)!.ticks
  const length = frames.length > 1 ? last / (frames.length - 1) : ticksPerSecond / 25
  return { frames, loopTicks: Math.round(last + length), codec: first.format.codec, sets: listSets(first.format) }
}

/** Gives frames without times a steady rate, and cuts them into GOPs at their key frames. */
export function groupGops(format: Gop['format'], pictures: Pick<Frame, 'key' | 'nalus'>[], framesPerSecond: number): Gop[] {
  const gops: Gop[] = []
  for (const [i, { key, nalus }] of pictures.entries()) {
    const frame = { ticks: Math.round((i * ticksPerSecond) / framesPerSecond), arrivalMs: 0, key, nalus }
    if (key) gops.push({ format, frames: [frame] })
    else gops.at(-1)?.frames.push(frame)
  }
  return gops
}

function packetiseFrame(codec: VideoFormat['codec'], nalus: Buffer[]): { bytes: Buffer; offsets: number[] } {
  const payloads = nalus.flatMap(codec === 'h265' ? fragmentH265 : fragment)
  const offsets: number[] = []
  const parts: Buffer[] = []
  let at = 0
  for (const [i, payload] of payloads.entries()) {
    const head = Buffer.alloc(16)
    head[0] = 0x24
    head.writeUInt16BE(12 + payload.length, 2)
    head[4] = 0x80
    head[5] = simulatedPayloadType | (i === payloads.length - 1 ? 0x80 : 0)
    offsets.push(at)
    parts.push(head, payload)
    at += 16 + payload.length
  }
  return { bytes: Buffer.concat(parts), offsets }
}

/** One packet where the unit fits, else FU-A. */
function fragment(nalu: Buffer): Buffer[] {
  if (nalu.length <= maxPayload) return [nalu]
  const indicator = (nalu[0]! & 0xe0) | 28
  const type = nalu[0]! & 0x1f
  const pieces: Buffer[] = []
  for (let at = 1; at < nalu.length; at += maxPayload - 2) {
    const piece = nalu.subarray(at, at + maxPayload - 2)
    const isLast = at + piece.length === nalu.length
    pieces.push(Buffer.concat([Buffer.from([indicator, type | (at === 1 ? 0x80 : 0) | (isLast ? 0x40 : 0)]), piece]))
  }
  return pieces
}

/** One packet where the unit fits, else FU (RFC 7798 §4.4.3). */
function fragmentH265(nalu: Buffer): Buffer[] {
  if (nalu.length <= maxPayload) return [nalu]
  const type = (nalu[0]! >> 1) & 0x3f
  const pieces: Buffer[] = []
  for (let at = 2; at < nalu.length; at += maxPayload - 3) {
    const piece = nalu.subarray(at, at + maxPayload - 3)
    const isLast = at + piece.length === nalu.length
    const head = [(nalu[0]! & 0x81) | (49 << 1), nalu[1]!, type | (at === 2 ? 0x80 : 0) | (isLast ? 0x40 : 0)]
    pieces.push(Buffer.concat([Buffer.from(head), piece]))
  }
  return pieces
}
