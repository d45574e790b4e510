import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A Unix socket's path holds at most 107 bytes (unix(7)). */
const longestPath = 107

/** Where the recorder of a data folder listens for the server: inside it, or, where its path is too long, below the temporary folder. */
export function recorderSocket(dataDir: string): string {
  const inside = join(dataDir, 'run', 'recorder.sock')
  if (Buffer.byteLength(inside) <= longestPath) return inside
  return join(tmpdir(), `langqiao-recorder-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`, 'recorder.sock')
}

/** Makes the socket's folder, for this user alone. Throws where somebody else made it before us. */
export function makeSocketFolder(socket: string): void {
  const folder = dirname(socket)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) throw new Error(`${folder} is open to others: remove it and start again`)
}
