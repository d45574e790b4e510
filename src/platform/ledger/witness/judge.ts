import { checkConsistency } from '../merkle.ts'
import { parseCheckpoint, parseNote, verifyNote, type NoteVerifier } from '../note.ts'
import { parseAddCheckpoint } from './messages.ts'

/** The longest tree of a log that a witness has cosigned. */
export interface Witnessed {
  size: number
  /** Base64. */
  root: string
  /** The checkpoint with this witness's line. */
  note: string
}

export type Verdict =
  /** To be kept, synced, before the cosignature is answered. */
  | { status: 200; origin: string; text: string; size: number; root: string; note: string }
  | { status: 400 | 403 | 404 | 422 }
  /** `size`: the one that the witness holds; the log asks again with a proof from there. */
  | { status: 409; size: number }

/** Whether a checkpoint only continues what was cosigned before (c2sp.org/tlog-witness). Pure. */
export function judgeCheckpoint(body: string, logs: readonly NoteVerifier[], find: (origin: string) => Witnessed | null): Verdict {
  const asked = parseAddCheckpoint(body)
  const note = asked && parseNote(asked.note)
  const checkpoint = note && parseCheckpoint(note.text)
  if (!asked || !note || !checkpoint) return { status: 400 }
  const keys = logs.filter((log) => log.name === checkpoint.origin)
  if (keys.length === 0) return { status: 404 }
  if (!keys.some((key) => verifyNote(note, key))) return { status: 403 }
  if (asked.old > checkpoint.size) return { status: 400 }
  const known = find(checkpoint.origin)
  const root = checkpoint.root.toString('base64')
  if (asked.old !== (known?.size ?? 0)) return { status: 409, size: known?.size ?? 0 }
  // Two roots of one size: two histories. Nothing that a proof could show.
  if (known && asked.old === checkpoint.size && known.root !== root) return { status: 409, size: known.size }
  const proven = known ? checkConsistency(asked.old, checkpoint.size, Buffer.from(known.root, 'base64'), checkpoint.root, asked.proof) : asked.proof.length === 0
  if (!proven) return { status: 422 }
  return { status: 200, origin: checkpoint.origin, text: note.text, size: checkpoint.size, root, note: asked.note }
}
