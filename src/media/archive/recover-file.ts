import { dirname } from 'node:path'
import type { Vfs, VfsFile } from '#platform/ports/vfs.ts'
import { maxIndexSize, parseIndex, readWhole } from './file-index.ts'
import { buildTail, describeFile, type FinishedFile, finishFile, syncFolders } from './finish.ts'
import { indexPath, readCameraId, readStart } from './layout.ts'
import { recordSize } from './record.ts'
import { unlinkBoth } from './remove-file.ts'
import { cutUnproven, type FoundGop, holdsRecord, type MediaHead, readMediaHead, readSyncedSize, type Scan, scanFragments } from './scan.ts'

export interface RecoveredFile {
  path: string
  /**
   * What was done: nothing was wrong · the index was rebuilt · the file was ended in good order · it held no whole fragment
   * and was removed · it is not readable as one of ours and was set aside as `.damaged`.
   */
  action: 'intact' | 'reindexed' | 'finished' | 'removed' | 'setAside'
  /** Bytes after the last whole fragment that were cut off. */
  cutBytes: number
  /** The row of the file; absent when there is none any more. */
  file?: FinishedFile
}

/**
 * Brings a media file into good order after its writer died, at whatever byte: cuts off a torn end, ends the file, rebuilds
 * the index. What was not known to be on the disk is compared with its CRC; the rest is believed by its records. Calling it
 * again changes nothing. Errors of the disk come through.
 */
export async function recoverFile(vfs: Vfs, path: string): Promise<RecoveredFile> {
  const media = await vfs.open(path, 'edit')
  let done = false
  try {
    const size = await media.size()
    const head = await readMediaHead(media)
    if (!head) {
      done = true
      await media.close()
      return await setAside(vfs, path, size)
    }
    const stored = await readWhole(vfs, indexPath(path), maxIndexSize)
    const scan = await scanTail(media, path, head, stored)
    if (scan.gops.length === 0) {
      done = true
      await media.close()
      return await remove(vfs, path, size)
    }
    return await putInOrder(vfs, path, media, { size, head, scan, stored })
  } finally {
    if (!done) await media.close()
  }
}

/**
 * The records of the whole file. Where the index and the disk agree it saves reading what was synced: on a slow disk a seek for
 * every fragment of every open file would take minutes. By its chain the last of these proves all before. The rest is read and compared.
 */
async function scanTail(media: VfsFile, path: string, head: MediaHead, stored: Buffer | undefined): Promise<Scan> {
  const index = stored && parseIndex(path, stored)
  const known: FoundGop[] = []
  if (index && index.count > 0 && stored.subarray(0, recordSize).equals(head.bytes)) {
    const { syncedSize } = index.at(index.count - 1)
    for (let i = 0; i < index.count; i++) {
      const record = index.at(i)
      if (record.offset + record.size > syncedSize) break
      known.push({ record, bytes: stored.subarray(recordSize * (1 + i), recordSize * (2 + i)) })
    }
  }
  const last = known.at(-1)
  if (last && !(await holdsRecord(media, last.record.offset, last.bytes))) known.length = 0
  const offset = known.length > 0 ? last!.record.offset + last!.record.size : head.record.initSize
  const tail = await scanFragments(media, offset)
  const scan = { ...tail, gops: [...known, ...tail.gops] }
  return cutUnproven(media, scan, readSyncedSize(scan))
}

interface Found {
  size: number
  head: MediaHead
  scan: Scan
  stored: Buffer | undefined
}

async function putInOrder(vfs: Vfs, path: string, media: VfsFile, { size, head, scan, stored }: Found): Promise<RecoveredFile> {
  const file = { path, cameraId: readCameraId(path), startMs: readStart(path) ?? head.record.startMs, format: head.format }
  const records = [head.bytes, ...scan.gops.map((g) => g.bytes)]
  const last = scan.gops.at(-1)!.record
  const frames = scan.gops.reduce((sum, g) => sum + g.record.frames, 0)
  const counted = { gops: scan.gops.length, frames, offset: scan.endSize }
  const ended = scan.end?.gops === counted.gops && scan.end.frames === frames ? scan.end : undefined
  const whole = ended && (await endsWith(media, size, ended.offset, buildTail(ended.bytes, scan.gops.map((g) => g.record))))
  if (whole && stored?.equals(Buffer.concat([...records, ended.bytes]))) {
    // Its writer may have died just before it could do this.
    await syncFolders(vfs, path)
    return { path, action: 'intact', cutBytes: 0, file: describeFile(file, ended, size) }
  }

  await media.truncate(scan.endSize)
  const index = await openIndex(vfs, indexPath(path))
  try {
    await index.write(records, 0)
    await index.truncate(records.length * recordSize)
    const end = { ...counted, ticks: ended?.ticks ?? last.ticks + last.duration }
    const finished = await finishFile(vfs, file, media, index, end)
    return { path, action: whole ? 'reindexed' : 'finished', cutBytes: ended ? 0 : size - scan.endSize, file: finished }
  } finally {
    await index.close()
  }
}

async function endsWith(media: VfsFile, size: number, offset: number, tail: Buffer): Promise<boolean> {
  if (size !== offset + tail.length) return false
  const found = Buffer.alloc(tail.length)
  await media.read(found, offset)
  return found.equals(tail)
}

async function openIndex(vfs: Vfs, path: string): Promise<VfsFile> {
  try {
    return await vfs.open(path, 'edit')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return vfs.open(path, 'create')
  }
}

/** No whole fragment was ever in it: nothing is lost by removing it. */
async function remove(vfs: Vfs, path: string, size: number): Promise<RecoveredFile> {
  await unlinkBoth(vfs, path)
  return { path, action: 'removed', cutBytes: size }
}

/** Not readable here, but perhaps somebody's footage: kept under another name. */
async function setAside(vfs: Vfs, path: string, size: number): Promise<RecoveredFile> {
  if (size === 0) return remove(vfs, path, size)
  await vfs.rename(path, `${path}.damaged`)
  await vfs.fsyncDir(dirname(path))
  return { path, action: 'setAside', cutBytes: size }
}
