import { crc32 } from 'node:zlib'
import { checkFile } from '../../src/media/archive/check-file.ts'
import { listDays, listStarts, mediaPath } from '../../src/media/archive/layout.ts'
import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { splitSample } from '../../src/media/mp4/read-fragment.ts'
import { isDamage } from '../../src/media/mp4/walk.ts'
import type { Vfs } from '../../src/platform/ports/vfs.ts'
import type { SimulatedFootage } from './power-footage.ts'

/** Times are told by the camera's clock and disciplined by the host's; in these histories both agree. */
const toleranceMs = 1

/**
 * Reads everything that an archive holds of a camera and compares it with what was sent. Returns what is wrong, and the ids found.
 */
export async function compareFootage(vfs: Vfs, root: string, footage: SimulatedFootage): Promise<{ faults: string[]; found: Set<number> }> {
  const faults: string[] = []
  const found = new Set<number>()
  const reader = new ArchiveReader(root, { vfs })
  const reading = reader.openGops()
  let lastEndMs = Number.NEGATIVE_INFINITY
  for await (const place of reader.gops(footage.cameraId, 0, Number.MAX_SAFE_INTEGER / 1024)) {
    if (place.startMs < lastEndMs - 0.02) faults.push(`GOP at ${place.startMs} overlaps the one before, which ends at ${lastEndMs}`)
    lastEndMs = place.endMs
    const read = await reading.read(place)
    if (isDamage(read)) {
      faults.push(`${place.path}: ${read.damage}`)
      continue
    }
    let crc = 0
    let id = -1
    for (const sample of read.samples) {
      const nalus = splitSample(read.bytes, sample)
      if (isDamage(nalus)) faults.push(`${place.path}: ${nalus.damage}`)
      else
        for (const nalu of nalus) {
          if (id < 0) id = nalu.readUInt32BE(1)
          crc = crc32(nalu, crc)
        }
    }
    const sent = footage.sent[id]
    if (!sent || sent.crc !== crc) faults.push(`GOP ${id} was never sent like this`)
    else if (Math.abs(place.startMs - sent.startMs) > toleranceMs) faults.push(`GOP ${id} of ${sent.startMs} is shown at ${place.startMs}`)
    if (found.has(id)) faults.push(`GOP ${id} is there twice`)
    found.add(id)
  }
  await reading.close()
  return { faults, found }
}

/** Checks every file of a camera, its index included. */
export async function checkFiles(vfs: Vfs, root: string, cameraId: string): Promise<string[]> {
  const faults: string[] = []
  for (const day of await listDays(vfs, root, cameraId))
    for (const start of await listStarts(vfs, root, cameraId, day)) faults.push(...(await checkFile(vfs, mediaPath(root, cameraId, start))))
  return faults
}
