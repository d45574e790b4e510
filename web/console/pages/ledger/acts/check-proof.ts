/** What `GET /api/ledger/acts/:seq/proof` gives (docs/ledger.md, "Proof of one act"). */
export interface ActProof {
  format: string
  seq: number
  envelope: string
  leaf: string
  size: number
  path: string[]
  checkpoint: string
  key: string
}

export interface Checked {
  leaf: boolean
  path: boolean
  /** Null where the browser cannot check signatures: no secure connection. */
  signature: boolean | null
}

const bytes = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i])

/** Checks a proof as docs/ledger.md says: nothing of the answer is believed but the key, which a person compares. */
export async function checkProof(proof: ActProof): Promise<Checked | null> {
  if (!globalThis.crypto?.subtle) return null
  const sha = async (...parts: Uint8Array[]) => new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(parts.flatMap((part) => [...part]))))
  const leaf = await sha(Uint8Array.of(0), bytes(proof.envelope))
  const root = await climb(leaf, proof.seq, proof.size, proof.path.map(bytes), (left, right) => sha(Uint8Array.of(1), left, right))
  const note = splitNote(proof.checkpoint)
  const [, size, signedRoot] = note.text.split('\n')
  const agrees = root !== null && Number(size) === proof.size && same(root, bytes(signedRoot ?? ''))
  return { leaf: same(leaf, bytes(proof.leaf)), path: agrees, signature: await isSigned(note, proof.key).catch(() => null) }
}

/** RFC 9162 §2.1.3.2; null where the path does not fit the place. */
async function climb(leaf: Uint8Array, index: number, size: number, path: Uint8Array[], join: (left: Uint8Array, right: Uint8Array) => Promise<Uint8Array>): Promise<Uint8Array | null> {
  if (index >= size) return null
  let at = index
  let last = size - 1
  let root = leaf
  for (const step of path) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      root = await join(step, root)
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2)
        last = Math.floor(last / 2)
      }
    } else root = await join(root, step)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? root : null
}

interface Note {
  text: string
  signatures: { name: string; data: Uint8Array }[]
}

function splitNote(note: string): Note {
  const split = note.lastIndexOf('\n\n')
  const lines = note.slice(split + 2).split('\n').filter(Boolean)
  return { text: note.slice(0, split + 1), signatures: lines.map((line) => line.split(' ')).map(([, name = '', data = '']) => ({ name, data: bytes(data) })) }
}

/** `name+key id in hex+base64(1 ‖ public key)`; a signature is key id ‖ Ed25519 over the text. */
async function isSigned({ text, signatures }: Note, key: string): Promise<boolean> {
  const [name, id = '', data = ''] = key.split(/\+(.*?)\+(.*)/s)
  const publicKey = await crypto.subtle.importKey('raw', bytes(data).slice(1), 'Ed25519', false, ['verify'])
  const hex = (part: Uint8Array) => Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('')
  for (const { name: by, data: signature } of signatures)
    if (by === name && hex(signature.slice(0, 4)) === id && (await crypto.subtle.verify('Ed25519', publicKey, signature.slice(4), new TextEncoder().encode(text)))) return true
  return false
}
