import { splitAnnexB } from '../codecs/annex-b.ts'
import { beginsPicture } from '../codecs/nal.ts'
import { ParameterSets } from '../codecs/parameter-sets.ts'
import { ParameterSetsH265 } from '../codecs/parameter-sets-h265.ts'
import { h264Syntax, h265Syntax } from '../codecs/syntax.ts'
import { type Gop, ticksPerSecond, type VideoFormat } from '../frame.ts'

/**
 * Reads a byte stream (ITU-T H.264 and H.265 Annex B), as encoders write it, into GOPs of a steady rate. For streams
 * without B pictures: times follow the order of decoding. What comes before the first key frame is left out.
 * NAL units are views of `stream`.
 */
export function readAnnexB(stream: Buffer, framesPerSecond: number, codec: VideoFormat['codec'] = 'h264'): Gop[] {
  const syntax = codec === 'h265' ? h265Syntax : h264Syntax
  const sets = codec === 'h265' ? new ParameterSetsH265() : new ParameterSets()
  const gops: Gop[] = []
  let count = 0
  let pending: Buffer[] = []
  let slices = 0

  const finishPicture = () => {
    const format = sets.format()
    const key = pending.some((nalu) => syntax.isKey(syntax.readType(nalu[0]!)))
    if (key && format) gops.push({ format, frames: [] })
    if (slices > 0 && gops.length > 0) {
      const ticks = Math.round((count++ * ticksPerSecond) / framesPerSecond)
      gops.at(-1)!.frames.push({ ticks, arrivalMs: 0, key, nalus: pending })
    }
    pending = []
    slices = 0
  }

  for (const nalu of splitAnnexB(stream)) {
    const type = syntax.readType(nalu[0]!)
    const slice = syntax.isSlice(type)
    // A picture ends where another begins, or anything that comes before one (§7.4.1.2.3).
    if (slices > 0 && (!slice || beginsPicture(nalu[syntax.headerBytes] ?? 0))) finishPicture()
    if (slice) slices++
    if (!syntax.isPadding(type) && !sets.offer(nalu)) pending.push(nalu)
  }
  finishPicture()
  return gops
}
