import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { listClip, writeClip, type Clip } from '#media/archive/clip.ts'
import type { FootageReader } from '#media/archive/footage-reader.ts'
import { nameCodec } from '#media/mp4/sample-entry.ts'
import { intersect, type KeptSpan } from '../keeping/kept.ts'
import type { Content } from './manifest.ts'

const iso = (ms: number) => new Date(ms).toISOString()

/** Writes the originals of what is kept of the range, one file a part, and says what is in them. Empty where nothing is recorded. */
export async function writeOriginals(reader: FootageReader, kept: readonly KeptSpan[], camera: string, fromMs: number, toMs: number, folder: string): Promise<Pick<Content, 'parts' | 'missing'>> {
  const clip: Clip = { parts: [], damaged: [] }
  for (const span of intersect({ fromMs, toMs }, kept)) {
    const { parts: found, damaged } = await listClip(reader, camera, span.fromMs, span.toMs)
    clip.parts.push(...found)
    clip.damaged.push(...damaged)
  }
  const parts: Content['parts'] = []
  for (const part of clip.parts) {
    const file = `video-${parts.length + 1}.mp4`
    const { sha256, bytes } = await writeHashed(join(folder, file), writeClip(reader, part))
    const { format, frames, preRollFrames, startMs, endMs } = part
    parts.push({
      file, sha256, bytes, codec: nameCodec(format), width: format.width, height: format.height, from: iso(startMs), to: iso(Math.min(endMs, toMs)), frames: frames.length, preRollFrames,
    })
  }
  return { parts, missing: findMissing(clip, fromMs, toMs) }
}

async function writeHashed(path: string, chunks: AsyncIterable<Buffer>): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  const file = await open(path, 'w')
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** Less than this between two frames is no gap: the slowest common rate is one picture a second. */
const slightMs = 1000

/** Time within the range without a picture: unreadable where bytes were not what was written, else not recorded. */
function findMissing(clip: Clip, fromMs: number, toMs: number): Content['missing'] {
  const damaged = clip.damaged.map(({ startMs, endMs }) => ({ from: iso(startMs), to: iso(endMs), why: 'damaged' as const }))
  const covered = [...clip.parts, ...clip.damaged].map(({ startMs, endMs }) => ({ startMs, endMs })).sort((a, b) => a.startMs - b.startMs)
  const gaps: Content['missing'] = []
  let at = fromMs
  for (const { startMs, endMs } of [...covered, { startMs: toMs, endMs: toMs }]) {
    if (startMs - at > slightMs) gaps.push({ from: iso(at), to: iso(startMs), why: 'not_recorded' })
    at = Math.max(at, endMs)
  }
  return [...damaged, ...gaps].sort((a, b) => (a.from < b.from ? -1 : 1))
}
