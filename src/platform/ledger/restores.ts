import type pg from 'pg'
import { Fault } from '../fault.ts'
import { notesApart, splitNotes, type CheckpointFiles } from './checkpoint-files.ts'
import { hashRange } from './merkle.ts'
import { parseCheckpoint, parseNote, signCheckpoint, verifyNote, type Checkpoint, type NoteSigner, type NoteVerifier } from './note.ts'
import { loadCompactRange, readSubtrees } from './subtrees.ts'

/** A restore that lost acts: log numbers [kept, signed) had been signed and are gone. */
export interface Loss {
  at: string
  kept: number
  signed: number
}

/**
 * After a backup was restored: says, signed, which acts it lost, and lets the log go on from what is there. Null when
 * nothing was lost. Throws a Fault `restore_differs` where what is there is not the beginning of what was signed.
 */
export async function acceptRestore(client: Pick<pg.ClientBase, 'query'>, county: string, signer: NoteSigner, files: CheckpointFiles, now: Date): Promise<Loss | null> {
  const latest = readCheckpoint((await files.readLatest()) ?? '')
  const range = await loadCompactRange(client, county)
  if (!latest || latest.size <= range.size) return null
  const history = splitNotes(await files.read('history.notes'))
  const [kept, lost] = [history.filter((note) => sizeOf(note) <= range.size), history.filter((note) => sizeOf(note) > range.size)]
  const last = kept.map(readCheckpoint).reduce((a, b) => (b && (!a || b.size > a.size) ? b : a), null)
  if (last && !(await hashRange(0, last.size, readSubtrees(client, county))).equals(last.root)) throw new Fault('restore_differs', { size: last.size }, 500)
  const loss: Loss = { at: now.toISOString(), kept: range.size, signed: latest.size }
  const text = `langqiao/${county}/restore\n${loss.kept}\n${range.root().toString('base64')}\n${loss.signed}\n${latest.root.toString('base64')}\n${loss.at}\n`
  await files.append('restores.notes', `${text}\n${signer.sign(text)}${notesApart}`)
  await files.append('lost.notes', [...lost, (await files.readLatest())!].map((note) => `${note}${notesApart}`).join(''))
  await files.replace('history.notes', kept.map((note) => `${note}${notesApart}`).join(''))
  for (const name of ['cosigned.notes', 'cosigned-latest.notes'] as const)
    await files.replace(name, splitNotes(await files.read(name)).filter((note) => sizeOf(note) <= range.size).map((note) => `${note}${notesApart}`).join(''))
  await files.replace('latest.note', signCheckpoint({ origin: `langqiao/${county}`, size: range.size, root: range.root() }, signer))
  return loss
}

/** Statements of `restores.notes`; null for each that none of these keys signed. */
export function readLosses(text: string, county: string, keys: readonly NoteVerifier[]): (Loss | null)[] {
  return splitNotes(text).map((raw) => {
    const note = parseNote(raw)
    const [origin, kept, , signed, , at] = note?.text.split('\n') ?? []
    if (!note || origin !== `langqiao/${county}/restore` || !keys.some((key) => verifyNote(note, key))) return null
    return { at: at!, kept: Number(kept), signed: Number(signed) }
  })
}

function readCheckpoint(text: string): Checkpoint | null {
  const note = parseNote(text)
  return note && parseCheckpoint(note.text)
}

const sizeOf = (note: string) => readCheckpoint(note)?.size ?? Infinity
