import { expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { encodeGops } from '../../../test/peers/encode-video.ts'
import { hashFrame, hashFrames, VideoRecord } from '../../../test/media/record-video.ts'
import { listPackets } from '../../../test/media/rtp-packets.ts'
import type { VideoTrack } from '../codecs/sdp.ts'
import type { Gop } from '../frame.ts'
import { VideoStream } from './video-stream.ts'

const gops = await encodeGops({ frames: 30, gop: 10, extra: ['-x264-params', 'slices=2'] })
const large = await encodeGops({ frames: 20, gop: 10, size: '640x360' })
const track: VideoTrack = { encoding: 'H264', payloadType: 96, clockRate: 90_000, control: undefined, parameterSets: [] }

/** Plays pictures' packets 40 ms apart to a stream; ends it unless told not to. */
function play(pictures: Buffer[][], { sets = [] as Buffer[] } = {}) {
  const clock = new ManualClock(1_000_000)
  const record = new VideoRecord()
  const stream = new VideoStream(clock, record)
  stream.begin({ ...track, parameterSets: sets })
  for (const packets of pictures) {
    for (const packet of packets) stream.takeRtp(packet, 0, packet.length)
    clock.advance(40)
  }
  stream.end()
  return { stream, record, hashes: record.frames.map(hashFrame) }
}

test('gives back every picture as it was encoded, in GOPs', () => {
  const { record, hashes } = play(listPackets(gops))
  expect(hashes).toEqual(hashFrames(gops))
  expect(record.gops.map((gop) => gop.frames.length)).toEqual([10, 10, 10])
  expect(record.formats).toMatchObject([{ width: 320, height: 180 }])
  expect(record.frames.map((frame) => frame.ticks)).toEqual(hashes.map((_, i) => i * 3600))
  expect(record.frames[3]!.arrivalMs).toBe(1_000_120)
})

test('hands each picture on at its marker, before the next one begins', () => {
  const pictures = listPackets(gops)
  const record = new VideoRecord()
  const stream = new VideoStream(new ManualClock(0), record)
  stream.begin(track)
  for (const packet of pictures[0]!) stream.takeRtp(packet, 0, packet.length)
  expect(record.live.map(hashFrame)).toEqual(hashFrames(gops).slice(0, 1))
  expect(record.gops).toEqual([])
})

test('takes parameter sets from the description where the stream has none', () => {
  const { sps, pps } = gops[0]!.format
  const { hashes } = play(listPackets(gops, { inBandSets: false }), { sets: [sps, pps] })
  expect(hashes).toEqual(hashFrames(gops))
})

test('drops and counts pictures while parameter sets are missing everywhere', () => {
  const { stream, record } = play(listPackets(gops, { inBandSets: false }))
  expect(record.gops).toEqual([])
  expect(stream.gatherer.framesWithoutKey).toBe(30)
})

test('believes the stream where its parameter sets are not those of the description', () => {
  const { sps, pps } = large[0]!.format
  const { record, hashes } = play(listPackets(gops), { sets: [sps, pps] })
  expect(record.formats).toMatchObject([{ width: 320, height: 180 }])
  expect(hashes).toEqual(hashFrames(gops))
})

test('counts across wraps of sequence number and timestamp', () => {
  const { record, stream, hashes } = play(listPackets(gops, { sequence: 65_530, timestamp: 2 ** 32 - 10_000 }))
  expect(hashes).toEqual(hashFrames(gops))
  expect(record.frames.at(-1)!.ticks).toBe(29 * 3600)
  expect(stream.sequence.lost).toBe(0)
})

test('takes each packet once where the camera sends all twice', () => {
  const { stream, hashes } = play(listPackets(gops).map((packets) => packets.flatMap((p) => [p, p])))
  expect(hashes).toEqual(hashFrames(gops))
  expect(stream.sequence.duplicates).toBeGreaterThan(0)
})

test('drops a picture with a hole in it and keeps the others', () => {
  const pictures = listPackets(gops)
  pictures[4]!.splice(0, 1)
  const { stream, hashes } = play(pictures)
  const expected = hashFrames(gops)
  expected.splice(4, 1)
  expect(hashes).toEqual(expected)
  expect(stream.gatherer.framesDamaged).toBe(1)
  expect(stream.sequence.lost).toBe(1)
})

test('drops a whole GOP whose key frame has a hole in it', () => {
  const pictures = listPackets(gops)
  const last = pictures[10]!.length - 1
  pictures[10]!.splice(last, 1)
  const { stream, hashes } = play(pictures)
  const expected = hashFrames(gops)
  expected.splice(10, 10)
  expect(hashes).toEqual(expected)
  expect(stream.gatherer).toMatchObject({ framesDamaged: 1, framesWithoutKey: 9 })
})

test('begins at the first key frame when it joins in the middle', () => {
  const { stream, hashes } = play(listPackets(gops).slice(3))
  expect(hashes).toEqual(hashFrames(gops).slice(10))
  expect(stream.gatherer.framesWithoutKey).toBe(7)
})

test('ends pictures where time moves on, for a camera that sets no marker', () => {
  const pictures = listPackets(gops)
  for (const packet of pictures.flat()) packet[1]! &= 0x7f
  const { hashes } = play(pictures)
  // The last one is never known to be whole.
  expect(hashes).toEqual(hashFrames(gops).slice(0, -1))
})

test('finds out a camera that marks every slice, at the cost of its first GOP', () => {
  const { sps, pps } = gops[0]!.format
  const pictures = listPackets(gops, { inBandSets: false })
  for (const packet of pictures.flat()) if ((packet[12]! & 0x1f) !== 28 || packet[13]! & 0x40) packet[1]! |= 0x80
  const { hashes } = play(pictures, { sets: [sps, pps] })
  expect(hashes.slice(1)).toEqual(hashFrames(gops).slice(10, -1))
})

test('begins a new format with its own GOP when the resolution changes', () => {
  const second = large.map((gop) => ({ ...gop, frames: gop.frames.map((f) => ({ ...f, ticks: f.ticks + 30 * 3600 })) }))
  const { record, hashes } = play(listPackets([...gops, ...second]))
  expect(record.formats.map((f) => f.width)).toEqual([320, 640])
  expect(record.gops.map((gop) => gop.format.width)).toEqual([320, 320, 320, 640, 640])
  expect(hashes).toEqual(hashFrames([...gops, ...large]))
})

test('goes on with time and a new GOP when the source changes', () => {
  const first = listPackets(gops.slice(0, 1), { ssrc: 1 })
  const second = listPackets(gops.slice(1), { ssrc: 2, timestamp: 123_456_789, sequence: 777 })
  // The first packet of a new source is only a reason to listen.
  const [[lost], ...rest] = [second[0]!, ...second.slice(1)]
  const { record, stream } = play([...first, [lost!, ...second[0]!], ...rest])
  expect(record.frames).toHaveLength(30)
  expect(record.frames[10]!.ticks).toBe(10 * 3600)
  expect(stream.timeline.jumps).toBe(0)
})

test('ignores a stray packet of another source or payload type', () => {
  const pictures = listPackets(gops)
  const stray = Buffer.from(pictures[5]![0]!)
  stray.writeUInt32BE(99, 8)
  const audio = Buffer.from(pictures[5]![0]!)
  audio[1] = 8
  pictures[5]!.unshift(stray, audio)
  const { stream, hashes } = play(pictures)
  expect(hashes).toEqual(hashFrames(gops))
  expect(stream.strangers).toBe(2)
})

test('reads several units from one packet', () => {
  const { format, frames } = gops[0]!
  const tiny = Buffer.from([0x06, 5, 1, 9, 0x80])
  const units = [format.sps, format.pps, tiny, Buffer.from([0x65, 0x88, 1, 2]), Buffer.from([0x09, 0x10])]
  const sizes = units.flatMap((unit) => [Buffer.from([unit.length >> 8, unit.length & 0xff]), unit])
  const packet = Buffer.concat([Buffer.from([0x80, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 24]), ...sizes])
  const { record } = play([[packet]])
  expect(frames[0]!.key).toBe(true)
  expect(record.frames[0]!.nalus).toEqual([tiny, Buffer.from([0x65, 0x88, 1, 2])])
})

test('says that interleaved packetisation is not read', () => {
  const packet = Buffer.from([0x80, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 25, 0, 0, 0, 1, 0x65])
  expect(play([[packet]]).stream.unsupported).toBe(true)
})

test('cuts a GOP that never ends, and counts what it drops', () => {
  const [key, ...others] = listPackets(gops.slice(0, 1))
  const endless = [key!, ...Array.from({ length: 1600 }, (_, i) => others[i % others.length]!)]
  let sequence = 0
  for (const [i, packets] of endless.entries()) {
    endless[i] = packets.map((packet) => {
      const copy = Buffer.from(packet)
      copy.writeUInt16BE(sequence++ & 0xffff, 2)
      copy.writeUInt32BE(i * 3600, 4)
      return copy
    })
  }
  const { stream, record } = play(endless)
  expect(record.gops.map((gop) => gop.frames.length)).toEqual([1500])
  expect(stream.gatherer.framesOverlong).toBe(101)
})

test('drops a picture that never ends', () => {
  const pictures = listPackets(gops)
  const packet = Buffer.alloc(60_000, 1)
  pictures[0]![0]!.copy(packet, 0, 0, 12)
  const endless = Array.from({ length: 200 }, (_, i) => {
    const copy = Buffer.from(packet)
    copy[1] = 96
    copy[12] = 0x41
    copy.writeUInt16BE(i, 2)
    return copy
  })
  const rest = listPackets(gops, { sequence: 200, timestamp: 90_000 })
  const { stream, hashes } = play([endless, ...rest])
  expect(hashes).toEqual(hashFrames(gops))
  expect(stream.gatherer.framesDamaged).toBe(1)
})

test('tells how far the clock of the camera is off', () => {
  const clock = new ManualClock(Date.UTC(2026, 0, 1))
  const stream = new VideoStream(clock, new VideoRecord())
  stream.begin(track)
  for (const packet of listPackets(gops)[0]!) stream.takeRtp(packet, 0, packet.length)
  const report = Buffer.alloc(28)
  report.set([0x80, 200, 0, 6, 0, 0, 0, 1])
  report.writeUInt32BE(Date.UTC(2026, 0, 1, 1) / 1000 + 2_208_988_800, 8)
  report.writeUInt32BE(2 ** 31, 12)
  stream.takeRtcp(report, 0, report.length)
  expect(stream.cameraClockOffsetMs).toBe(3_600_500)
})

test('lays a GOP out as MP4 keeps it, in few pieces, whatever was dropped in between', () => {
  const pictures = listPackets(gops)
  pictures[4]!.splice(0, 1)
  const { record } = play(pictures)
  for (const gop of record.gops) {
    const units = gop.frames.flatMap((frame) => frame.nalus)
    const expected = units.flatMap((unit) => [Buffer.from([unit.length >> 24, unit.length >> 16, unit.length >> 8, unit.length]), unit])
    expect(Buffer.concat(gop.packed!)).toEqual(Buffer.concat(expected))
    expect(gop.packed!.length).toBeLessThanOrEqual(3)
  }
})

test.each([
  ['empties a GOP that was given back, so that no other picture is ever seen in it', true],
  ['leaves GOPs alone that are not given back', false],
])('%s', (_, returned) => {
  const kept: { gop: Gop; hashes: string[] }[] = []
  const stream = new VideoStream(new ManualClock(0), {
    onFormat: () => {},
    onGop: (gop, giveBack) => {
      kept.push({ gop, hashes: gop.frames.map(hashFrame) })
      // A second call is harmless.
      if (returned) [giveBack, giveBack].forEach((call) => call())
    },
  })
  stream.begin(track)
  const rounds = Array.from({ length: 40 }, (_, i) => i * 30 * 3600)
  const repeated = rounds.flatMap((start) => gops.map((gop) => ({ ...gop, frames: gop.frames.map((f) => ({ ...f, ticks: f.ticks + start })) })))
  for (const packet of listPackets(repeated).flat()) stream.takeRtp(packet, 0, packet.length)
  expect(kept).toHaveLength(119)
  if (!returned) for (const { gop, hashes } of kept) expect(gop.frames.map(hashFrame)).toEqual(hashes)
  // The last ones share their memory with the GOP under way, which stays.
  else for (const { gop } of kept.slice(0, 100)) expect(gop.packed!.map((piece) => piece.length)).toEqual(gop.packed!.map(() => 0))
})
