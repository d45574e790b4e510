import { constants } from 'node:fs'
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Signed checkpoints outside the database (reliability.md, "Tampering"): the newest, and one a minute for good. */
export interface CheckpointFiles {
  /** Replaces `latest.note`, synced to disk; keeps a copy in `history.notes` at most once a minute. */
  write(note: string, nowMs: number): Promise<void>
  readLatest(): Promise<string | null>
  /** Adds lines to a file that only grows, synced to disk. */
  append(name: GrowingFile, text: string): Promise<void>
  /** Empty where there is none. */
  read(name: GrowingFile): Promise<string>
  /** Replaces a file, synced to disk. */
  replace(name: GrowingFile | 'latest.note', text: string): Promise<void>
  /** Moves the notes to a folder of their own: a new ledger begins. The list of erasures stays. */
  setAside(nowMs: number): Promise<void>
}

/**
 * `history.notes`: our checkpoints; `cosigned.notes`: as witnesses signed them, the newest of each in
 * `cosigned-latest.notes`; `lost.notes`: of acts that a restore lost.
 */
export type GrowingFile = 'history.notes' | 'cosigned.notes' | 'cosigned-latest.notes' | 'lost.notes' | 'restores.notes' | 'erasures.jsonl'

const historyEveryMs = 60_000
/** A note with the lines of a hundred witnesses is shorter. */
const longestNote = 65_536
/** Notes end with a newline; a form feed parts them. */
export const notesApart = '\f\n'

export function openCheckpointFiles(folder: string): CheckpointFiles {
  let lastHistory = -Infinity
  const readFileOrNull = (name: string) => readFile(join(folder, name), 'utf8').catch(nullWhereMissing)
  const whole = new Set<GrowingFile>()
  const append = async (name: GrowingFile, text: string) => {
    await mkdir(folder, { recursive: true })
    const path = join(folder, name)
    if (!whole.has(name) && name.endsWith('.notes')) await dropTornNote(path)
    // Until this was written, an end may be torn: also where the disk was full for a while.
    whole.delete(name)
    await writeSynced(path, 'a', text)
    await syncFolder(folder)
    whole.add(name)
  }
  const replace = async (name: GrowingFile | 'latest.note', text: string) => {
    await mkdir(folder, { recursive: true })
    await writeSynced(join(folder, `${name}.new`), 'w', text)
    await rename(join(folder, `${name}.new`), join(folder, name))
    await syncFolder(folder)
  }
  return {
    append,
    replace,
    async write(note, nowMs) {
      await replace('latest.note', note)
      if (nowMs - lastHistory < historyEveryMs && nowMs >= lastHistory) return
      lastHistory = nowMs
      await append('history.notes', `${note}${notesApart}`)
    },
    readLatest: () => readFileOrNull('latest.note'),
    read: async (name) => (await readFileOrNull(name)) ?? '',
    async setAside(nowMs) {
      const entries = (await readdir(folder, { withFileTypes: true }).catch(nullWhereMissing)) ?? []
      const names = entries.filter((entry) => entry.isFile() && entry.name.includes('.note')).map((entry) => entry.name)
      const aside = join(folder, `before-${new Date(nowMs).toISOString().replaceAll(':', '')}`)
      await mkdir(aside, { recursive: true })
      for (const name of names) await rename(join(folder, name), join(aside, name))
      await syncFolder(folder)
    },
  }
}

async function writeSynced(path: string, flags: 'a' | 'w', text: string): Promise<void> {
  const file = await open(path, flags, 0o644)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A note whose end a power cut took was never confirmed; left there, the next one would be written into it, and neither could be read. */
async function dropTornNote(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(nullWhereMissing)
  if (!file) return
  try {
    const { size } = await file.stat()
    const from = Math.max(0, size - longestNote)
    const { buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from)
    const last = buffer.lastIndexOf(notesApart)
    const end = last === -1 ? from : from + last + Buffer.byteLength(notesApart)
    if (end === size) return
    await file.truncate(end)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Parts a file of notes; the last one may have been cut off by a power cut, and is left out then. */
export function splitNotes(text: string): string[] {
  return text.split(notesApart).slice(0, -1)
}

function nullWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** Makes a rename survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
