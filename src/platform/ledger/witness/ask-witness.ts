import { parseCheckpoint, parseNote, type NoteVerifier } from '../note.ts'
import { findCosignature } from './cosignature.ts'
import { formatAddCheckpoint } from './messages.ts'

/** A witness of `LANGQIAO_WITNESSES`. */
export interface ConfiguredWitness {
  /** Base URL; `/add-checkpoint` is added. */
  url: string
  /** Its key, where it was given: then a cosignature counts only when it is right. */
  key: NoteVerifier | null
}

/** The witness holds something that this log does not continue: someone has to look. */
export class WitnessRefusal extends Error {}

const patienceMs = 10_000
/** What it holds may change once between two questions; more often nobody honest changes it. */
const mostTries = 3

/**
 * Has a witness cosign a checkpoint: from the size that it is believed to hold, or from the one that it then names.
 * Answers the checkpoint with its line. Throws WitnessRefusal, or an error where it cannot be reached.
 */
export async function askWitness(witness: ConfiguredWitness, note: string, held: number, prove: (first: number, size: number) => Promise<Buffer[]>, stop: AbortSignal): Promise<string> {
  const { size } = parseCheckpoint(parseNote(note)!.text)!
  let old = held
  for (let i = 0; i < mostTries; i++) {
    if (old > size) throw new WitnessRefusal(`it has cosigned ${old} acts of this log, which now holds ${size}: the log was cut or rolled back`)
    const body = formatAddCheckpoint({ old, proof: await prove(old, size), note })
    const signal = AbortSignal.any([stop, AbortSignal.timeout(patienceMs)])
    const answer = await fetch(`${witness.url.replace(/\/$/, '')}/add-checkpoint`, { method: 'POST', body, signal, redirect: 'error', headers: { 'content-type': 'text/plain; charset=utf-8' } })
    const text = (await answer.text()).slice(0, 10_000)
    if (answer.status === 200) return takeCosignature(witness, note, text)
    if (answer.status === 409) {
      const itsSize = /^\d{1,16}\n?$/.test(text) ? Number(text) : null
      if (itsSize === null) throw new Error('it answered 409 without its size')
      if (itsSize === old) throw new WitnessRefusal(`it has cosigned another log of ${old} acts: two histories`)
      old = itsSize
    } else if (answer.status === 422) throw new WitnessRefusal(`it has cosigned a log of ${old} acts that this one does not continue: two histories`)
    else throw new Error(answer.status === 404 || answer.status === 403 ? `it does not know this log's key (${answer.status})` : `it answered ${answer.status}`)
  }
  throw new Error('what it holds changed while it was asked')
}

function takeCosignature({ key }: ConfiguredWitness, note: string, lines: string): string {
  const cosigned = parseNote(note + lines)
  const own = parseNote(note)!
  if (!cosigned || cosigned.text !== own.text || cosigned.signatures.length <= own.signatures.length) throw new Error('its answer is no signature')
  if (key && findCosignature(cosigned, key) === null) throw new Error(`its signature is not that of ${key.name}, the key that was configured`)
  return note + lines
}
