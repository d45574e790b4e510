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
  for (const { name, keyId, signature } of note.signatures) {
    if (name !== witness.name || !keyId.equals(witness.keyId) || signature.length !== 72) continue
    const seconds = Number(signature.readBigUInt64BE())
    if (verify(null, toMessage(note.text, seconds), toPublicKey(witness), signature.subarray(8))) return seconds
  }
  return null
}

const toMessage = (text: string, seconds: number) => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)
