import type { ClientHttp2Session } from 'node:http2'
import type { DueFile, Removal } from '../archive/remove-footage.ts'
import { askBytes, Unreachable } from './ask.ts'
import { paths } from './protocol.ts'

/** Has a recorder far away delete footage whose time is over; undefined while it cannot be reached, or is too old to know how. */
export async function removeOverLink(session: ClientHttp2Session | undefined, files: readonly DueFile[], dueMs: number): Promise<Removal | undefined> {
  try {
    const { status, bytes } = await askBytes(session, paths.remove, { files, dueMs })
    return status === 200 ? (JSON.parse(bytes.toString()) as Removal) : undefined
  } catch (error) {
    if (error instanceof Unreachable) return undefined
    throw error
  }
}
