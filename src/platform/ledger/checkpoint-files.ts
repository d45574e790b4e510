import { appendFile, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Signed checkpoints outside the database (reliability.md, "Tampering"): the newest, and one a minute for good. */
export interface CheckpointFiles {
  /** Replaces `latest.note`, synced to disk; keeps a copy in `history.notes` at most once a minute. */
  write(note: string, nowMs: number): Promise<void>
  readLatest(): Promise<string | null>
}

const historyEveryMs = 60_000

export function openCheckpointFiles(folder: string): CheckpointFiles {
  const latest = join(folder, 'latest.note')
  let lastHistory = 0
  return {
    async write(note, nowMs) {
      await mkdir(folder, { recursive: true })
      const temporary = `${latest}.new`
      const file = await open(temporary, 'w', 0o644)
      try {
        await file.writeFile(note)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, latest)
      if (nowMs - lastHistory < historyEveryMs) return
      lastHistory = nowMs
      // Notes end with a newline; a form feed parts them.
      await appendFile(join(folder, 'history.notes'), `${note}\f\n`)
    },
    readLatest: () => readFile(latest, 'utf8').catch(() => null),
  }
}
