import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FootageReader } from '../archive/footage-reader.ts'
import type { VideoFormat } from '../frame.ts'
import { buildMovieHead, type MovieSample } from '../mp4/movie.ts'
import { encodeDerived, ticksIn, type DerivedOptions, type Piece } from './burn-in.ts'

export interface WrittenMovie {
  sha256: string
  bytes: number
  format: VideoFormat
  frames: number
  lengthMs: number
}

const lengthBytes = 4

/**
 * Writes pieces as one derived copy (`encodeDerived`) into a progressive MP4 that any player opens and seeks in. `onProgress` hears how
 * many milliseconds of it are done; what it throws ends the work. Needs room for it twice, beside `path`.
 */
export async function writeDerived(path: string, reader: FootageReader, pieces: readonly Piece[], options: DerivedOptions, onProgress: (doneMs: number) => void | Promise<void>): Promise<WrittenMovie> {
  const samples: (MovieSample & { ticks: number })[] = []
  let format: VideoFormat | undefined
  const data = await open(`${path}.samples`, 'w+')
  try {
    for await (const batch of encodeDerived(reader, pieces, options)) {
      format = batch.format
      for (const { nalus, ticks, key } of batch.pictures) {
        const sample = Buffer.concat(nalus.flatMap((nalu) => [writeLength(nalu.length), Buffer.from(nalu)]))
        samples.push({ ticks, size: sample.length, duration: 0, shift: 0, key })
        await data.writeFile(sample)
      }
      await onProgress(batch.doneMs)
    }
    if (!format || samples.length === 0) throw new Error('the viewing copy could not be made: it has no picture')
    const lengthMs = pieces.reduce((sum, { part }) => sum + part.endMs - part.startMs, 0)
    for (const [i, sample] of samples.entries()) sample.duration = Math.max(1, (samples[i + 1]?.ticks ?? ticksIn(lengthMs)) - sample.ticks)
    const head = buildMovieHead({ format, samples, preRoll: 0, startMs: 0 })
    return { ...(await join(path, head, data)), format, frames: samples.length, lengthMs: Math.round(lengthMs) }
  } finally {
    await data.close()
  }
}

const writeLength = (bytes: number) => {
  const length = Buffer.allocUnsafe(lengthBytes)
  length.writeUInt32BE(bytes)
  return length
}

async function join(path: string, head: Buffer, data: Awaited<ReturnType<typeof open>>): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  const file = await open(path, 'w')
  let bytes = 0
  const write = async (piece: Buffer) => {
    hash.update(piece)
    bytes += piece.length
    await file.writeFile(piece)
  }
  try {
    await write(head)
    for await (const piece of data.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>) await write(piece)
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}
