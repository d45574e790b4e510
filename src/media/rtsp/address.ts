import { CameraFailure } from './failure.ts'

/** Where a camera is, apart from who may see it. */
export interface CameraAddress {
  host: string
  port: number
  /** For request lines: without credentials. */
  url: string
  /** Undefined where none was given. */
  credentials: Credentials | undefined
}

export interface Credentials {
  username: string
  password: string
}

/** RFC 2326 §3.2. */
const defaultPort = 554

const maxUrlLength = 2048

/**
 * Splits `rtsp://[user[:password]@]host[:port]/path`. Credentials given apart win over those in the address.
 * Passwords are taken as they are written where they are not valid percent-encoding.
 */
export function parseCameraAddress(url: string, username?: string, password?: string): CameraAddress | CameraFailure {
  const match = /^rtsp:\/\/(?:([^/]*)@)?(\[[0-9a-fA-F:.%]+\]|[^/:@?\s]+)(?::(\d{1,5}))?([/?]\S*)?$/i.exec(url)
  if (!match || url.length > maxUrlLength) {
    return new CameraFailure('bad_address', 'the address is not of the form rtsp://host[:port]/path')
  }
  const [, user, host, portText, path = '/'] = match
  const port = portText === undefined ? defaultPort : Number(portText)
  if (port < 1 || port > 65_535) return new CameraFailure('bad_address', 'the port is not between 1 and 65535')
  // Anything beyond printable ASCII would let an address write request lines of its own.
  if (!/^[\x21-\x7e]*$/.test(host! + path)) {
    return new CameraFailure('bad_address', 'the address has characters that must be percent-encoded')
  }
  const authority = portText === undefined ? host! : `${host}:${port}`
  return {
    host: host!.replace(/^\[|\]$/g, ''),
    port,
    url: `rtsp://${authority}${path.startsWith('?') ? `/${path}` : path}`,
    credentials: username !== undefined ? { username, password: password ?? '' } : splitUser(user),
  }
}

function splitUser(user: string | undefined): Credentials | undefined {
  if (user === undefined) return undefined
  const colon = user.indexOf(':')
  if (colon === -1) return { username: decode(user), password: '' }
  return { username: decode(user.slice(0, colon)), password: decode(user.slice(colon + 1)) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
