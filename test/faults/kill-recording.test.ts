import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { randomFrom } from '../../demo/random.ts'
import { recoverArchive } from '../../src/media/archive/recover.ts'
import { diskVfs } from '../../src/platform/ports/vfs.ts'
import { checkFiles, compareFootage } from './power-check.ts'
import { SimulatedFootage } from './power-footage.ts'

const times = process.env.LANGQIAO_TEST_LONG ? 100 : 6

test(`a recording killed at any moment, ${times} times, has every GOP that was said to be written`, { timeout: 600_000 }, async () => {
  for (let i = 0; i < times; i++) {
    const root = mkdtempSync(join(tmpdir(), 'langqiao-kill-'))
    const seed = `kill ${i}`
    const child = spawn(process.execPath, [join(import.meta.dirname, 'endless-recording.ts'), root, seed], { stdio: ['ignore', 'pipe', 'inherit'] })
    const wanted = randomFrom(seed).whole(1, 400)
    let last = -1
    const lines = createInterface(child.stdout)
    lines.on('line', (line) => {
      last = Number(line)
      if (last === wanted) child.kill('SIGKILL')
    })
    await Promise.all([once(child, 'exit'), once(lines, 'close')])

    const footage = new SimulatedFootage('a', Date.UTC(2026, 4, 1, 8, 50), randomFrom(seed))
    for (let id = 0; id <= last + 1; id++) footage.finish()
    const before = await compareFootage(diskVfs, root, footage)
    await recoverArchive({ vfs: diskVfs, root })
    const { faults, found } = await compareFootage(diskVfs, root, footage)
    expect([...before.faults, ...faults, ...(await checkFiles(diskVfs, root, 'a'))]).toEqual([])
    expect(last).toBeGreaterThanOrEqual(wanted)
    for (let id = 0; id <= last; id++) if (!found.has(id) || !before.found.has(id)) throw new Error(`GOP ${id} of ${last} is gone`)
    rmSync(root, { recursive: true })
  }
})
