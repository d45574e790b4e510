import { spawnSync } from 'node:child_process'
import { linkSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { randomFrom, type Random } from '../demo/random.ts'
import { layDown } from '../src/media/archive/lay-down.ts'
import { indexPath, mediaPath } from '../src/media/archive/layout.ts'
import { planRange, readPlan } from '../src/media/archive/range.ts'
import type { GopPlace } from '../src/media/archive/footage-reader.ts'
import { ArchiveReader } from '../src/media/archive/reader.ts'
import { Decoder } from '../src/media/decode/decoder.ts'
import { encodeH264 } from '../src/media/decode/encode.ts'
import { takePicture } from '../src/media/decode/take-picture.ts'
import { diskVfs } from '../src/platform/ports/vfs.ts'
import { quantile } from './house/quantile.ts'

/** Thirty days of one camera in files of an hour. */
const hours = 720
const hourMs = 3_600_000
const startMs = Date.UTC(2026, 0, 1)
const cameraId = 'camera'
const shape = { width: 1280, height: 720, fps: 25, gopFrames: 50, kbps: 2000 }
const seeks = 400

/** A street at dusk, as far as a codec cares: blocks of grey with grain, which trembles, so that the file has the size of a real one. */
function* drawStreet(random: Random, pictures: number): Generator<Uint8Array> {
  const { width, height } = shape
  const pixels = new Uint8Array((width * height * 3) / 2).fill(128)
  const walls = Array.from({ length: Math.ceil(width / 32) * Math.ceil(height / 32) }, () => random.whole(40, 200))
  const scene = pixels.slice(0, width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) scene[y * width + x] = walls[(y >> 5) * Math.ceil(width / 32) + (x >> 5)]! + random.whole(-10, 10)
  pixels.set(scene)
  for (let i = 0; i < pictures; i++) {
    for (let k = 0; k < 60_000; k++) {
      const at = random.whole(0, scene.length - 1)
      pixels[at] = scene[at]! + random.whole(-12, 12)
    }
    yield pixels
  }
}

/** Lays down one real hour and links it 719 times: the start lies in the name, everything inside is relative to it. */
async function build(root: string): Promise<number> {
  const gops = [...encodeH264(shape, drawStreet(randomFrom('seek'), 4 * shape.gopFrames))]
  const [file] = await layDown({ root, cameraId, gops, fromMs: startMs, toMs: startMs + hourMs })
  for (let hour = 1; hour < hours; hour++) {
    const path = mediaPath(root, cameraId, startMs + hour * hourMs)
    mkdirSync(dirname(path), { recursive: true })
    linkSync(file!.path, path)
    linkSync(indexPath(file!.path), indexPath(path))
  }
  return file!.bytes
}

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
    const bytes = await build(root)
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
    return {
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
