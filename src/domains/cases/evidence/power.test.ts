import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { randomFrom, type Random } from '../../../../demo/random.ts'
import { SimulatedDisk } from '../../../../test/simulated-disk.ts'
import { Fault } from '#platform/fault.ts'
import { hashSealed, openEvidenceFiles, sealFile, type EvidenceFiles } from './files.ts'
import { takeBytes } from './take-bytes.ts'

const times = process.env.LANGQIAO_TEST_LONG ? 10_000 : 300

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

function drawPhoto(random: Random): Buffer {
  const step = random.whole(1, 127)
  const bytes = Buffer.from(Array.from({ length: random.whole(20, 8_000) }, (_, i) => (i * step) & 255))
  return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), bytes])
}

/** Sends a photo piece by piece to a disk whose power fails at any call, until it is sealed. Answers how often the power failed. */
async function upload(disk: SimulatedDisk, files: EvidenceFiles, photo: Buffer, random: Random): Promise<number> {
  const row = { id: 'u1', name: 'a.jpg', length: photo.length, received: 0 }
  let cuts = 0
  disk.cutAfter(random.whole(0, 60))
  for (;;) {
    try {
      if (row.received < photo.length) {
        const piece = photo.subarray(row.received, row.received + random.whole(1, 3_000))
        // A server that starts again remembers no hash.
        const taken = await takeBytes(files, new Map(), row, Readable.from([piece]), { checksum: null, onSafe: async (received) => void (row.received = received) })
        if (taken.sha256 && taken.sha256 !== hashOf(photo)) throw new Error(`other bytes: ${taken.sha256}`)
      }
      if (row.received < photo.length) continue
      await sealFile(files, row.id, hashOf(photo))
      return cuts
    } catch (error) {
      if (error instanceof Fault || !disk.isOff) throw error
      cuts++
      disk.powerOn()
      if (random.next() < 0.7) disk.cutAfter(random.whole(0, 60))
    }
  }
}

test('a power cut loses no byte of an upload that was confirmed, and nothing of sealed evidence', { timeout: 20 * 60_000 }, async () => {
  let cuts = 0
  for (let run = 0; run < times; run++) {
    const random = randomFrom(`evidence ${run}`)
    const disk = new SimulatedDisk(random)
    await disk.mkdir('/data')
    await disk.fsyncDir('/')
    const files = openEvidenceFiles(disk, '/data', '350979')
    const photo = drawPhoto(random)
    cuts += await upload(disk, files, photo, random)
    // Once the act says that it is here, a cut takes nothing.
    disk.powerOn()
    const sha256 = hashOf(photo)
    expect(await hashSealed(disk, files.sealedPath(sha256, 'u1')), `run ${run}`).toEqual({ sha256, size: photo.length })
  }
  expect(cuts).toBeGreaterThan(times / 4)
})
