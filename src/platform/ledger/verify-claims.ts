import type { Finding } from './findings.ts'
import { parseCheckpoint, parseNote, verifyNote, type NoteVerifier } from './note.ts'
import { findCosignature, hasFalseCosignature } from './witness/cosignature.ts'

/** A checkpoint that somebody holds. */
export interface GivenNote {
  from: string
  note: string
}

/** A signed word that the log had this root at this size. */
export interface Claim {
  from: string
  size: number
  root: Buffer
  /** From outside the database. */
  outside: boolean
  /** Given witnesses whose cosignatures stand on it, and when they set them. */
  cosigners: { witness: NoteVerifier; at: string }[]
}

interface ClaimEvidence {
  county: string
  keys: readonly NoteVerifier[]
  witnesses?: readonly NoteVerifier[]
  storedNotes: readonly string[]
  givenNotes: readonly GivenNote[]
}

/** Reads the checkpoints that were given; names those that cannot be read, that no given key signed, and that contradict each other. */
export function readClaims(evidence: ClaimEvidence, findings: Finding[]): Claim[] {
  const origin = `langqiao/${evidence.county}`
  const all = [...evidence.storedNotes.map((note) => ({ from: 'database', note, outside: false })), ...evidence.givenNotes.map((given) => ({ ...given, outside: true }))]
  const claims = all.flatMap(({ from, note, outside }) => {
    const parsed = parseNote(note)
    const checkpoint = parsed && parseCheckpoint(parsed.text)
    if (!parsed || !checkpoint || checkpoint.origin !== origin) {
      findings.push({ code: 'malformed', detail: `a checkpoint from ${from} cannot be read, or is another log's` })
      return []
    }
    if (!evidence.keys.some((key) => verifyNote(parsed, key))) {
      findings.push({ code: 'unknown_key', detail: `the checkpoint of size ${checkpoint.size} from ${from} is not signed by a key that was given` })
      return []
    }
    for (const witness of evidence.witnesses ?? [])
      if (hasFalseCosignature(parsed, witness)) findings.push({ code: 'cosignature_wrong', detail: `the checkpoint of size ${checkpoint.size} from ${from} bears a cosignature of ${witness.name} that is not of its key` })
    const cosigners = (evidence.witnesses ?? []).flatMap((witness) => {
      const seconds = findCosignature(parsed, witness)
      return seconds === null ? [] : [{ witness, at: new Date(seconds * 1000).toISOString() }]
    })
    return [{ from, size: checkpoint.size, root: checkpoint.root, outside, cosigners }]
  })
  for (const [size, same] of Map.groupBy(claims, (claim) => claim.size)) {
    const other = same.find((claim) => !claim.root.equals(same[0]!.root))
    if (other) findings.push({ code: 'checkpoints_disagree', detail: `two histories: at size ${size}, ${same[0]!.from} and ${other.from} were shown different logs` })
  }
  return claims
}
