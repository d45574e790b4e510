import { beforeAll, expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { randomFrom } from '../../../demo/random.ts'
import { compareFootage } from '../../../test/faults/power-check.ts'
import { SimulatedFootage } from '../../../test/faults/power-footage.ts'
import { mutate } from '../../../test/mutate.ts'
import { playRange } from '../../../test/play-range.ts'
import { SimulatedDisk } from '../../../test/simulated-disk.ts'
import { Archive } from './archive.ts'
import { checkFile } from './check-file.ts'
import { readWhole } from './file-index.ts'
import { indexPath } from './layout.ts'
import { ArchiveReader } from './reader.ts'
import { recoverArchive } from './recover.ts'

const cases = 1500 * (process.env.LANGQIAO_TEST_LONG ? 50 : 1)
const root = '/footage'
const start = Date.UTC(2026, 4, 1, 8, 10)
let footage: SimulatedFootage
let path: string
let media: Buffer
let index: Buffer

beforeAll(async () => {
  const random = randomFrom('fuzz')
  const disk = new SimulatedDisk(random)
  const clock = new ManualClock(start)
  footage = new SimulatedFootage('a', start, random)
  const archive = new Archive({ root, vfs: disk, clock, reserveBytes: 0, onFile: (file) => void (path ??= file.path) })
  for (let i = 0; i < 4; i++) await archive.writer('a').write(footage.finish().gop)
  await archive.close()
  media = (await readWhole(disk, path, 1e9))!
  index = (await readWhole(disk, indexPath(path), 1e9))!
})

async function plant(disk: SimulatedDisk, at: string, bytes: Buffer): Promise<void> {
  const file = await disk.open(at, 'create')
  await file.write([bytes], 0)
  await file.fsync()
}

test(`of ${cases} files harmed anywhere, nothing false is ever read, and recovery leaves a file in good order or none`, { timeout: 1_200_000 }, async () => {
  for (let i = 0; i < cases; i++) {
    const random = randomFrom(`harm ${i}`)
    const disk = new SimulatedDisk(random)
    await disk.mkdir(path.slice(0, path.lastIndexOf('/')))
    const unfinished = random.next() < 0.5 ? media.length - 400 : media.length
    await plant(disk, path, i % 3 === 1 ? media.subarray(0, unfinished) : mutate(media.subarray(0, unfinished), random))
    if (i % 5 !== 0) await plant(disk, indexPath(path), i % 3 === 0 ? index : mutate(index, random))

    const reader = new ArchiveReader(root, { vfs: disk })
    for await (const { bytes } of playRange(reader, 'a', start - 1000, start + 60_000)) expect(bytes.length).toBeGreaterThan(0)
    await reader.coverage('a', start, start + 60_000)

    const problems: unknown[] = []
    await recoverArchive({ vfs: disk, root, onProblem: (problem) => void problems.push(problem) })
    expect(problems, `case ${i}`).toEqual([])
    const again = await recoverArchive({ vfs: disk, root })
    expect(again.repaired, `case ${i}`).toEqual([])
    const known = (await disk.list(path.slice(0, path.lastIndexOf('/')))).some(({ name }) => path.endsWith(`/${name}`))
    if (!known) continue
    // What lies before the last sync is believed until it is read; reading never gives what was not written.
    const { faults } = await compareFootage(disk, root, footage)
    const unproven = faults.filter((fault) => !/is not what was written|the index lies|ends before the fragment/.test(fault))
    expect(unproven, `case ${i}`).toEqual([])
    if (faults.length === 0) expect(await checkFile(disk, path), `case ${i}`).toEqual([])
  }
})
