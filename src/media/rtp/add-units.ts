import type { FrameBuilder } from './frame-builder.ts'

/** NAL units in one packet, each after its size in 16 bits (RFC 6184 §5.7.1, RFC 7798 §4.4.2). `least`: bytes of the smallest one. */
export function addUnits(builder: FrameBuilder, bytes: Buffer, start: number, end: number, least: number): 'ok' | 'malformed' {
  let at = start
  while (at + 2 < end) {
    const size = (bytes[at]! << 8) | bytes[at + 1]!
    at += 2
    if (size < least || at + size > end) return 'malformed'
    builder.addNalu(bytes, at, at + size)
    at += size
  }
  return 'ok'
}
