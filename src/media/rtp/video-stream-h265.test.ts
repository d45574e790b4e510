import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { casesTimeoutMs, countCases, tryMutations } from '../../../test/media/mutate.ts'
import { hashFrames, VideoRecord } from '../../../test/media/record-video.ts'
import { listPackets } from '../../../test/media/rtp-packets.ts'
import { encodeGops, encodeOpenGops } from '../../../test/peers/encode-video.ts'
import { runProbe } from '../../../test/program.ts'
import { joinAnnexB } from '../codecs/annex-b.ts'
import type { VideoTrack } from '../codecs/sdp.ts'
import { type Gop, listSets } from '../frame.ts'
import { VideoStream } from './video-stream.ts'

const track: VideoTrack = { encoding: 'H265', payloadType: 96, clockRate: 90_000, control: undefined, parameterSets: [] }
const gops = await encodeGops({ codec: 'h265', size: '640x360', frames: 20, gop: 10, extra: ['-crf', '4'] })
const folder = mkdtempSync(join(tmpdir(), 'langqiao-hevc-'))
afterAll(() => rmSync(folder, { recursive: true }))

function play(pictures: Buffer[][]): { record: VideoRecord; stream: VideoStream } {
  const record = new VideoRecord()
  const stream = new VideoStream(new ManualClock(0), record)
  stream.begin(track)
  for (const packet of pictures.flat()) stream.takeRtp(packet, 0, packet.length)
  stream.end()
  return { record, stream }
}

const open = await encodeOpenGops()

/** What FFmpeg says of frames as a byte stream; nothing where every picture decodes. */
async function complain(recorded: Gop[]): Promise<{ complaints: string; count: number }> {
  const file = join(folder, 'recorded.hevc')
  writeFileSync(file, joinAnnexB(recorded.flatMap((gop) => [...listSets(gop.format), ...gop.frames.flatMap((frame) => frame.nalus)])))
  const probed = await runProbe(['-count_frames', '-show_entries', 'stream=nb_read_frames'], file)
  return { complaints: probed.stderr, count: Number(probed.stdout.trim()) }
}

test('pictures that lead a key frame are recorded where they follow what they refer to', async () => {
  const { record, stream } = play(listPackets(open))
  expect(hashFrames(record.gops)).toEqual(hashFrames(open))
  expect(record.gops).toHaveLength(4)
  expect(stream.gatherer.framesWithoutKey).toBe(0)
  expect(stream.timeline.jumps).toBe(0)
  const shown = record.frames.map((frame) => frame.presentationTicks ?? frame.ticks)
  expect(new Set(shown).size).toBe(40)
  expect(await complain(record.gops)).toEqual({ complaints: '', count: 40 })
})

test('pictures that lead the first key frame of a recording are left out, since nothing can decode them', async () => {
  const from = open[0]!.frames.length
  const joined = play(listPackets(open).slice(from))
  const dropped = joined.stream.gatherer.framesWithoutKey
  expect(dropped).toBeGreaterThan(0)
  expect(joined.record.frames).toHaveLength(40 - from - dropped)
  expect(joined.record.gops[0]!.frames.every(({ nalus }) => ![8, 9].includes((nalus[0]![0]! >> 1) & 0x3f))).toBe(true)
  expect(hashFrames(joined.record.gops.slice(1))).toEqual(hashFrames(open.slice(2)))
  expect(await complain(joined.record.gops)).toEqual({ complaints: '', count: 40 - from - dropped })
})

test('pictures that lead a key frame whose GOP before was lost are left out', () => {
  const packets = listPackets(open)
  const from = open[0]!.frames.length
  packets[from]!.splice(-2, 1)
  const { record, stream } = play(packets)
  expect(stream.gatherer.framesDamaged).toBe(1)
  const third = record.gops[1]!.frames
  expect(third.some(({ nalus }) => [8, 9].includes((nalus[0]![0]! >> 1) & 0x3f))).toBe(false)
})

/** One packet with this payload, in the place of the first of a stream. */
function packet(payload: Buffer, marker = true): Buffer {
  return Buffer.concat([Buffer.from([0x80, marker ? 0xe0 : 0x60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), payload])
}

test('reads several units from one packet', () => {
  const { format } = gops[0]!
  const slice = Buffer.from([0x26, 1, 0xaf, 1, 2])
  const sizes = [...listSets(format), slice, Buffer.from([0x46, 1, 0x10])].flatMap((unit) => [Buffer.from([unit.length >> 8, unit.length & 0xff]), unit])
  const { record } = play([[packet(Buffer.concat([Buffer.from([48 << 1, 1]), ...sizes]))]])
  expect(record.formats).toEqual([format])
  expect(record.frames[0]!.nalus).toEqual([slice])
})

test('drops a picture with a hole and keeps the others', () => {
  const pictures = listPackets(gops)
  pictures[4]!.splice(-2, 1)
  const { record, stream } = play(pictures)
  expect(hashFrames(record.gops)).toEqual(hashFrames(gops).toSpliced(4, 1))
  expect(stream.gatherer.framesDamaged).toBe(1)
})

test('says that packets with extensions are not read', () => {
  expect(play([[packet(Buffer.from([50 << 1, 1, 0, 0, 1, 2]))]]).stream.unsupported).toBe(true)
})

test('no broken packets of H.265 make a GOP that is not one', { timeout: casesTimeoutMs }, () => {
  const packets = listPackets(open).flat()
  tryMutations(packets, countCases(5000), (broken, dice) => {
    let last = -1
    const stream = new VideoStream(new ManualClock(0), {
      onFormat: ({ width, height }) => expect(width > 0 && height > 0).toBe(true),
      onGop: ({ frames }, giveBack) => {
        expect(frames[0]!.key).toBe(true)
        for (const frame of frames) {
          if (!(frame.ticks > last) || (frame.presentationTicks ?? frame.ticks) < frame.ticks) throw new Error('times do not ascend')
          last = frame.ticks
          if (frame.nalus.length === 0 || frame.nalus.some((nalu) => nalu.length < 2)) throw new Error('a picture is empty')
        }
        giveBack()
      },
    })
    stream.begin(track)
    const at = dice(packets.length)
    for (let i = Math.max(0, at - 8); i < Math.min(packets.length, at + 8); i++) {
      const each = i === at ? broken : packets[i]!
      stream.takeRtp(each, 0, each.length)
    }
    stream.end()
  })
})
