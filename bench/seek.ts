import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomFrom } from '../demo/random.ts'
import { indexPath } from '../src/media/archive/layout.ts'
import { planRange, readPlan } from '../src/media/archive/range.ts'
import type { GopPlace } from '../src/media/archive/footage-reader.ts'
import { ArchiveReader } from '../src/media/archive/reader.ts'
import { Decoder } from '../src/media/decode/decoder.ts'
import { takePicture } from '../src/media/decode/take-picture.ts'
import { diskVfs } from '../src/platform/ports/vfs.ts'
import { quantile } from './house/quantile.ts'
import { measureEdge } from './seek/edge.ts'
import { hourMs, hours, layDownHour, linkHours } from './seek/footage.ts'
import { measureShown } from './seek/shown.ts'

const startMs = Date.UTC(2026, 0, 1)
const cameraId = 'camera'
const seeks = 400

/** Drops a file's pages from the page cache (posix_fadvise, which Node has not). */
function forget(path: string): void {
  for (const part of [path, indexPath(path)]) {
    const { status } = spawnSync('dd', [`of=${part}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'], { stdio: 'ignore' })
    if (status !== 0) throw new Error('dd could not drop a file from the page cache')
  }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The limit: the same bytes (index, fragment) by bare reads of files whose names are known. */
async function readPlainly(place: GopPlace): Promise<void> {
  const index = await diskVfs.open(indexPath(place.path), 'read')
  await index.read(Buffer.allocUnsafe(await index.size()), 0)
  await index.close()
  const media = await diskVfs.open(place.path, 'read')
  await media.read(Buffer.allocUnsafe(place.record.size), place.record.offset)
  await media.close()
}

async function firstSegment(reader: ArchiveReader, atMs: number): Promise<void> {
  const edges = { fromMs: atMs, toMs: atMs + 3000 }
  const plan = await planRange(reader, cameraId, edges, edges, 2e6)
  if (plan) for await (const { bytes } of readPlan(reader, plan, edges, atMs - hourMs)) if (bytes.length > 0) return
  throw new Error('no segment')
}

/** The JPEG of a moment, by a reader that has not seen the camera yet. */
async function picture(root: string, decoder: Decoder, atMs: number, keyFrameDoes: boolean): Promise<void> {
  const taken = await takePicture(new ArchiveReader(root), decoder, { cameraId, atMs, keyFrameDoes })
  const oldest = keyFrameDoes ? atMs - 2001 : atMs - 41
  if (!('jpeg' in taken) || taken.atMs > atMs || taken.atMs < oldest) throw new Error(`no picture of ${atMs}: ${JSON.stringify(taken)}`)
}

/**
 * `bench seek`: from a moment anywhere in 30 days to its first frame as a JPEG (the key frame that playback begins with), and,
 * as `exact…`, to the frame of that very moment, which has up to 49 more to decode. For every second seek the page cache is
 * emptied of the file.
 */
async function measureSeeks(): Promise<Record<string, number>> {
  const root = mkdtempSync(join(process.env.LANGQIAO_BENCH_DIR ?? tmpdir(), 'langqiao-seek-'))
  const decoder = new Decoder()
  try {
    console.error(`building ${hours} files of an hour …`)
    const { path, bytes } = await layDownHour(root, cameraId, startMs)
    linkHours(path, root, cameraId, startMs)
    const random = randomFrom('moments')
    const took = { warm: [] as number[], cold: [] as number[], segment: [] as number[], exact: [] as number[], plain: [] as number[], plainCold: [] as number[] }
    await takePicture(new ArchiveReader(root), decoder, { cameraId, atMs: startMs }) // starts the decoding process
    for (let i = 0; i < seeks; i++) {
      const atMs = startMs + random.whole(0, hours * hourMs - 2000)
      const cold = i % 2 === 1
      const place = (await new ArchiveReader(root).findGop(cameraId, atMs))!
      const forgetIt = () => void (cold && forget(place.path))
      forgetIt()
      ;(cold ? took.plainCold : took.plain).push(await time(() => readPlainly(place)))
      forgetIt()
      if (!cold) took.segment.push(await time(() => firstSegment(new ArchiveReader(root), atMs)))
      ;(cold ? took.cold : took.warm).push(await time(() => picture(root, decoder, atMs, true)))
      forgetIt()
      took.exact.push(await time(() => picture(root, decoder, atMs, false)))
    }
    const all = [...took.warm, ...took.cold]
    const edge = await measureEdge(root, cameraId, startMs, decoder)
    const shown = await measureShown(path)
    return {
      ...shown,
      ...edge,
      medianMs: quantile(all, 0.5),
      p95Ms: quantile(all, 0.95),
      p99Ms: quantile(all, 0.99),
      coldMedianMs: quantile(took.cold, 0.5),
      exactMedianMs: quantile(took.exact, 0.5),
      exactP95Ms: quantile(took.exact, 0.95),
      warmMedianMs: quantile(took.warm, 0.5),
      firstSegmentMedianMs: quantile(took.segment, 0.5),
      plainReadMedianMs: quantile(took.plain, 0.5),
      plainReadColdMedianMs: quantile(took.plainCold, 0.5),
      seeks,
      files: hours,
      fileMb: Math.round(bytes / 1e6),
    }
  } finally {
    decoder.close()
    rmSync(root, { recursive: true, force: true })
  }
}

console.log(JSON.stringify(await measureSeeks()))
