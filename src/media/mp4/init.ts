import type { VideoFormat } from '../frame.ts'
import { buildBox, buildFullBox } from './boxes.ts'
import { listBrands } from './sample-entry.ts'
import { buildFtyp, buildMdia, buildMvhd, buildStsd, buildTkhd, trackId } from './track.ts'

/** Sample flags (ISO/IEC 14496-12 §8.8.3.1): depends on nothing; depends on others and is no sync sample. */
export const keySample = 0x02000000
export const deltaSample = 0x01010000

/**
 * The initialization segment of a fragmented file: `ftyp` and a `moov` without samples (ISO/IEC 14496-12 §8.8).
 * `startMs` is the wall time of media time 0, ms since the epoch; kept by the second as creation time, 0 for none.
 */
export function buildInit(format: VideoFormat, startMs = 0): Buffer {
  const none = ['stts', 'stsc', 'stco'].map((type) => buildFullBox(type, 0, 0, 0))
  const stbl = buildBox('stbl', buildStsd(format), ...none, buildFullBox('stsz', 0, 0, 0, 0))
  return Buffer.concat([
    buildFtyp(listBrands(format, ['iso6', 'iso5', 'mp41'])),
    buildBox(
      'moov',
      buildMvhd(startMs, 0),
      buildBox('trak', buildTkhd(format, startMs, 0), buildMdia(startMs, 0, stbl)),
      buildBox('mvex', buildFullBox('trex', 0, 0, trackId, 1, 0, 0, deltaSample)),
    ),
  ])
}
