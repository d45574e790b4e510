/** What a camera says about its own clock (RTCP sender report, RFC 3550 §6.4.1). */
export interface SenderReport {
  ssrc: number
  /** Milliseconds since the Unix epoch, by the camera's clock. */
  cameraMs: number
  /** RTP timestamp of that moment. */
  timestamp: number
}

/** Seconds from 1900, where NTP counts from, to 1970. */
const ntpEpochSeconds = 2_208_988_800

const packetTypeSenderReport = 200

/** Finds the sender report in a compound RTCP packet, `bytes[start, end)`. Undefined when there is none. */
export function parseSenderReport(bytes: Buffer, start: number, end: number): SenderReport | undefined {
  let at = start
  while (at + 8 <= end) {
    if (bytes[at]! >> 6 !== 2) return undefined
    const size = 4 * (bytes.readUInt16BE(at + 2) + 1)
    if (bytes[at + 1] === packetTypeSenderReport && size >= 28 && at + size <= end) {
      const seconds = bytes.readUInt32BE(at + 8) - ntpEpochSeconds
      const fraction = bytes.readUInt32BE(at + 12) / 2 ** 32
      return {
        ssrc: bytes.readUInt32BE(at + 4),
        cameraMs: Math.round((seconds + fraction) * 1000),
        timestamp: bytes.readUInt32BE(at + 16),
      }
    }
    at += size
  }
  return undefined
}
