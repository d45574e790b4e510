import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type pg from 'pg'
import { splitNotes, notesApart } from './checkpoint-files.ts'
import { readEntries, readNodes, readStoredNotes, readUnlogged } from './entries.ts'
import type { NoteVerifier } from './note.ts'
import type { LedgerEvidence } from './verify.ts'
import type { GivenNote } from './verify-claims.ts'

/** What lies beside the database: read before the snapshot of the database, so that the log can only be longer. */
export interface OutsideEvidence {
  notes: GivenNote[]
  restores: string
}

/** Reads a checkpoint folder, and files of checkpoints from elsewhere. */
export function readOutside(folder: string, more: readonly string[]): OutsideEvidence {
  const ours = (names: string[], read: (file: string) => string[]) => names.map((name) => join(folder, name)).filter(existsSync).flatMap((file) => readFrom(file, read))
  const restores = join(folder, 'restores.notes')
  return {
    notes: [...ours(['latest.note'], readNotes), ...ours(['history.notes', 'cosigned.notes', 'cosigned-latest.notes'], readGrown), ...more.flatMap((file) => readFrom(file, readNotes))],
    restores: existsSync(restores) ? readFileSync(restores, 'utf8') : '',
  }
}

const readFrom = (file: string, read: (file: string) => string[]): GivenNote[] => read(file).map((note) => ({ from: basename(file), note }))

/** A file that grows by whole notes; one that is cut off at its end was never confirmed. */
const readGrown = (file: string): string[] => splitNotes(readFileSync(file, 'utf8'))

function readNotes(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  // After a restore that kept no cosigned checkpoint the file is there and empty.
  if (text === '') return []
  return text.includes(notesApart) ? splitNotes(text) : [text]
}

/** Everything that a verifier needs, from a connection that is in one snapshot. */
export async function readEvidence(client: Pick<pg.ClientBase, 'query'>, county: string, keys: readonly NoteVerifier[], outside: OutsideEvidence): Promise<LedgerEvidence> {
  return {
    county, keys,
    entries: readEntries(client, county),
    unlogged: await readUnlogged(client, county),
    nodes: readNodes(client, county),
    storedNotes: await readStoredNotes(client, county),
    givenNotes: outside.notes,
    restores: outside.restores,
  }
}
