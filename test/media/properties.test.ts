import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { ManualClock } from '../../src/platform/ports/clock.ts'
import { BitReader } from '../../src/media/codecs/bit-reader.ts'
import { parseSdp } from '../../src/media/codecs/sdp.ts'
import { parseSps } from '../../src/media/codecs/sps.ts'
import { InterleavedReader } from '../../src/media/rtsp/interleaved-reader.ts'
import { Timeline } from '../../src/media/rtp/timeline.ts'
import { VideoStream } from '../../src/media/rtp/video-stream.ts'
import { encodeGops } from '../peers/encode-video.ts'
import { BitWriter } from './bit-writer.ts'
import { casesTimeoutMs, countCases } from './mutate.ts'
import { hashFrames, VideoRecord } from './record-video.ts'
import { listPackets } from './rtp-packets.ts'

vi.setConfig({ testTimeout: casesTimeoutMs })
/** The short run tries the same cases each time; the long one tries others. */
const runs = { numRuns: countCases(200), ...(process.env.LANGQIAO_TEST_LONG ? {} : { seed: 1 }) }
const { format } = (await encodeGops({ frames: 1 }))[0]!

const unsigned = fc.nat({ max: 2 ** 31 })
const signed = fc.integer({ min: -(2 ** 30), max: 2 ** 30 })

test('Exp-Golomb numbers are read as they were written, whatever emulation prevention lies between', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(unsigned, signed), { maxLength: 30 }), (numbers) => {
      const writer = new BitWriter()
      for (const [u, s] of numbers) writer.unsigned(u).signed(s)
      const reader = new BitReader(writer.finish([]), 0)
      expect(numbers.map(() => [reader.unsigned(), reader.signed()])).toEqual(numbers.map(([u, s]) => [u, s + 0]))
      expect(reader.failed).toBe(false)
    }),
    runs,
  )
})

test('any size survives a sequence parameter set with any of its options', () => {
  const side = fc.integer({ min: 2, max: 500 })
  const options = fc.record({
    profile: fc.constantFrom(66, 77, 100, 110, 122, 244, 44),
    chroma: fc.integer({ min: 0, max: 3 }),
    lists: fc.boolean(),
    order: fc.integer({ min: 0, max: 2 }),
    cycle: fc.array(signed, { maxLength: 20 }),
    fields: fc.boolean(),
    crop: fc.option(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3))),
  })
  fc.assert(
    fc.property(side, side, options, (mbWidth, mapHeight, o) => {
      const w = new BitWriter().unsigned(0)
      const high = ![66, 77].includes(o.profile)
      if (high) {
        w.unsigned(o.chroma)
        if (o.chroma === 3) w.bit(0)
        w.unsigned(0).unsigned(0).bit(0).bit(o.lists ? 1 : 0)
        if (o.lists) for (let i = 0; i < (o.chroma === 3 ? 12 : 8); i++) writeScalingList(w, i)
      }
      w.unsigned(4).unsigned(o.order)
      if (o.order === 0) w.unsigned(2)
      if (o.order === 1) {
        w.bit(0).signed(1).signed(-1).unsigned(o.cycle.length)
        o.cycle.forEach((n) => w.signed(n))
      }
      w.unsigned(4).bit(0).unsigned(mbWidth - 1).unsigned(mapHeight - 1).bit(o.fields ? 0 : 1)
      if (o.fields) w.bit(0)
      w.bit(1).bit(o.crop ? 1 : 0)
      o.crop?.forEach((n) => w.unsigned(n))
      w.bit(0)
      const chroma = high ? o.chroma : 1
      const unitX = chroma === 1 || chroma === 2 ? 2 : 1
      const unitY = (chroma === 1 ? 2 : 1) * (o.fields ? 2 : 1)
      const [left, right, top, bottom] = o.crop ?? [0, 0, 0, 0]
      expect(parseSps(w.finish([0x67, o.profile, 0, 40]))).toMatchObject({
        width: mbWidth * 16 - unitX * (left + right),
        height: mapHeight * 16 * (o.fields ? 2 : 1) - unitY * (top + bottom),
      })
    }),
    runs,
  )
})

const payload = fc.uint8Array({ minLength: 20, maxLength: 3000 }).map((bytes) => Buffer.from([0x80, 96, ...bytes.slice(2)]))
const piece = fc.oneof(
  payload.map((bytes) => ({ text: `packet ${bytes.length}`, wire: Buffer.concat([Buffer.from([0x24, 0, bytes.length >> 8, bytes.length & 0xff]), bytes]) })),
  fc.string({ maxLength: 500 }).map((text) => {
    const body = Buffer.from(text)
    return { text: `message ${body.length}`, wire: Buffer.concat([Buffer.from(`RTSP/1.0 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`), body]) }
  }),
)

test('pieces are found as they were sent, however the network cuts them', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1 }), (pieces, cuts) => {
      const found: string[] = []
      const reader = new InterleavedReader({
        onPacket: (_, __, start, end) => found.push(`packet ${end - start}`),
        onMessage: (message) => found.push(`message ${message.body.length}`),
      })
      Object.assign(reader, { rtpChannel: 0, rtcpChannel: 1, payloadType: 96 })
      const wire = Buffer.concat(pieces.map((each) => each.wire))
      for (let at = 0, i = 0; at < wire.length; i++) {
        const part = Buffer.from(wire.subarray(at, at + cuts[i % cuts.length]!))
        expect(reader.read(part, part.length)).toBeUndefined()
        part.fill(0)
        at += part.length
      }
      expect(found).toEqual(pieces.map((each) => each.text))
    }),
    runs,
  )
})

test('pictures come out of packets as they went in, whatever units they are made of', () => {
  const unit = (types: number[]) => fc.tuple(fc.constantFrom(...types), fc.uint8Array({ minLength: 1, maxLength: 4000 })).map(([type, bytes]) => Buffer.from([0x60 | type, 0x80 | bytes[0]!, ...bytes.slice(1)]))
  const picture = (type: number) => fc.tuple(fc.array(unit([6, 14]), { maxLength: 2 }), fc.array(unit([type]), { minLength: 1, maxLength: 3 })).map(([before, slices]) => [...before, ...slices])
  const gop = fc.tuple(picture(5), fc.array(picture(1), { maxLength: 6 })).map(([key, others]) => [key, ...others])
  fc.assert(
    fc.property(fc.array(gop, { minLength: 1, maxLength: 3 }), fc.nat(65_535), unsigned, (pictures, sequence, timestamp) => {
      let ticks = 0
      const sent = pictures.map((frames) => ({
        format,
        frames: frames.map((nalus, i) => ({ ticks: (ticks += 3600), arrivalMs: 0, key: i === 0, nalus })),
      }))
      const record = new VideoRecord()
      const stream = new VideoStream(new ManualClock(0), record)
      stream.begin({ encoding: 'H264', payloadType: 96, clockRate: 90_000, control: undefined, parameterSets: [] })
      for (const packet of listPackets(sent, { sequence, timestamp }).flat()) stream.takeRtp(packet, 0, packet.length)
      stream.end()
      expect(hashFrames(record.gops)).toEqual(hashFrames(sent))
      expect(record.frames.map((frame) => frame.ticks)).toEqual(record.frames.map((_, i) => i * 3600))
    }),
    runs,
  )
})

test('time never stands still or goes back, whatever the camera says', () => {
  const frame = fc.record({ timestamp: fc.nat({ max: 2 ** 32 - 1 }), passedMs: fc.nat({ max: 20_000 }), key: fc.boolean(), anew: fc.boolean() })
  fc.assert(
    fc.property(fc.array(frame), fc.nat(16), (frames, reorder) => {
      const timeline = new Timeline()
      timeline.expectReorder(reorder)
      let now = 0
      let last = -1
      for (const { timestamp, passedMs, key, anew } of frames) {
        if (anew) timeline.startAnew()
        timeline.place(timestamp, (now += passedMs), key)
        expect(timeline.ticks).toBeGreaterThan(last)
        expect(timeline.presentation).toBeGreaterThanOrEqual(timeline.ticks)
        last = timeline.ticks
      }
    }),
    runs,
  )
})

test('no text is too odd for a description', () => {
  const line = fc.oneof(fc.string(), fc.constantFrom('m=video 0 RTP/AVP 96', 'a=rtpmap:96 H264/90000', 'a=control:x', 'm=audio 0 RTP/AVP 0'), fc.string().map((text) => `a=fmtp:96 sprop-parameter-sets=${text}`))
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      for (const video of parseSdp(lines.join('\r\n')).videos) expect(video.payloadType).toBeLessThan(128)
    }),
    runs,
  )
})

/** Every other one is the default list: its first step leads to zero, and no more follow (ITU-T H.264 §7.3.2.1.1.1). */
function writeScalingList(w: BitWriter, i: number): void {
  w.bit(1)
  if (i % 2) w.signed(-8)
  else for (let step = 0; step < (i < 6 ? 16 : 64); step++) w.signed(1)
}
