import { createHash } from 'node:crypto'
import type { Credentials } from './address.ts'

/** A challenge that can be answered (RFC 7616 §3.3, RFC 7617). */
export interface Challenge {
  scheme: 'basic' | 'digest'
  realm: string
  nonce: string
  opaque: string | undefined
  /** As the camera wrote it; undefined where it named none, which means MD5. */
  algorithm: string | undefined
  hash: 'md5' | 'sha256'
  /** Whether the hash takes in the client's nonce for the whole session (`-sess`). */
  session: boolean
  /** Whether `qop=auth` is offered; without it the answer is RFC 2069's. */
  qop: boolean
  stale: boolean
}

/** Challenges beyond this are ignored: it bounds the parser's work. */
const maxChallengeLength = 2048

const hashes: Record<string, { hash: 'md5' | 'sha256'; session: boolean }> = {
  'MD5': { hash: 'md5', session: false },
  'MD5-SESS': { hash: 'md5', session: true },
  'SHA-256': { hash: 'sha256', session: false },
  'SHA-256-SESS': { hash: 'sha256', session: true },
}

/** Picks the strongest of the `WWW-Authenticate` headers: SHA-256, then MD5, then Basic. Undefined where none is known. */
export function chooseChallenge(headers: string[]): Challenge | undefined {
  const rank = (c: Challenge) => (c.scheme === 'basic' ? 0 : c.hash === 'md5' ? 1 : 2)
  const known = headers.flatMap(parseChallenges)
  return known.sort((a, b) => rank(b) - rank(a))[0]
}

/** One header may hold several challenges, comma-separated like their parameters (RFC 7235 §4.1). */
function parseChallenges(header: string): Challenge[] {
  if (header.length > maxChallengeLength) return []
  const found: { scheme: string; values: Map<string, string> }[] = []
  const token = /([A-Za-z0-9-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/g
  for (const [, name, quoted, bare] of header.matchAll(token)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare
    if (value === undefined) found.push({ scheme: name!.toLowerCase(), values: new Map() })
    else found.at(-1)?.values.set(name!.toLowerCase(), value)
  }
  return found.map(({ scheme, values }) => readChallenge(scheme, values)).filter((c) => c !== undefined)
}

function readChallenge(scheme: string, values: Map<string, string>): Challenge | undefined {
  if (scheme !== 'basic' && scheme !== 'digest') return undefined
  const algorithm = values.get('algorithm')
  const known = hashes[(algorithm ?? 'MD5').toUpperCase()]
  const nonce = values.get('nonce') ?? ''
  const qops = values.get('qop')?.split(/\s*,\s*/)
  if (scheme === 'digest' && (!known || !nonce || (qops && !qops.includes('auth')))) return undefined
  return {
    scheme,
    realm: values.get('realm') ?? '',
    nonce,
    opaque: values.get('opaque'),
    algorithm,
    hash: known?.hash ?? 'md5',
    session: known?.session ?? false,
    qop: qops !== undefined,
    stale: values.get('stale')?.toLowerCase() === 'true',
  }
}

/**
 * Writes the `Authorization` header for one request. `count`: how often this nonce was used, this time included;
 * `clientNonce`: fresh for each nonce of the camera.
 */
export function answerChallenge(
  challenge: Challenge,
  { username, password }: Credentials,
  request: { method: string; url: string; count: number; clientNonce: string },
): string {
  if (challenge.scheme === 'basic') return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const { realm, nonce, opaque, algorithm, qop } = challenge
  const { method, url, clientNonce } = request
  const hash = (text: string) => createHash(challenge.hash).update(text).digest('hex')
  const count = request.count.toString(16).padStart(8, '0')
  const secret = hash(`${username}:${realm}:${password}`)
  const key = challenge.session ? hash(`${secret}:${nonce}:${clientNonce}`) : secret
  const about = hash(`${method}:${url}`)
  const response = hash(qop ? `${key}:${nonce}:${count}:${clientNonce}:auth:${about}` : `${key}:${nonce}:${about}`)
  const parts = [
    `username="${quote(username)}"`,
    `realm="${quote(realm)}"`,
    `nonce="${quote(nonce)}"`,
    `uri="${url}"`,
    `response="${response}"`,
  ]
  if (algorithm !== undefined) parts.push(`algorithm=${algorithm}`)
  if (opaque !== undefined) parts.push(`opaque="${quote(opaque)}"`)
  if (qop) parts.push('qop=auth', `nc=${count}`)
  if (qop || challenge.session) parts.push(`cnonce="${clientNonce}"`)
  return `Digest ${parts.join(', ')}`
}

function quote(text: string): string {
  return text.replace(/[\r\n]/g, '').replace(/["\\]/g, '\\$&')
}
