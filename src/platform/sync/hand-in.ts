import { createDecipheriv, createHmac, createPublicKey, diffieHellman, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../fault.ts'
import { sentSchema } from './sent-schema.ts'

/**
 * A file of unsent work that a device saved, for another machine to hand in: readable by the server alone. `key`: the device's
 * passing P-256 public key, raw (65 bytes); `iv`: 12 bytes; `sealed`: AES-256-GCM of the JSON of `content`, by
 * HKDF-SHA-256(ECDH(key, server), info 'langqiao hand-in'). All base64. docs/sync.md
 */
export const handInFile = z.strictObject({ langqiao: z.literal('hand-in/1'), device: z.string().max(60), key: z.base64(), iv: z.base64(), sealed: z.base64() })

/** `proof`: hex of HMAC-SHA-256 by the device's secret over the JSON of `intents`, as text: only the device itself could say this. */
const content = z.strictObject({ now: z.iso.datetime(), intents: z.string(), proof: z.string() })
const intentList = z.array(sentSchema).max(5_000)

export type HandInFile = z.infer<typeof handInFile>

export const handInInfo = 'langqiao hand-in'

export function openHandIn(key: KeyObject, file: HandInFile, secret: Buffer): { now: string; intents: z.infer<typeof intentList> } {
  try {
    const raw = Buffer.from(file.key, 'base64')
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33, 65).toString('base64url') }, format: 'jwk' })
    const shared = diffieHellman({ privateKey: key, publicKey })
    const bytes = Buffer.from(file.sealed, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), handInInfo, 32)), Buffer.from(file.iv, 'base64'))
    decipher.setAuthTag(bytes.subarray(-16))
    const { now, intents, proof } = content.parse(JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString()))
    const expected = createHmac('sha256', secret).update(intents).digest()
    if (!timingSafeEqual(expected, Buffer.from(proof.padEnd(64, '0').slice(0, 64), 'hex'))) throw new Error('another device made it')
    return { now, intents: intentList.parse(JSON.parse(intents)) }
  } catch (error) {
    throw new Fault('hand_in_unreadable', {}, 400, error)
  }
}

/** The public half, raw and uncompressed, base64: what devices seal to. */
export function handInPublicKey(key: KeyObject): string {
  const { x, y } = createPublicKey(key).export({ format: 'jwk' }) as { x: string; y: string }
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64')
}
