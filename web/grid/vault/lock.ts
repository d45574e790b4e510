import type { Me } from '../../shared/api/me.ts'
import { fromBase64, importKey, seal, sealJson, toBase64, unseal, unsealJson, writeBox, type Box, type BoxKey } from './boxes.ts'

/** What a phone was given when it was enrolled (docs/sync.md). */
export interface Enrolment {
  id: string
  /** Shared with the server, base64. */
  secret: string
  /** The server's P-256 key, raw, base64. */
  handInKey: string
}

/** The lock as it is stored: nothing in it opens without the PIN, or the server's private key. */
export interface Lock {
  device: string
  account: string
  salt: Uint8Array<ArrayBuffer>
  /** The data key, by the PIN. */
  byPin: Box
  /** Who it is, by the data key: a phone without a network can ask nobody. */
  who: Box
  /** The data key, to the server: whoever saves what is unsent to a file saves it for the server alone. */
  forServer: { key: string; wrapped: { iv: string; data: string }; proof: string }
  failures: number
  /** Why no PIN opens it any more. */
  sealed?: 'pin' | 'cut_off'
}

/** Ten wrong PINs and what the server has is forgotten here. */
export const mostFailures = 10
/** OWASP's figure for PBKDF2 with SHA-256; half a second on a small phone. */
const rounds = 600_000
const info = 'langqiao hand-in'

export async function makeLock(me: Me, { id, secret, handInKey }: Enrolment, pin: string): Promise<{ lock: Lock; key: BoxKey }> {
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const key = await importKey(raw)
  const lock: Lock = {
    device: id, account: me.account, salt, byPin: await seal(await pinKey(pin, salt), raw), who: await sealJson(key, me), forServer: await wrapForServer(raw, secret, handInKey), failures: 0,
  }
  return { lock, key }
}

/** The data key and whose it is; null where the PIN is wrong. */
export async function openLock(lock: Lock, pin: string): Promise<{ key: BoxKey; me: Me } | null> {
  try {
    const key = await importKey(await unseal(await pinKey(pin, lock.salt), lock.byPin))
    return { key, me: await unsealJson<Me>(key, lock.who) }
  } catch {
    return null
  }
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<BoxKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

async function wrapForServer(raw: Uint8Array<ArrayBuffer>, secret: string, handInKey: string): Promise<Lock['forServer']> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const passing = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const server = await crypto.subtle.importKey('raw', fromBase64(handInKey), curve, false, [])
  const shared = await crypto.subtle.importKey('raw', await crypto.subtle.deriveBits({ name: 'ECDH', public: server }, passing.privateKey, 256), 'HKDF', false, ['deriveKey'])
  const wrapping = await crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode(info) }, shared, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const box = await seal(wrapping, raw)
  const key = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', passing.publicKey)))
  const wrapped = writeBox(box)
  const prover = await crypto.subtle.importKey('raw', fromBase64(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const proof = new Uint8Array(await crypto.subtle.sign('HMAC', prover, new TextEncoder().encode(`${key}.${wrapped.iv}.${wrapped.data}`)))
  return { key, wrapped, proof: Array.from(proof, (byte) => byte.toString(16).padStart(2, '0')).join('') }
}
