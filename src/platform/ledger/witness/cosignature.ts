import { sign, verify } from 'node:crypto'
import { cosignatureType, formatSignature, makeKey, makeVerifier, parseVerifier, toPublicKey, type Note, type NoteVerifier } from '../note.ts'

/** A witness's key and its hand: c2sp.org/tlog-cosignature, cosignature/v1. */
export interface Cosigner {
  verifier: NoteVerifier
  /** The line that says: at this time this was the longest consistent checkpoint that I had seen. */
  cosign(text: string, seconds: number): string
}

export function makeCosigner(name: string, seed: Uint8Array): Cosigner {
  const { key, publicKey } = makeKey(seed)
  const verifier = makeVerifier(name, publicKey, cosignatureType)
  return {
    verifier,
    cosign(text, seconds) {
      const time = Buffer.alloc(8)
      time.writeBigUInt64BE(BigInt(seconds))
      return formatSignature(name, verifier.keyId, Buffer.concat([time, sign(null, toMessage(text, seconds), key)]))
    },
  }
}

/** Null when the text is no witness's key. */
export function parseWitnessKey(text: string): NoteVerifier | null {
  return parseVerifier(text, cosignatureType)
}

/** When this witness cosigned the note, in seconds since 1970; null where it did not. */
export function findCosignature(note: Note, witness: NoteVerifier): number | null {
  return readCosignatures(note, witness).find((seconds) => seconds !== null) ?? null
}

/** Whether a line bears this witness's name and key id and is not its signature of the note. */
export function hasFalseCosignature(note: Note, witness: NoteVerifier): boolean {
  return readCosignatures(note, witness).includes(null)
}

/** Of each line that says to be this witness's: its time, or null where it is not. Another key under the same name is another witness. */
function readCosignatures(note: Note, witness: NoteVerifier): (number | null)[] {
  const lines = note.signatures.filter(({ name, keyId }) => name === witness.name && keyId.equals(witness.keyId))
  return lines.map(({ signature }) => {
    if (signature.length !== 72) return null
    const seconds = Number(signature.readBigUInt64BE())
    return verify(null, toMessage(note.text, seconds), toPublicKey(witness), signature.subarray(8)) ? seconds : null
  })
}

const toMessage = (text: string, seconds: number) => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)
