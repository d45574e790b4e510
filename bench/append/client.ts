import { connect, type Socket } from 'node:net'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { systemIds } from '../../src/platform/ports/ids.ts'

const ids = systemIds(systemClock)

/** One keep-alive connection that sends a request, waits for its answer, sends the next: as thin as HTTP allows, so that the server is what is measured. */
export interface Client {
  /** Resolves to the status, once the whole answer is there. Throws where the connection broke. */
  post(path: string, body: string): Promise<number>
  close(): void
}

export async function openClient(port: number, token: string): Promise<Client> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null
  onAnswers(socket, (status) => waiting?.resolve(status))
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')))
  return {
    post: (path, body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${ids.uuid()}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        )
      }),
    close: () => socket.destroy(),
  }
}

/** Reads answers with a Content-Length, one after the other. */
function onAnswers(socket: Socket, heard: (status: number) => void): void {
  let held: Buffer = Buffer.alloc(0)
  socket.on('data', (piece: Buffer) => {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    const head = held.indexOf('\r\n\r\n')
    if (head < 0) return
    const length = /content-length: (\d+)/i.exec(held.toString('latin1', 0, head))
    if (!length) throw new Error('an answer without Content-Length')
    if (held.length < head + 4 + Number(length[1])) return
    const status = Number(held.toString('latin1', 9, 12))
    held = Buffer.alloc(0)
    heard(status)
  })
}
