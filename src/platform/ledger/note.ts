import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** Checkpoints in the C2SP signed-note and tlog-checkpoint formats: c2sp.org/signed-note, c2sp.org/tlog-checkpoint. */

export interface Checkpoint {
  /** Which log this is: `langqiao/<county>`. */
  origin: string
  size: number
  root: Buffer
}

export interface NoteSigner {
  name: string
  sign(text: string): string
  verifier: NoteVerifier
}

export interface NoteVerifier {
  name: string
  /** 0x01: a log's Ed25519 signature; 0x04: a witness's cosignature (cosignature.ts). */
  type: number
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). */
  keyId: Buffer
  publicKey: Buffer
}

const ed25519 = 0x01
export const cosignatureType = 0x04
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

export function makeSigner(name: string, seed: Uint8Array): NoteSigner {
  const { key, publicKey } = makeKey(seed)
  const verifier = makeVerifier(name, publicKey)
  return {
    name,
    verifier,
    sign: (text) => formatSignature(name, verifier.keyId, sign(null, Buffer.from(text), key)),
  }
}

/** An Ed25519 key from its 32 secret bytes (RFC 8032 §5.1.5). */
export function makeKey(seed: Uint8Array): { key: KeyObject; publicKey: Buffer } {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  return { key, publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length) }
}

export function makeVerifier(name: string, publicKey: Buffer, type = ed25519): NoteVerifier {
  const keyId = createHash('sha256').update(`${name}\n`).update(Buffer.of(type)).update(publicKey).digest().subarray(0, 4)
  return { name, type, keyId, publicKey }
}

/** `name+hex key id+base64(type ‖ public key)`: how a verifier key is handed to others. */
export function formatVerifier(v: NoteVerifier): string {
  return `${v.name}+${v.keyId.toString('hex')}+${Buffer.concat([Buffer.of(v.type), v.publicKey]).toString('base64')}`
}

/** Null when the text is no Ed25519 verifier key of this type or its id doesn't belong to its key. */
export function parseVerifier(text: string, type = ed25519): NoteVerifier | null {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim())
  if (!match) return null
  const bytes = decodeBase64(match[3]!)
  if (bytes?.length !== 33 || bytes[0] !== type) return null
  const verifier = makeVerifier(match[1]!, bytes.subarray(1), type)
  return verifier.keyId.toString('hex') === match[2] ? verifier : null
}

/** Null unless the text is the one that encodes these bytes: RFC 4648 §4, with padding. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

export function formatSignature(name: string, keyId: Buffer, signature: Buffer): string {
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`
}

export function formatCheckpoint(c: Checkpoint): string {
  return `${c.origin}\n${c.size}\n${c.root.toString('base64')}\n`
}

export function signCheckpoint(c: Checkpoint, signer: NoteSigner): string {
  const text = formatCheckpoint(c)
  return `${text}\n${signer.sign(text)}`
}

export interface Note {
  /** The signed text, with its last newline. */
  text: string
  signatures: { name: string; keyId: Buffer; signature: Buffer }[]
}

/** Null when malformed. */
export function parseNote(note: string): Note | null {
  const split = note.lastIndexOf('\n\n')
  if (split < 0) return null
  const signatures = []
  for (const line of note.slice(split + 2).split('\n').filter(Boolean)) {
    const match = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line)
    if (!match) return null
    const bytes = decodeBase64(match[2]!)
    if (!bytes || bytes.length < 5) return null
    signatures.push({ name: match[1]!, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) })
  }
  return { text: note.slice(0, split + 1), signatures }
}

export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin, size, root] = text.split('\n')
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !root) return null
  const hash = decodeBase64(root)
  return hash?.length === 32 ? { origin, size: Number(size), root: hash } : null
}

/** Whether one of the note's signatures is this key's and right. */
export function verifyNote(note: Note, verifier: NoteVerifier): boolean {
  const key = toPublicKey(verifier)
  return note.signatures.some(
    (s) => s.name === verifier.name && s.keyId.equals(verifier.keyId) && verify(null, Buffer.from(note.text), key, s.signature),
  )
}

export function toPublicKey({ publicKey }: NoteVerifier): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' })
}
