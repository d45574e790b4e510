import type { VideoFormat } from '../frame.ts'
import { buildAvcC } from './avc.ts'
import { buildBox } from './boxes.ts'
import { buildHvcC, nameHvc1 } from './hevc.ts'

/** Bytes of a visual sample entry before its boxes (ISO/IEC 14496-12 §12.1.3). */
export const visualHead = 78

/** The sample entry `avc1` or `hvc1`: picture size and decoder configuration (ISO/IEC 14496-12 §12.1.3, -15 §5.4.2, §8.4.1). */
export function buildSampleEntry(format: VideoFormat): Buffer {
  const head = Buffer.alloc(visualHead)
  head.writeUInt16BE(1, 6) // data_reference_index
  head.writeUInt16BE(format.width, 24)
  head.writeUInt16BE(format.height, 26)
  head.writeUInt32BE(0x00480000, 28) // 72 dpi
  head.writeUInt32BE(0x00480000, 32)
  head.writeUInt16BE(1, 40) // one frame a sample
  head.writeUInt16BE(24, 74) // colour, no alpha
  head.writeInt16BE(-1, 76)
  return format.codec === 'h265' ? buildBox('hvc1', head, buildHvcC(format)) : buildBox('avc1', head, buildAvcC(format))
}

/** The `codecs` parameter that browsers ask for, e.g. `avc1.64001f` (RFC 6381 §3.3). */
export function nameCodec(format: VideoFormat): string {
  return format.codec === 'h265' ? nameHvc1(format) : `avc1.${format.sps.toString('hex', 1, 4)}`
}

/** The brands of a file, with that of AVC where its video is. */
export function listBrands(format: VideoFormat, brands: readonly string[]): string[] {
  return format.codec === 'h264' ? [...brands, 'avc1'] : [...brands]
}
