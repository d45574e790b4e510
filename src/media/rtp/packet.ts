/**
 * Reads RTP headers in place (RFC 3550 §5.1). One reader serves every packet of a stream: its fields hold the last
 * packet's values, so that no object is made per packet.
 */
export class RtpReader {
  marker = false
  payloadType = 0
  sequence = 0
  timestamp = 0
  ssrc = 0
  /** Where the payload lies in the bytes that were read, padding left out. */
  payloadStart = 0
  payloadEnd = 0

  /** Reads the packet in `bytes[start, end)`. False, with fields undefined in value, when it is not one of version 2. */
  read(bytes: Buffer, start: number, end: number): boolean {
    if (end - start < rtpHeaderBytes) return false
    const first = bytes[start]!
    if (first >> 6 !== 2) return false
    const second = bytes[start + 1]!
    this.marker = second >= 0x80
    this.payloadType = second & 0x7f
    this.sequence = (bytes[start + 2]! << 8) | bytes[start + 3]!
    this.timestamp = readUint32(bytes, start + 4)
    this.ssrc = readUint32(bytes, start + 8)
    let payload = start + rtpHeaderBytes + 4 * (first & 0x0f)
    if (first & 0x10) {
      // §5.3.1: two bytes by profile, then a length in words.
      if (payload + 4 > end) return false
      payload += 4 + 4 * ((bytes[payload + 2]! << 8) | bytes[payload + 3]!)
    }
    if (first & 0x20) {
      const padding = bytes[end - 1]!
      if (padding === 0) return false
      end -= padding
    }
    this.payloadStart = payload
    this.payloadEnd = end
    return payload <= end
  }
}

/** The fixed part, before contributing sources and extension. */
const rtpHeaderBytes = 12

function readUint32(bytes: Buffer, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
}
