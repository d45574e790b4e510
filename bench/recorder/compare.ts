import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { isDamage } from '../../src/media/mp4/walk.ts'
import { hashUnits } from './replay.ts'

export interface Sent {
  hashes: string[]
  /** For each camera, how often each picture was sent. */
  sent: number[][]
}

/** Compares what was sent with what lies in the archive, picture by picture. Surplus is a defect too, and counted as lost. */
export async function countFrames(root: string, { hashes, sent }: Sent): Promise<{ framesSent: number; framesLost: number }> {
  const reader = new ArchiveReader(root)
  const reading = reader.openGops()
  let framesSent = 0
  let framesLost = 0
  for (const [i, counts] of sent.entries()) {
    const missing = new Map<string, number>()
    for (const [k, hash] of hashes.entries()) missing.set(hash, (missing.get(hash) ?? 0) + counts[k]!)
    framesSent += counts.reduce((sum, n) => sum + n, 0)
    for await (const place of reader.gops(`camera-${i}`, 0, Date.now() + 86_400_000)) {
      const gop = await reading.read(place)
      if (isDamage(gop)) continue
      for (const { offset, size } of gop.samples) {
        const hash = hashUnits(splitSample(gop.bytes.subarray(offset, offset + size)))
        missing.set(hash, (missing.get(hash) ?? 0) - 1)
      }
    }
    for (const n of missing.values()) framesLost += Math.abs(n)
  }
  await reading.close()
  return { framesSent, framesLost }
}

/** NAL units behind 4-byte lengths (ISO/IEC 14496-15 §5.3.2). */
function splitSample(sample: Buffer): Buffer[] {
  const units: Buffer[] = []
  for (let at = 0; at < sample.length; ) {
    const size = sample.readUInt32BE(at)
    units.push(sample.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return units
}
