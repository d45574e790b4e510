import { headerBytesH265, readNalTypeH265 } from '../codecs/nal-h265.ts'
import { addUnits } from './add-units.ts'
import type { FrameBuilder } from './frame-builder.ts'

/** Payload structures of RFC 7798 §4.4. */
const structure = { aggregation: 48, fragmentation: 49, paci: 50 } as const

/**
 * Hands the NAL units in one RTP payload to `builder` (RFC 7798 §4.4.1 to §4.4.3), where no decoding order numbers are in use:
 * whether they are stands in the description alone, and is refused there. `unsupported`: PACI packets (§4.4.4).
 */
export function depacketiseH265(
  builder: FrameBuilder,
  bytes: Buffer,
  start: number,
  end: number,
): 'ok' | 'malformed' | 'unsupported' {
  if (start === end) return 'ok' // packets without payload keep routers awake
  if (end - start <= headerBytesH265) return 'malformed'
  const type = readNalTypeH265(bytes[start]!)
  if (type < structure.aggregation) {
    builder.addNalu(bytes, start, end)
    return 'ok'
  }
  if (type === structure.fragmentation) return addFragment(builder, bytes, start, end)
  if (type === structure.aggregation) return addUnits(builder, bytes, start + headerBytesH265, end, headerBytesH265 + 1)
  return type === structure.paci ? 'unsupported' : 'malformed'
}

/** FU (§4.4.3): the unit's header with another type, a byte with start and end bits and the unit's own, then a piece of it. */
function addFragment(builder: FrameBuilder, bytes: Buffer, start: number, end: number): 'ok' | 'malformed' {
  const header = bytes[start + 2]!
  if (end - start <= 3) return 'malformed'
  if (header & 0x80) {
    builder.beginNalu((bytes[start]! & 0x81) | ((header & 0x3f) << 1))
    builder.append(bytes, start + 1, start + 2)
  } else if (!builder.inNalu) builder.missBeginning(header & 0x3f)
  builder.append(bytes, start + 3, end)
  if (header & 0x40) builder.endNalu()
  return 'ok'
}
