import { createDecipheriv, createHmac, createPublicKey, diffieHellman, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../fault.ts'
import { sentSchema } from './sent-schema.ts'

/** AES-256-GCM: 12 bytes of `iv`, then `data` with its tag of 16 bytes behind. Base64. */
const box = z.strictObject({ iv: z.base64(), data: z.base64() })

/**
 * Unsent work that a phone saved, for another machine to hand in; readable by the server alone. `key`: the phone's passing P-256
 * public key, raw (65 bytes); `wrapped`: the phone's data key in a box by HKDF-SHA-256(ECDH(key, server), info 'langqiao hand-in');
 * `proof`: hex of HMAC-SHA-256 by the device's secret over `key.iv.data`, all three as base64, joined by dots: no other phone could
 * make it. Each intent is a box by the data key of the JSON that would have been sent. docs/sync.md
 */
export const handInFile = z.strictObject({
  langqiao: z.literal('hand-in/1'), device: z.string().max(60), key: z.base64().max(100), wrapped: box, proof: z.string().regex(/^[0-9a-f]{64}$/), intents: z.array(box).max(200),
})

type Box = z.infer<typeof box>

const info = 'langqiao hand-in'

/** What a file holds. Throws `hand_in_unreadable` for what this device did not save, or what was changed since. */
export function openHandIn(key: KeyObject, file: z.infer<typeof handInFile>, secret: Buffer): z.infer<typeof sentSchema>[] {
  try {
    const claimed = `${file.key}.${file.wrapped.iv}.${file.wrapped.data}`
    if (!timingSafeEqual(createHmac('sha256', secret).update(claimed).digest(), Buffer.from(file.proof, 'hex'))) throw new Error('another phone made it')
    const dataKey = openBox(Buffer.from(hkdfSync('sha256', shareSecret(key, Buffer.from(file.key, 'base64')), Buffer.alloc(0), info, 32)), file.wrapped)
    // A box holds what the phone knows of it besides: of that nothing is taken.
    return file.intents.map((one) => sentSchema.strip().parse(JSON.parse(openBox(dataKey, one).toString())))
  } catch (error) {
    throw new Fault('hand_in_unreadable', {}, 400, error)
  }
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
