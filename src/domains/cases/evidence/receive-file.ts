import { createHash } from 'node:crypto'
import type { Work } from '#platform/acts/store.ts'
import type { Platform } from '#platform/platform.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import { belongTo, enterCase, partAction } from '../parts/part.ts'
import { openEvidenceFiles, openUploadFile, removeFile, sealFile } from './files.ts'
import { evidenceRecord, receiveEvidence, type EvidenceBytes } from './record.ts'

/** A file that lies where evidence lies, and is none yet. */
export interface LaidFile {
  id: string
  bytes: EvidenceBytes
  /** It became none after all. */
  discard(): Promise<void>
}

/** Puts the bytes of a photo that was made here where evidence lies: whole, synced, named by their hash. */
export async function layEvidence({ config, county }: Pick<Platform, 'config' | 'county'>, id: string, photo: Buffer, mediaType: 'image/jpeg'): Promise<LaidFile> {
  const files = openEvidenceFiles(diskVfs, config.dataDir, county)
  const sha256 = createHash('sha256').update(photo).digest('hex')
  const file = await openUploadFile(files, id, 0)
  try {
    await file.truncate(0)
    await file.write([photo], 0)
    await file.fsync()
  } finally {
    await file.close()
  }
  await sealFile(files, id, sha256)
  return { id, bytes: { kind: 'photo', mediaType, size: photo.length, sha256 }, discard: () => removeFile(files.vfs, files.sealedPath(sha256, id)) }
}

/** The laid file becomes evidence of a case; the case is judged for it, as for what comes from outside. */
export async function receiveLaid(work: Work, caseId: string, { id, bytes }: LaidFile, words: Parameters<typeof receiveEvidence>[2]): Promise<void> {
  const found = await enterCase(work, caseId, { action: 'evidence.add' })
  await work.act(evidenceRecord, id, (state) => receiveEvidence(state, belongTo(caseId, found), words, bytes), partAction)
}
