import type { Selectable } from 'kysely'
import type { Database, Scope } from '#platform/database/database.ts'
import type { EvidenceUploads } from '#platform/database/schema.gen.ts'
import { Fault } from '#platform/fault.ts'
import type { Clock } from '#platform/ports/clock.ts'
import { removeFile, sealFile, type EvidenceFiles } from './files.ts'
import type { FileKind } from './kinds.ts'
import { listErased } from './queries.ts'
import { takeBytes, type RunningHashes } from './take-bytes.ts'

export type Upload = Selectable<EvidenceUploads>

export const maxEvidenceBytes = 64 * 1_048_576
/** A half upload that nobody goes on with is removed after this. */
const keptMs = 24 * 3_600_000
/** One person's uploads that have not come to their end. */
const mostUnfinished = 20
/** Stays free on the disk: the database and the recorder need it. */
const spareBytes = 512 * 1_048_576

export interface UploadParts {
  files: EvidenceFiles
  database: Database
  clock: Clock
  county: string
  dataDir: string
}

/** Uploads on their way to becoming evidence: rows say how far each is, files hold what came. */
export interface Uploads {
  create(given: { id: string; case: string; account: string; name: string; description: string; takenAt: string | null; length: number; expected: string | null }): Promise<Upload>
  /** The upload, if it is this account's, of this case and not expired. A request that still feeds it is ended first. */
  find(id: string, theCase: string, account: string): Promise<Upload | null>
  /** Takes a piece, which may be empty. Once all is there the file is sealed, and the answer has its hash. */
  take(upload: Upload, body: AsyncIterable<Uint8Array>, options: { checksum: Buffer | null; abort(): void }): Promise<Upload>
  discard(upload: Upload): Promise<void>
  /** Removes what expired: rows, half files, and whole ones that never became evidence. Answers how many. */
  sweep(): Promise<number>
  /** Removes the files of evidence that an erasure names (house plan, decision 4). Harmless when repeated. */
  forgetErased(): Promise<void>
}

export function openUploads({ files, database, clock, county, dataDir }: UploadParts): Uploads {
  const hashes: RunningHashes = new Map()
  const feeding = new Map<string, { abort(): void; done: Promise<unknown> }>()
  const scope: Scope = { county, stations: 'all', account: 'system' }
  const change = (id: string, set: Partial<Upload>) =>
    database.transact(scope, ({ db }) => db.updateTable('evidence_uploads').set({ ...set, expires_at: new Date(clock.now() + keptMs) }).where('county', '=', county).where('id', '=', id).execute())

  /** One request feeds an upload at a time: the sender of an older one has come back and sends here. */
  const takeTurn = async (id: string) => {
    const running = feeding.get(id)
    running?.abort()
    await running?.done
  }

  const take = async (upload: Upload, body: AsyncIterable<Uint8Array>, checksum: Buffer | null): Promise<Upload> => {
    // Whole and known already: a server stopped before it was sealed, or before it became evidence.
    if (upload.sha256) {
      await sealFile(files, upload.id, upload.sha256)
      return upload
    }
    const taken = await takeBytes(files, hashes, upload, body, { checksum, onSafe: async (received) => void (await change(upload.id, { received })) })
    const said: Partial<Upload> = { received: taken.received, ...describeKind(taken.kind), sha256: taken.sha256 }
    const known = { ...upload, ...said }
    if (!taken.sha256) return known
    if (upload.expected && upload.expected !== taken.sha256) throw new Fault('evidence_hash', {}, 460)
    await change(upload.id, said)
    await sealFile(files, upload.id, taken.sha256)
    return known
  }

  const discard = async ({ id, sha256 }: Upload) => {
    hashes.delete(id)
    await removeFile(files.vfs, files.uploadPath(id))
    const isEvidence = await database.read(scope, ({ db }) => db.selectFrom('case_evidence').select('id').where('county', '=', county).where('id', '=', id).executeTakeFirst())
    if (sha256 && !isEvidence) await removeFile(files.vfs, files.sealedPath(sha256, id))
    await database.transact(scope, ({ db }) => db.deleteFrom('evidence_uploads').where('county', '=', county).where('id', '=', id).execute())
  }

  return {
    async create({ case: case_id, takenAt, ...given }) {
      if (given.length > maxEvidenceBytes) throw new Fault('evidence_too_large', { limit: maxEvidenceBytes / 1_048_576 }, 413)
      await files.vfs.mkdir(dataDir)
      if ((await files.vfs.freeBytes(dataDir)) < given.length + spareBytes) throw new Fault('disk_full', {}, 507)
      return database.transact(scope, async ({ db }) => {
        const { count } = await db.selectFrom('evidence_uploads').select((eb) => eb.fn.countAll<number>().as('count')).where('county', '=', county).where('account', '=', given.account).executeTakeFirstOrThrow()
        if (count >= mostUnfinished) throw new Fault('uploads_many', { limit: mostUnfinished }, 429)
        const row = { ...given, county, case_id, received: 0, taken_at: takenAt ? new Date(takenAt) : null, expires_at: new Date(clock.now() + keptMs) }
        return db.insertInto('evidence_uploads').values(row).returningAll().executeTakeFirstOrThrow()
      })
    },
    async find(id, theCase, account) {
      await takeTurn(id)
      const row = await database.read(scope, ({ db }) => db.selectFrom('evidence_uploads').selectAll().where('county', '=', county).where('id', '=', id).executeTakeFirst())
      if (row?.case_id !== theCase || row.account !== account) return null
      if (row.expires_at.getTime() <= clock.now()) {
        await discard(row)
        throw new Fault('upload_expired', {}, 410)
      }
      return row
    },
    async take(upload, body, { checksum, abort }) {
      await takeTurn(upload.id)
      const work = take(upload, body, checksum)
      feeding.set(upload.id, { abort, done: work.catch(() => undefined) })
      try {
        return await work
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new Fault('disk_full', {}, 507, error)
        // What is refused for what it is, or lost, never becomes evidence: nothing of it stays.
        if (error instanceof Fault && ['evidence_kind', 'evidence_name', 'evidence_hash', 'upload_lost'].includes(error.code)) await discard(upload)
        throw error
      } finally {
        feeding.delete(upload.id)
      }
    },
    discard,
    async sweep() {
      const expired = await database.read(scope, ({ db }) => db.selectFrom('evidence_uploads').selectAll().where('county', '=', county).where('expires_at', '<=', new Date(clock.now())).limit(1000).execute())
      for (const upload of expired) await discard(upload)
      return expired.length
    },
    async forgetErased() {
      for (const { id, sha256 } of await database.read(scope, (tx) => listErased(tx, county))) await removeFile(files.vfs, files.sealedPath(sha256, id))
    },
  }
}

function describeKind(kind: FileKind | null): Partial<Upload> {
  return kind ? { kind: kind.kind, media_type: kind.mediaType } : {}
}
