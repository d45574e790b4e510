import { type ClientHttp2Session, type ClientHttp2Stream, constants } from 'node:http2'
import { type LinkPath, statusOf } from './protocol.ts'

/** The recorder that holds it cannot be reached now. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** The largest fragment (archive/scan.ts), and a line that tells of one or a report of two hundred files. */
const mostBytes = 256 * 1024 * 1024
const mostLineBytes = 4 * 1024 * 1024

interface Asked {
  status: number
  stream: ClientHttp2Stream
}

/** Asks over a link; the answer's body is still to come. Rejects with `Unreachable` where the link is gone. */
export function ask(session: ClientHttp2Session | undefined, path: LinkPath, body: unknown = {}): Promise<Asked> {
  return new Promise((resolve, reject) => {
    if (!session || session.destroyed || session.closed) return reject(new Unreachable(path))
    const stream = session.request({ ':method': 'POST', ':path': path })
    stream.once('response', (headers) => resolve({ status: statusOf(headers), stream }))
    stream.once('error', () => reject(new Unreachable(path)))
    stream.once('close', () => reject(new Unreachable(path)))
    stream.end(JSON.stringify(body))
  })
}

/** The whole answer; one longer than `most` is cut off. */
export async function askBytes(session: ClientHttp2Session | undefined, path: LinkPath, body?: unknown, most = mostBytes): Promise<{ status: number; bytes: Buffer }> {
  const { status, stream } = await ask(session, path, body)
  const bytes = await readWithin(stream, most).catch(() => undefined)
  if (!bytes || stream.rstCode !== constants.NGHTTP2_NO_ERROR) throw new Unreachable(path)
  return { status, bytes }
}

/** Answers line by line; ending early tells the other side to stop. */
export async function* askLines<T>(session: ClientHttp2Session | undefined, path: LinkPath, body?: unknown): AsyncGenerator<T, void, undefined> {
  const { status, stream } = await ask(session, path, body)
  let rest = ''
  try {
    if (status !== 200) throw new Error(`${path}: ${(await readWithin(stream, mostLineBytes)).toString()}`)
    for await (const part of stream.setEncoding('utf8') as AsyncIterable<string>) {
      const lines = (rest + part).split('\n')
      rest = lines.pop()!
      if (rest.length > mostLineBytes) throw new Unreachable(path)
      for (const line of lines) yield readJson(path, line) as T
    }
    if (stream.rstCode !== constants.NGHTTP2_NO_ERROR) throw new Unreachable(path)
  } finally {
    if (!stream.closed) stream.close(constants.NGHTTP2_CANCEL)
  }
}

/** What is no JSON comes from nobody that can be asked. */
export function readJson(path: LinkPath, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Unreachable(path)
  }
}

async function readWithin(stream: ClientHttp2Stream, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most) {
      stream.close(constants.NGHTTP2_CANCEL)
      throw new Error('longer than any answer')
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}
