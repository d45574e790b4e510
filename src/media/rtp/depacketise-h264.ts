import { addUnits } from './add-units.ts'
import type { FrameBuilder } from './frame-builder.ts'

/** Payload structures of RFC 6184 table 1. */
const structure = { stapA: 24, stapB: 25, mtap16: 26, mtap24: 27, fuA: 28, fuB: 29 } as const

/**
 * Hands the NAL units in one RTP payload to `builder` (RFC 6184 §5.6 to §5.8, packetisation modes 0 and 1).
 * `unsupported`: interleaved mode (§5.5), which no camera seen uses. `malformed`: nothing that RFC 6184 knows.
 */
export function depacketiseH264(
  builder: FrameBuilder,
  bytes: Buffer,
  start: number,
  end: number,
): 'ok' | 'malformed' | 'unsupported' {
  if (start >= end) return 'ok' // packets without payload keep routers awake
  const first = bytes[start]!
  const type = first & 0x1f
  if (type >= 1 && type < structure.stapA) {
    builder.addNalu(bytes, start, end)
    return 'ok'
  }
  switch (type) {
    case structure.fuA:
      return addFragment(builder, bytes, start, end)
    case structure.stapA:
      return addUnits(builder, bytes, start + 1, end, 1)
    case structure.stapB:
    case structure.mtap16:
    case structure.mtap24:
    case structure.fuB:
      return 'unsupported'
    default:
      return 'malformed'
  }
}

/** FU-A (§5.8): indicator, header with start and end bits and the unit's type, then a piece of the unit. */
function addFragment(builder: FrameBuilder, bytes: Buffer, start: number, end: number): 'ok' | 'malformed' {
  if (end - start < 2) return 'malformed'
  const header = bytes[start + 1]!
  if (header & 0x80) builder.beginNalu((bytes[start]! & 0xe0) | (header & 0x1f))
  else if (!builder.inNalu) builder.missBeginning(header & 0x1f)
  builder.append(bytes, start + 2, end)
  if (header & 0x40) builder.endNalu()
  return 'ok'
}
