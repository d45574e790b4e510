import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'

/** OWASP's second recommendation for argon2id: 19 MiB, 2 passes, 1 lane. About 25 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const totpPeriod = 30

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** A hash of nothing anyone knows: checked when the login is unknown, so that the answer takes as long. */
const nobody = hashPassword(randomBytes(24).toString('base64'))

export async function checkPassword(stored: string | null, given: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobody), given)
  return stored !== null && right
}

/**
 * Length rules, not composition rules (NIST SP 800-63B §5.1.1.2): at least 12 characters, or 8 with three kinds of them,
 * as GB/T 22239 8.1.4.1a asks for complexity.
 */
export function isPasswordStrong(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length
  return password.length <= 200 && (password.length >= 12 || (password.length >= 8 && kinds >= 3)) && new Set(password).size >= 5
}

export function newTotpSecret(): Buffer {
  return randomBytes(20)
}

/** The step (30 s since the epoch) that the code belongs to, ±1 step of drift; null when wrong (RFC 6238). */
export function checkTotp(secret: Buffer, code: string, nowMs: number): number | null {
  const totp = makeTotp(secret)
  const delta = totp.validate({ token: code, timestamp: nowMs, window: 1 })
  return delta === null ? null : Math.floor(nowMs / 1000 / totpPeriod) + delta
}

export function currentTotp(secret: Buffer, nowMs: number): string {
  return makeTotp(secret).generate({ timestamp: nowMs })
}

/** The current code, or the one after it where the current one was used: the check takes a code of the next half minute too. */
export function nextTotp(secret: Buffer, nowMs: number, lastStep: number): string {
  const isUsed = Math.floor(nowMs / 1000 / totpPeriod) <= lastStep
  return currentTotp(secret, isUsed ? nowMs + totpPeriod * 1000 : nowMs)
}

/** `otpauth://` address for an authenticator app. */
export function formatTotpUri(secret: Buffer, login: string): string {
  const totp = makeTotp(secret)
  totp.label = login
  return totp.toString()
}

function makeTotp(secret: Buffer): TOTP {
  const bytes = Uint8Array.from(secret)
  return new TOTP({ issuer: 'Langqiao', label: 'account', secret: new Secret({ buffer: bytes.buffer }), period: totpPeriod })
}

/** A token for its holder and the hash of it for us: tokens are never stored (ASVS 7.1). */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
