import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCheckpointFiles } from './checkpoint-files.ts'
import { readOutside } from './evidence.ts'

const note = (size: number) => `langqiao/350979\n${size}\nroot\n\n— signed ${size}\n`

test('a note that a power cut tore at any byte is left out, and the next one is not written into it', async () => {
  const whole = mkdtempSync(join(tmpdir(), 'lq-notes-'))
  const files = openCheckpointFiles(whole)
  for (const size of [1, 2]) await files.append('history.notes', `${note(size)}\f\n`)
  const text = readFileSync(join(whole, 'history.notes'), 'utf8')
  for (let cut = 0; cut <= Buffer.byteLength(text); cut++) {
    const folder = mkdtempSync(join(tmpdir(), 'lq-notes-'))
    writeFileSync(join(folder, 'history.notes'), Buffer.from(text).subarray(0, cut))
    const left = readOutside(folder, []).notes.map((given) => given.note)
    expect(left, `cut at ${cut}`).toEqual([note(1), note(2)].slice(0, left.length))
    await openCheckpointFiles(folder).append('history.notes', `${note(3)}\f\n`)
    expect(readOutside(folder, []).notes.map((given) => given.note), `cut at ${cut}`).toEqual([...left, note(3)])
  }
})
