import { createDecipheriv, createHmac, createPublicKey, diffieHellman, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../fault.ts'
import type { Call } from '../http/route.ts'
import type { Keyring } from '../secrets/keyring.ts'
import { deviceRecord, type Device } from './device.ts'
import { sentSchema } from './sent-schema.ts'

/** AES-256-GCM: 12 bytes of `iv`, then `data` with its tag of 16 bytes behind. Base64. */
const box = z.strictObject({ iv: z.base64(), data: z.base64() })

/**
 * Whose phone saved a file of unsent work, for another machine to hand in; readable by the server alone. `key`: the phone's passing
 * P-256 public key, raw (65 bytes); `wrapped`: the phone's data key in a box by HKDF-SHA-256(ECDH(key, server), info 'langqiao hand-in');
 * `proof`: hex of HMAC-SHA-256 by the device's secret over `key.iv.data`, all three as base64, joined by dots: no other phone could
 * make it. What it holds are boxes by the data key. docs/sync.md
 */
const ofPhone = { key: z.base64().max(100), wrapped: box, proof: z.string().regex(/^[0-9a-f]{64}$/) }
const saved = { device: z.string().max(60), ...ofPhone }
/** By what of it a phone shows which one it is, where nobody is signed in there. */
export const phoneProof = z.strictObject(ofPhone)
/** Intents: each box is the JSON that would have been sent. */
export const handInFile = z.strictObject({ langqiao: z.literal('hand-in/1'), ...saved, intents: z.array(box).max(200) })
/** Photos: each box is the bytes of one. */
export const handInPhotos = z.strictObject({ langqiao: z.literal('hand-in-photos/1'), ...saved, photos: z.array(box).max(200) })

type Box = z.infer<typeof box>

export const secretContext = (device: string) => `device:${device}`

/** The phone that saved a file, judged by policy, and what one of its boxes holds. Throws `hand_in_unreadable` for what this phone did not save, or what was changed since. */
export async function openSaved({ open }: Pick<Call, 'open'>, keyring: Pick<Keyring, 'handInKey' | 'decrypt'>, file: Omit<z.infer<typeof handInFile>, 'langqiao' | 'intents'>): Promise<{ device: Device; unbox: (one: Box) => Buffer }> {
  const device = await open(deviceRecord, file.device)
  const dataKey = orUnreadable(() => unwrap(keyring.handInKey, file, openSecret(keyring, file.device, device)))
  return { device, unbox: (one) => orUnreadable(() => openBox(dataKey, one)) }
}

/** Whether the phone that was given this secret made it. */
export const isOfPhone = (keyring: Pick<Keyring, 'decrypt'>, id: string, device: Device, proof: z.infer<typeof phoneProof>): boolean => proves(openSecret(keyring, id, device), proof)

const openSecret = (keyring: Pick<Keyring, 'decrypt'>, id: string, { secret }: Device) => keyring.decrypt(Buffer.from(secret, 'base64'), secretContext(id))

/** A box holds what the phone knows of an intent besides: of that nothing is taken. */
export const readIntent = (bytes: Buffer): z.infer<typeof sentSchema> => orUnreadable(() => sentSchema.strip().parse(JSON.parse(bytes.toString())))

function orUnreadable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Fault('hand_in_unreadable', {}, 400, error)
  }
}

const info = 'langqiao hand-in'

function proves(secret: Buffer, { key, wrapped, proof }: z.infer<typeof phoneProof>): boolean {
  const claimed = createHmac('sha256', secret).update(`${key}.${wrapped.iv}.${wrapped.data}`).digest()
  return timingSafeEqual(claimed, Buffer.from(proof, 'hex'))
}

function unwrap(privateKey: KeyObject, given: z.infer<typeof phoneProof>, secret: Buffer): Buffer {
  if (!proves(secret, given)) throw new Error('another phone made it')
  const { key, wrapped } = given
  return openBox(Buffer.from(hkdfSync('sha256', shareSecret(privateKey, Buffer.from(key, 'base64')), Buffer.alloc(0), info, 32)), wrapped)
}

function shareSecret(privateKey: KeyObject, raw: Buffer): Buffer {
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33, 65).toString('base64url') }, format: 'jwk' })
  return diffieHellman({ privateKey, publicKey })
}

function openBox(key: Buffer, { iv, data }: Box): Buffer {
  const bytes = Buffer.from(data, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()])
}

/** The public half, raw and uncompressed, base64: what phones seal to. */
export function handInPublicKey(key: KeyObject): string {
  const { x, y } = createPublicKey(key).export({ format: 'jwk' }) as { x: string; y: string }
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64')
}
