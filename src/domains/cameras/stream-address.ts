import { createHmac } from 'node:crypto'
import { CameraFailure } from '#media/rtsp/failure.ts'
import { parseCameraAddress } from '#media/rtsp/address.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { ShownAddress, ShownStream } from './acts.ts'

/** What a technician types in; credentials given apart win over those in the address. */
export interface StreamAddress {
  url: string
  username?: string | undefined
  password?: string | undefined
  /** Where the same camera gives a small picture: shown live in tiles, never recorded. With the credentials above unless it holds its own. */
  sub?: string | undefined
}

/** The small picture's address as a camera of its own; null where there is none. */
export function addressSub({ url, username, password, sub }: StreamAddress): StreamAddress | null {
  if (!sub) return null
  const [main, own] = [parseCameraAddress(url, username, password), parseCameraAddress(sub)]
  if (main instanceof CameraFailure || own instanceof CameraFailure || own.credentials) return { url: sub }
  return { url: sub, ...main.credentials }
}

/** Some cameras carry credentials in the path (`/user=admin_password=x_channel=1`); such a part is never shown. */
const secretPart = /(user|usr|pass|pwd|token|auth|secret|key|login)/i

/** What may be shown of an address, or null when it, or its small picture's, is none. */
export function showStream(stream: StreamAddress): ShownStream | null {
  const [main, small] = [showOne(stream), addressSub(stream)]
  if (!main || !small) return main
  const sub = showOne(small)
  return sub && { ...main, sub }
}

/** The query is left out: cameras carry passwords in it. */
function showOne({ url, username, password }: StreamAddress): ShownAddress | null {
  const address = parseCameraAddress(url, username, password)
  if (address instanceof CameraFailure) return null
  const [path = '', query] = address.url.replace(/^rtsp:\/\/[^/]*/, '').split('?')
  const parts = path.split('/').map((part) => (secretPart.test(part) ? '…' : part))
  const hidesSecret = parts.includes('…')
  const hasCredentials = address.credentials !== undefined || hidesSecret || secretPart.test(query ?? '')
  return { host: address.port === 554 ? address.host : `${address.host}:${address.port}`, path: parts.join('/') + (query === undefined ? '' : '?…'), hasCredentials }
}

/** Bound to its camera, so that a sealed address moved to another camera's row cannot be read. */
const contextOf = (camera: string) => `camera-stream:${camera}`

export interface SealedStream {
  sealed: Buffer
  addressKey: Buffer
}

export function sealStream(keyring: Keyring, camera: string, { url, username, password, sub }: StreamAddress): SealedStream {
  const sealed = keyring.encrypt(Buffer.from(JSON.stringify({ url, username, password, sub })), contextOf(camera))
  return { sealed, addressKey: keyAddress(keyring, { url, username, password }) }
}

/** The same for the same host, port, path and query, whoever signs in there. Keyed, since a query may hold a password. */
export function keyAddress(keyring: Pick<Keyring, 'sealKey'>, { url, username, password }: StreamAddress): Buffer {
  const address = parseCameraAddress(url, username, password)
  const text = address instanceof CameraFailure ? url : `${address.host.toLowerCase()}:${address.port}${address.url.replace(/^rtsp:\/\/[^/]*/i, '')}`
  return createHmac('sha256', keyring.sealKey).update(`camera-address:${text}`).digest()
}

/** Throws a Fault `secret_unreadable` when the key is gone or the bytes belong to another camera. */
export function openStream(keyring: Keyring, camera: string, sealed: Uint8Array): StreamAddress {
  return JSON.parse(keyring.decrypt(sealed, contextOf(camera)).toString()) as StreamAddress
}
