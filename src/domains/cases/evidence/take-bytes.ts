import { createHash, type Hash } from 'node:crypto'
import { Fault } from '#platform/fault.ts'
import { hashStart, openUploadFile, type EvidenceFiles } from './files.ts'
import { headBytes, nameFits, recogniseKind, type FileKind } from './kinds.ts'

/** How far an upload has come. */
export interface Progress {
  id: string
  name: string
  length: number
  /** Bytes that are on the disk for sure. */
  received: number
}

export interface Taken {
  received: number
  kind: FileKind | null
  /** Lower-case hex, once everything has come. */
  sha256: string | null
}

/** After so many bytes what came is made safe, so that a crash costs little. */
const syncEveryBytes = 4 * 1_048_576

/** Hashes of uploads that are under way, each over the bytes up to `at`: a resumed upload is not read again. */
export type RunningHashes = Map<string, { at: number; hash: Hash }>

/**
 * Writes a stream behind what an upload has, hashing and looking at its kind on the way. When the sender vanishes, what
 * came is kept, unless the piece carries a checksum: then it counts whole or not at all (tus 1.0.0, Checksum).
 * Throws Faults: `upload_too_long` 413, `evidence_kind` and `evidence_name` 415, `upload_checksum` 460, `upload_lost` 410.
 */
export async function takeBytes(
  files: EvidenceFiles,
  hashes: RunningHashes,
  upload: Progress,
  body: AsyncIterable<Uint8Array>,
  options: { checksum: Buffer | null; onSafe(received: number): Promise<void> },
): Promise<Taken> {
  const file = await openUploadFile(files, upload.id, upload.received)
  try {
    // Confirmed bytes that are not there: a disk that lied about its sync, or a file taken away. Never filled with zeros.
    if ((await file.size()) < upload.received) throw new Fault('upload_lost', {}, 410)
    // What lies behind was never confirmed: a torn end of a crash.
    await file.truncate(upload.received)
    const known = hashes.get(upload.id)
    hashes.delete(upload.id)
    const hash = known?.at === upload.received ? known.hash.copy() : await hashStart(file, upload.received)
    const ofPiece = options.checksum ? createHash('sha256') : null
    let at = upload.received
    let safe = at
    let kind: FileKind | null = null
    const recognise = async () => {
      if (kind || at < Math.min(headBytes, upload.length)) return
      const head = Buffer.alloc(Math.min(headBytes, upload.length))
      await file.read(head, 0)
      kind = expectKind(upload.name, head)
    }
    await recognise()
    const cut = await forEachUntilCut(body, async (chunk) => {
      if (at + chunk.length > upload.length) throw new Fault('upload_too_long', {}, 413)
      await file.write([chunk], at)
      at += chunk.length
      hash.update(chunk)
      ofPiece?.update(chunk)
      await recognise()
      if (ofPiece || at - safe < syncEveryBytes) return
      await file.fsync()
      await options.onSafe((safe = at))
    })
    if (ofPiece && (cut || !ofPiece.digest().equals(options.checksum!))) {
      await file.truncate(upload.received)
      if (!cut) throw new Fault('upload_checksum', {}, 460)
      return { received: upload.received, kind, sha256: null }
    }
    await file.fsync()
    await options.onSafe(at)
    if (at < upload.length) {
      hashes.set(upload.id, { at, hash })
      return { received: at, kind, sha256: null }
    }
    return { received: at, kind, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

function expectKind(name: string, head: Buffer): FileKind {
  const kind = recogniseKind(head)
  if (!kind) throw new Fault('evidence_kind', {}, 415)
  if (!nameFits(name, kind)) throw new Fault('evidence_name', { name, type: kind.mediaType }, 415)
  return kind
}

/** Whether the sender vanished before its stream ended. What `take` throws is thrown on; the stream is let go either way. */
async function forEachUntilCut(body: AsyncIterable<Uint8Array>, take: (chunk: Uint8Array) => Promise<void>): Promise<boolean> {
  const chunks = body[Symbol.asyncIterator]()
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>
      try {
        next = await chunks.next()
      } catch {
        return true
      }
      if (next.done) return false
      await take(next.value)
    }
  } finally {
    await chunks.return?.()
  }
}
