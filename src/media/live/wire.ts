import type { LiveSegment } from './channel.ts'

/**
 * Messages between recorder and server, and from there to the browser unchanged. On the socket each has its length before it
 * (4 bytes, big-endian); over a WebSocket it is one binary message. Its first byte says what it is:
 *
 * 1 `init`   codec's length (1 byte), codec, width and height (2 bytes each), init segment
 * 2 `media`  1 where decoding can start, else 0 (1 byte), wall time and media time in ms (8 bytes each, IEEE 754), fragment
 * 3 `answer` JSON: the answer to a question, or a refusal
 * 4 `stream` which of the camera's streams follows, told to who asked for `sub`: its name
 */
export const messageKinds = { init: 1, media: 2, answer: 3, stream: 4 } as const

const mediaHead = 18
/** A GOP is at most 8 MiB (rtp/gop-gatherer.ts); what is longer is not ours. */
const maxMessage = 16 * 1024 * 1024

export function encodeSegment(segment: LiveSegment): Buffer {
  if (segment.kind === 'stream') return Buffer.concat([Buffer.from([messageKinds.stream]), Buffer.from(segment.stream, 'latin1')])
  if (segment.kind === 'init') {
    const codec = Buffer.from(segment.codec, 'latin1')
    const size = Buffer.alloc(4)
    size.writeUInt16BE(segment.width, 0)
    size.writeUInt16BE(segment.height, 2)
    return Buffer.concat([Buffer.from([messageKinds.init, codec.length]), codec, size, segment.bytes])
  }
  const head = Buffer.alloc(mediaHead)
  head[0] = messageKinds.media
  head[1] = segment.key ? 1 : 0
  head.writeDoubleBE(segment.wallMs, 2)
  head.writeDoubleBE(segment.mediaMs, 10)
  return Buffer.concat([head, segment.bytes])
}

/** Null for what is no segment. */
export function decodeSegment(message: Buffer): LiveSegment | null {
  if (message[0] === messageKinds.media && message.length > mediaHead)
    return { kind: 'media', key: message[1] === 1, wallMs: message.readDoubleBE(2), mediaMs: message.readDoubleBE(10), bytes: message.subarray(mediaHead) }
  const name = message[0] === messageKinds.stream ? message.toString('latin1', 1) : ''
  if (name === 'main' || name === 'sub') return { kind: 'stream', stream: name }
  const at = 2 + (message[1] ?? 0)
  if (message[0] !== messageKinds.init || message.length < at + 4) return null
  return {
    kind: 'init', codec: message.toString('latin1', 2, at),
    width: message.readUInt16BE(at), height: message.readUInt16BE(at + 2), bytes: message.subarray(at + 4),
  }
}

export function encodeAnswer(answer: unknown): Buffer {
  return Buffer.concat([Buffer.from([messageKinds.answer]), Buffer.from(JSON.stringify(answer ?? null))])
}

export function frameMessage(message: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  return Buffer.concat([length, message])
}

/** Cuts a stream into messages. */
export class MessageReader {
  #parts: Buffer[] = []
  #size = 0

  /** The messages that are now whole; null when the other side doesn't speak this. */
  take(bytes: Buffer): Buffer[] | null {
    this.#parts.push(bytes)
    this.#size += bytes.length
    const messages: Buffer[] = []
    while (this.#size >= 4) {
      if (this.#parts[0]!.length < 4) this.#parts = [Buffer.concat(this.#parts)]
      const length = this.#parts[0]!.readUInt32BE()
      if (length > maxMessage) return null
      if (this.#size < 4 + length) break
      const all = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts)
      messages.push(all.subarray(4, 4 + length))
      this.#parts = all.length > 4 + length ? [all.subarray(4 + length)] : []
      this.#size = all.length - 4 - length
    }
    return messages
  }
}
