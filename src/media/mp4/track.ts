import { ticksPerSecond, type VideoFormat } from '../frame.ts'
import { buildBox, buildFullBox, mediaTime, uint16s } from './boxes.ts'
import { buildSampleEntry } from './sample-entry.ts'

/** The unity transformation matrix (ISO/IEC 14496-12 §6.2.2). */
const matrix = Buffer.alloc(36)
matrix.writeUInt32BE(0x00010000, 0)
matrix.writeUInt32BE(0x00010000, 16)
matrix.writeUInt32BE(0x40000000, 32)

/** Every file here has one track: the video. */
export const trackId = 1

export function buildFtyp(brands: string[]): Buffer {
  return buildBox('ftyp', Buffer.from(brands[0]!, 'latin1'), 0x200, Buffer.from(brands.join(''), 'latin1'))
}

/** `mvhd` (§8.2.2). Durations in 90 kHz ticks; 0 where fragments carry them. */
export function buildMvhd(startMs: number, duration: number): Buffer {
  const created = mediaTime(startMs)
  const tail = [0x00010000, 0x01000000, 0, 0, matrix, Buffer.alloc(24), trackId + 1]
  return buildFullBox('mvhd', 0, 0, created, created, ticksPerSecond, Math.min(duration, 0xffffffff), ...tail)
}

/** `tkhd` (§8.3.2): enabled, in the movie. */
export function buildTkhd(format: VideoFormat, startMs: number, duration: number): Buffer {
  const created = mediaTime(startMs)
  const tail = [0, 0, 0, 0, matrix, format.width << 16, format.height << 16]
  return buildFullBox('tkhd', 0, 3, created, created, trackId, 0, Math.min(duration, 0xffffffff), ...tail)
}

/** `mdia` around a sample table (§8.4). */
export function buildMdia(startMs: number, duration: number, stbl: Buffer): Buffer {
  const created = mediaTime(startMs)
  const undetermined = 0x55c40000 // language "und"
  return buildBox(
    'mdia',
    buildFullBox('mdhd', 0, 0, created, created, ticksPerSecond, Math.min(duration, 0xffffffff), undetermined),
    buildFullBox('hdlr', 0, 0, 0, Buffer.from('vide'), 0, 0, 0, Buffer.from('video\0')),
    buildBox(
      'minf',
      buildFullBox('vmhd', 0, 1, uint16s(0, 0, 0, 0)),
      buildBox('dinf', buildFullBox('dref', 0, 0, 1, buildFullBox('url ', 0, 1))),
      stbl,
    ),
  )
}

export function buildStsd(format: VideoFormat): Buffer {
  return buildFullBox('stsd', 0, 0, 1, buildSampleEntry(format))
}
