import type { VideoFormat } from '../frame.ts'
import { buildBox, buildFullBox, uint64 } from './boxes.ts'
import { listBrands } from './sample-entry.ts'
import { buildFtyp, buildMdia, buildMvhd, buildStsd, buildTkhd } from './track.ts'

/** A sample of a progressive file: its bytes follow the head in the order of the list. */
export interface MovieSample {
  size: number
  /** 90 kHz ticks. */
  duration: number
  /** Showing time minus decoding time. */
  shift: number
  key: boolean
}

export interface Movie {
  format: VideoFormat
  samples: readonly MovieSample[]
  /** Ticks at the beginning that decoding needs and no player may show; an edit list hides them (§8.6.6). */
  preRoll: number
  /** Wall time of the first sample, ms since the epoch; 0 for unknown. */
  startMs: number
}

/**
 * Builds everything of a progressive MP4 that stands before the samples: `ftyp`, `moov`, the head of `mdat`
 * (ISO/IEC 14496-12). The caller writes the samples behind it, in order, bit for bit as they were recorded.
 */
export function buildMovieHead(movie: Movie): Buffer {
  const total = movie.samples.reduce((sum, s) => sum + s.duration, 0)
  const shown = Math.max(0, total - movie.preRoll)
  const bytes = movie.samples.reduce((sum, s) => sum + s.size, 0)
  const ftyp = buildFtyp(listBrands(movie.format, ['isom', 'iso4', 'mp41']))
  const tables = buildTables(movie)
  const chunks = gatherChunks(movie.samples)
  const build = (dataAt: number) => {
    const offsets = Buffer.concat(chunks.map((chunk) => uint64(dataAt + chunk.offset)))
    const stbl = buildBox('stbl', ...tables, buildChunkRuns(chunks), buildFullBox('co64', 0, 0, chunks.length, offsets))
    const elst = buildFullBox('elst', 1, 0, 1, uint64(shown), uint64(movie.preRoll), 0x00010000)
    const edts = movie.preRoll > 0 ? [buildBox('edts', elst)] : []
    const tkhd = buildTkhd(movie.format, movie.startMs, shown)
    return buildBox('moov', buildMvhd(movie.startMs, shown), buildBox('trak', tkhd, ...edts, buildMdia(movie.startMs, total, stbl)))
  }
  const dataAt = ftyp.length + build(0).length + 16
  const mdat = Buffer.concat([Buffer.from([0, 0, 0, 1]), Buffer.from('mdat'), uint64(bytes + 16)])
  return Buffer.concat([ftyp, build(dataAt), mdat])
}

interface Chunk {
  /** From the first sample's first byte. */
  offset: number
  samples: number
}

/** A chunk from each key frame to the next, so that a player reads no more than a GOP to show one picture. */
function gatherChunks(samples: readonly MovieSample[]): Chunk[] {
  const chunks: Chunk[] = []
  let offset = 0
  samples.forEach((sample, i) => {
    if (i === 0 || sample.key) chunks.push({ offset, samples: 0 })
    chunks[chunks.length - 1]!.samples++
    offset += sample.size
  })
  return chunks
}

/** `stsc` (§8.7.4): one entry where the number of samples a chunk changes. */
function buildChunkRuns(chunks: Chunk[]): Buffer {
  const changes = chunks.flatMap((c, i) => (i > 0 && chunks[i - 1]!.samples === c.samples ? [] : [i + 1, c.samples, 1]))
  return buildFullBox('stsc', 0, 0, changes.length / 3, words(changes))
}

/** The sample tables that don't depend on where the data lies. */
function buildTables({ format, samples }: Movie): Buffer[] {
  const sizes = words(samples.map((s) => s.size))
  const keys = samples.flatMap((s, i) => (s.key ? [i + 1] : []))
  const tables = [
    buildStsd(format),
    runs('stts', samples.map((s) => s.duration)),
    buildFullBox('stss', 0, 0, keys.length, words(keys)),
    buildFullBox('stsz', 0, 0, 0, samples.length, sizes),
  ]
  if (samples.some((s) => s.shift !== 0)) tables.push(runs('ctts', samples.map((s) => s.shift), 1))
  return tables
}

/** A run-length table of (count, value), as `stts` (§8.6.1.2) and `ctts` (§8.6.1.3) are. */
function runs(type: string, values: number[], version = 0): Buffer {
  const pairs: number[] = []
  for (const value of values) {
    if (pairs.length > 0 && pairs[pairs.length - 1] === value) pairs[pairs.length - 2]!++
    else pairs.push(1, value)
  }
  return buildFullBox(type, version, 0, pairs.length / 2, words(pairs))
}

function words(values: number[]): Buffer {
  const out = Buffer.allocUnsafe(values.length * 4)
  values.forEach((value, i) => out.writeUInt32BE(value >>> 0, i * 4))
  return out
}
