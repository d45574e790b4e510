import { ArchiveReader } from '../../../src/media/archive/reader.ts'
import { isDamage } from '../../../src/media/mp4/walk.ts'
import { readNumber, type SentGop } from './numbered-cameras.ts'

/** A GOP as it lies in an archive. */
export interface KeptGop {
  archive: string
  number: number
  startMs: number
  endMs: number
  pictures: number
  /** When its key frame arrived, by the recorder's clock. */
  arrivedMs: number
}

/** The last picture of a file lasts for an estimated time. */
const estimateMs = 120
/** Between a picture given to the network and its arrival, on a machine that has other work. */
const onTheWayMs = 5_000

export interface CameraReading {
  kept: KeptGop[]
  lost: SentGop[]
  damaged: number
  overlapping: number
  doubleWriters: number
}

/** Everything of a camera in these archives: each GOP is read and proven. */
export async function readArchives(roots: readonly string[], camera: string): Promise<{ kept: KeptGop[]; damaged: number }> {
  const kept: KeptGop[] = []
  let damaged = 0
  for (const archive of roots) {
    const reader = new ArchiveReader(archive)
    const reading = reader.openGops()
    for await (const place of reader.gops(camera, 0, Date.now() + 7 * 86_400_000)) {
      const read = await reading.read(place)
      const sample = isDamage(read) ? undefined : read.samples[0]
      if (isDamage(read) || !sample) damaged++
      else kept.push({ archive, number: readNumber(read.bytes.subarray(sample.offset, sample.offset + sample.size)), startMs: place.startMs, endMs: place.endMs, pictures: read.samples.length, arrivedMs: place.record.hostMs })
    }
    await reading.close()
  }
  return { kept: kept.toSorted((a, b) => a.startMs - b.startMs), damaged }
}

/**
 * Compares the whole GOPs that a camera sent with what lies in the archives. `byTime`: false where the recorder's clock was not ours, and
 * the number alone says which one it is.
 */
export async function compare(roots: readonly string[], camera: string, sent: readonly SentGop[], pictures: number, byTime = true): Promise<CameraReading> {
  const { kept, damaged } = await readArchives(roots, camera)
  const byNumber = Map.groupBy(kept, ({ number }) => number)
  const isWhole = (gop: KeptGop, { atMs }: SentGop) => gop.pictures === pictures && (!byTime || Math.abs(gop.arrivedMs - atMs) < onTheWayMs)
  const lost = sent.filter((gop) => !byNumber.get(gop.number)?.some((found) => isWhole(found, gop)))
  let overlapping = 0
  let doubleWriters = 0
  for (const [i, gop] of kept.entries()) {
    const before = kept[i - 1]
    if (!before || gop.startMs >= before.endMs - (before.archive === gop.archive ? 1 : estimateMs)) continue
    if (before.archive === gop.archive) overlapping++
    else doubleWriters++
  }
  // One arrival written twice, whatever time it was written under.
  for (const copies of byNumber.values()) doubleWriters += copies.length - new Set(copies.map(({ archive, arrivedMs }) => `${archive} ${arrivedMs}`)).size
  return { kept, lost, damaged, overlapping, doubleWriters }
}
