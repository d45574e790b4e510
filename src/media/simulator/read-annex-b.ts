import { splitAnnexB } from '../codecs/annex-b.ts'
import { beginsPicture, isPadding, isSlice, nalType, readNalType } from '../codecs/nal.ts'
import { ParameterSets } from '../codecs/parameter-sets.ts'
import type { Gop } from '../frame.ts'
import { ticksPerSecond } from '../frame.ts'

/**
 * Reads an H.264 byte stream (ITU-T H.264 Annex B), as encoders write it, into GOPs of a steady rate. For streams
 * without B pictures: times follow the order of decoding. What comes before the first key frame is left out.
 * NAL units are views of `stream`.
 */
export function readAnnexB(stream: Buffer, framesPerSecond: number): Gop[] {
  const sets = new ParameterSets()
  const gops: Gop[] = []
  let count = 0
  let pending: Buffer[] = []
  let slices = 0

  const finishPicture = () => {
    const format = sets.format()
    const key = pending.some((nalu) => readNalType(nalu[0]!) === nalType.idr)
    if (key && format) gops.push({ format, frames: [] })
    if (slices > 0 && gops.length > 0) {
      const ticks = Math.round((count++ * ticksPerSecond) / framesPerSecond)
      gops.at(-1)!.frames.push({ ticks, arrivalMs: 0, key, nalus: pending })
    }
    pending = []
    slices = 0
  }

  for (const nalu of splitAnnexB(stream)) {
    const type = readNalType(nalu[0]!)
    const slice = isSlice(type)
    // A picture ends where another begins, or anything that comes before one (§7.4.1.2.3).
    if (slices > 0 && (!slice || beginsPicture(nalu[1] ?? 0))) finishPicture()
    if (slice) slices++
    if (type === nalType.sps) sets.offerSps(nalu)
    else if (type === nalType.pps) sets.offerPps(nalu)
    else if (!isPadding(type)) pending.push(nalu)
  }
  finishPicture()
  return gops
}
