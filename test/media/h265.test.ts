import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { Archive } from '../../src/media/archive/archive.ts'
import { listClip, writeClip } from '../../src/media/archive/clip.ts'
import { listFrames } from '../../src/media/archive/list-frames.ts'
import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { joinAnnexB } from '../../src/media/codecs/annex-b.ts'
import { burnIn } from '../../src/media/decode/burn-in.ts'
import { Decoder } from '../../src/media/decode/decoder.ts'
import { takePicture } from '../../src/media/decode/take-picture.ts'
import { type Gop, listSets } from '../../src/media/frame.ts'
import { buildInit } from '../../src/media/mp4/init.ts'
import { readInit } from '../../src/media/mp4/read-init.ts'
import { isDamage } from '../../src/media/mp4/walk.ts'
import { ManualClock } from '../../src/platform/ports/clock.ts'
import { VideoStream } from '../../src/media/rtp/video-stream.ts'
import { packetiseVideo } from '../../src/media/simulator/packetise.ts'
import { encodeGops, encodeOpenGops } from '../peers/encode-video.ts'
import { runProbe, runProgram } from '../program.ts'
import { CameraBench } from './camera-bench.ts'
import { hashFrame, hashFrames, VideoRecord } from './record-video.ts'
import { listPackets } from './rtp-packets.ts'

const gops = await encodeGops({ codec: 'h265', frames: 30, gop: 10 })
const h264 = await encodeGops({ frames: 10, gop: 10 })
const cameraId = 'gate'

describe('a camera of H.265', () => {
  let bench: CameraBench
  beforeEach(() => void (bench = new CameraBench()))
  afterEach(() => bench.end())

  test('is recorded bit for bit, with its sets from the description or from the stream', async () => {
    for (const options of [{ describesSets: true, inBandSets: false }, { describesSets: false, inBandSets: true }]) {
      const { port } = await bench.serve({ video: packetiseVideo(gops, options), describesSets: options.describesSets })
      const { record, session } = bench.watch(port)
      await bench.passUntil(() => record.gops.length >= 4)
      const sent = hashFrames(gops)
      const heard = hashFrames(record.gops.slice(0, 4))
      const from = sent.indexOf(heard[0]!)
      expect(heard).toEqual(heard.map((_, i) => sent[(from + i) % sent.length]))
      expect(record.formats).toEqual([gops[0]!.format])
      expect(session.count()).toMatchObject({ packetsRefused: 0, framesDamaged: 0, framesWithoutKey: 0, clockJumps: 0 })
      await session.stop()
    }
  })

  test('may become one of H.264 while it is away', async () => {
    const camera = { video: packetiseVideo(gops) }
    const server = await bench.serve(camera)
    const { record } = bench.watch(server.port)
    await bench.passUntil(() => record.gops.length >= 2)
    camera.video = packetiseVideo(h264)
    server.dropClients()
    await bench.passUntil(() => record.formats.length === 2 && record.gops.at(-1)!.format === record.formats[1])
    expect(record.formats.map(({ codec }) => codec)).toEqual(['h265', 'h264'])
  })
})

describe('footage in H.265', () => {
  const start = Date.UTC(2026, 2, 1, 10)
  const root = mkdtempSync(join(tmpdir(), 'langqiao-h265-'))
  const reader = new ArchiveReader(root)
  const decoder = new Decoder()
  const sent: Gop[] = gops.map((gop) => ({ ...gop, frames: gop.frames.map((frame) => ({ ...frame, arrivalMs: start + frame.ticks / 90 })) }))
  beforeAll(async () => {
    const archive = new Archive({ root, clock: new ManualClock(start), reserveBytes: 0, onFile: ({ codec }) => expect(codec).toMatch(/^hvc1\.1\.6\.L\d+\./) })
    for (const gop of sent) await archive.writer(cameraId).write(gop)
    await archive.close()
  })
  afterAll(() => {
    decoder.close()
    rmSync(root, { recursive: true })
  })

  test('is read as it was written', async () => {
    const read: string[] = []
    for await (const place of reader.gops(cameraId, start, start + 10_000)) {
      const gop = await reader.readGop(place)
      const frames = isDamage(gop) ? gop : listFrames(place, gop)
      if (isDamage(frames)) throw new Error(frames.damage)
      expect((await reader.head(place.path))!.format).toEqual(gops[0]!.format)
      read.push(...frames.map(hashFrame))
    }
    expect(read).toEqual(hashFrames(gops))
  })

  test('is exported as a file that FFmpeg plays without complaint, with the bytes that the camera sent', async () => {
    const [part] = (await listClip(reader, cameraId, start, start + 10_000)).parts
    const pieces: Buffer[] = []
    for await (const piece of writeClip(reader, part!)) pieces.push(piece)
    const path = join(root, 'clip.mp4')
    writeFileSync(path, Buffer.concat(pieces))
    const probed = await runProbe(['-count_frames', '-show_entries', 'stream=codec_name,codec_tag_string,width,height,nb_read_frames'], path)
    expect(probed).toMatchObject({ stdout: 'hevc,hvc1,320,180,30\n', stderr: '' })
    const copied = await runProgram('ffmpeg', ['-nostdin', '-v', 'error', '-i', path, '-c', 'copy', '-bsf:v', 'hevc_mp4toannexb,filter_units=remove_types=32-34', '-f', 'hevc', '-'])
    expect(copied.stderr).toBe('')
    const strip = (bytes: Buffer) => bytes.toString('hex').replaceAll('00000001', '000001')
    expect(strip(copied.bytes)).toBe(strip(joinAnnexB(gops.flatMap((gop) => gop.frames.flatMap(({ nalus }) => nalus)))))
  })

  test('gives the picture of a moment', async () => {
    const taken = await takePicture(reader, decoder, { cameraId, atMs: start + 650 })
    if (!('jpeg' in taken)) throw new Error(taken.message)
    expect(taken.atMs).toBe(start + 640)
    const stream = joinAnnexB([...listSets(gops[0]!.format), ...gops[1]!.frames.flatMap(({ nalus }) => nalus)])
    const jpeg = await readGrey(taken.jpeg, 'mjpeg')
    const expected = await readGrey(stream, 'hevc', ['-vf', 'select=eq(n\\,6),scale=out_range=full'])
    expect(jpeg).toHaveLength(320 * 180)
    const off = jpeg.reduce((sum, value, i) => sum + Math.abs(value - expected[i]!), 0) / jpeg.length
    expect(off).toBeLessThan(4)
  })

  test('is copied for viewing with text over it, in H.264', async () => {
    const [part] = (await listClip(reader, cameraId, start, start + 10_000)).parts
    const pieces: Buffer[] = []
    for await (const piece of burnIn(reader, part!, { lines: ['x'], label: () => 'y', fontFile: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' })) pieces.push(piece)
    const path = join(root, 'copy.mp4')
    writeFileSync(path, Buffer.concat(pieces))
    expect(await runProbe(['-count_frames', '-show_entries', 'stream=codec_name,nb_read_frames'], path)).toMatchObject({ stdout: 'h264,30\n', stderr: '' })
  })
})

test('ten bits a sample are recorded, named and shown', async () => {
  const [gop] = await encodeGops({ codec: 'h265', frames: 2, gop: 2, extra: ['-pix_fmt', 'yuv420p10le'] })
  const init = buildInit(gop!.format)
  expect(readInit(init)).toEqual({ format: gop!.format, size: init.length })
  const decoder = new Decoder()
  const jpeg = await decoder.jpeg({ format: gop!.format, frames: gop!.frames })
  decoder.close()
  expect(Buffer.isBuffer(jpeg)).toBe(true)
})

vi.setConfig({ testTimeout: 60_000 })

test('a picture that is shown before its key frame is decoded from the frames before', async () => {
  const start = Date.UTC(2026, 2, 1, 10)
  const clock = new ManualClock(start)
  const open = await encodeOpenGops()
  const record = new VideoRecord()
  const stream = new VideoStream(clock, record)
  stream.begin({ encoding: 'H265', payloadType: 96, clockRate: 90_000, control: undefined, parameterSets: [] })
  for (const packet of listPackets(open).flat()) stream.takeRtp(packet, 0, packet.length)
  stream.end()
  const root = mkdtempSync(join(tmpdir(), 'langqiao-open-'))
  const archive = new Archive({ root, clock, reserveBytes: 0, onFile: () => {} })
  const decoder = new Decoder()
  try {
    for (const { frames } of record.gops) for (const frame of frames) frame.arrivalMs = start + frame.ticks / 90
    for (const gop of record.gops) await archive.writer(cameraId).write(gop)
    await archive.close()
    // The second GOP is decoded from 280 ms on, its key frame shown at 400.
    const taken = await takePicture(new ArchiveReader(root), decoder, { cameraId, atMs: start + 365 })
    if (!('jpeg' in taken)) throw new Error(taken.message)
    expect(taken.atMs).toBe(start + 360)
    const sent = joinAnnexB([...listSets(open[0]!.format), ...open.flatMap((gop) => gop.frames.flatMap(({ nalus }) => nalus))])
    const jpeg = await readGrey(taken.jpeg, 'mjpeg')
    const expected = await readGrey(sent, 'hevc', ['-vf', 'select=eq(n\\,9),scale=out_range=full'])
    expect(jpeg).toHaveLength(640 * 360)
    expect(jpeg.reduce((sum, value, i) => sum + Math.abs(value - expected[i]!), 0) / jpeg.length).toBeLessThan(4)
  } finally {
    decoder.close()
    rmSync(root, { recursive: true })
  }
})

async function readGrey(input: Buffer, format: string, args: string[] = []): Promise<Buffer> {
  return (await runProgram('ffmpeg', ['-v', 'error', '-f', format, '-i', '-', ...args, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'], { input })).bytes
}
