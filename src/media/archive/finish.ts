import { dirname } from 'node:path'
import type { Vfs, VfsFile } from '#platform/ports/vfs.ts'
import { ticksPerSecond, type VideoFormat } from '../frame.ts'
import { nameCodec } from '../mp4/sample-entry.ts'
import { buildMfra } from '../mp4/mfra.ts'
import { envelopeSize, wrapRecord } from './envelope.ts'
import { chainOn, decodeGop, encodeEnd, type EndRecord, type GopRecord, recordSize } from './record.ts'

/** What is known of a finished file: one database row. */
export interface FinishedFile {
  cameraId: string
  path: string
  /** Wall time of the first frame and of the end of the last one, ms since the epoch; [start, end) never overlaps another file's. */
  startMs: number
  endMs: number
  bytes: number
  gops: number
  frames: number
  /** As RFC 6381 names it, e.g. `avc1.64001f`. */
  codec: string
  width: number
  height: number
}

/** Wall time of a file's ticks, whole ms. */
export function wallMs(startMs: number, ticks: number): number {
  return startMs + Math.floor((ticks * 1000) / ticksPerSecond)
}

/**
 * Writes the closing record and the table for players behind the last fragment, then makes file, index and folders survive a
 * power cut, in this order: an index that says "finished" never promises more than the file holds.
 */
export async function finishFile(
  vfs: Vfs,
  file: { path: string; cameraId: string; startMs: number; format: VideoFormat },
  media: VfsFile,
  index: VfsFile,
  end: Omit<EndRecord, 'kind' | 'chain'>,
): Promise<FinishedFile> {
  const { gops, chain } = await readRecords(index, end.gops)
  const closing = encodeEnd({ kind: 'end', ...end, chain })
  const tail = buildTail(closing, gops)
  await media.write([tail], end.offset)
  await media.fsync()
  await index.write([closing], recordSize * (1 + end.gops))
  await index.fsync()
  await syncFolders(vfs, file.path)
  return describeFile(file, end, end.offset + tail.length)
}

export function describeFile(
  { path, cameraId, startMs, format }: { path: string; cameraId: string; startMs: number; format: VideoFormat },
  end: Pick<EndRecord, 'ticks' | 'gops' | 'frames'>,
  bytes: number,
): FinishedFile {
  const { width, height } = format
  const { gops, frames } = end
  return { cameraId, path, startMs, endMs: wallMs(startMs, end.ticks), bytes, gops, frames, codec: nameCodec(format), width, height }
}

/** Everything behind the last fragment of a finished file: the closing record's box and the table for players. */
export function buildTail(closing: Buffer, gops: readonly GopRecord[]): Buffer {
  const fragments = gops.map(({ ticks, offset }) => ({ ticks, moofOffset: offset + envelopeSize }))
  return Buffer.concat([wrapRecord(closing), buildMfra(fragments)])
}

async function readRecords(index: VfsFile, gops: number): Promise<{ gops: GopRecord[]; chain: number }> {
  const bytes = Buffer.alloc((1 + gops) * recordSize)
  await index.read(bytes, 0)
  return { gops: Array.from({ length: gops }, (_, i) => decodeGop(bytes, (1 + i) * recordSize)), chain: chainOn(0, bytes) }
}

/** The folders of the day, the camera and the archive, and the one that holds the archive: any of them may be new. */
export async function syncFolders(vfs: Vfs, path: string): Promise<void> {
  const day = dirname(path)
  const root = dirname(dirname(day))
  for (const folder of [day, dirname(day), root]) await vfs.fsyncDir(folder)
  await vfs.fsyncDir(dirname(root)).catch((error: NodeJS.ErrnoException) => {
    // A folder that may not be read was there before the archive, and so is its entry.
    if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error
  })
}
