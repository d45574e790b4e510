import { expect, test } from 'vitest'
import { CameraFailure } from './failure.ts'
import { InterleavedReader } from './interleaved-reader.ts'

function frame(channel: number, payload: Buffer): Buffer {
  const head = Buffer.from([0x24, channel, 0, 0])
  head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}

function rtp(size: number, fill = 7): Buffer {
  const packet = Buffer.alloc(size, fill)
  packet[0] = 0x80
  packet[1] = 96
  return packet
}

const sdp = 'v=0\r\ns=x\r\n'
const response = Buffer.from(`RTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp}`)
const report = Buffer.from([0x80, 200, 0, 1, 0, 0, 0, 1])

/** Reads `stream` in pieces of `size`; returns what came out, as text. */
function read(stream: Buffer, size = stream.length) {
  const found: string[] = []
  const reader = new InterleavedReader({
    onPacket: (channel, bytes, start, end) => found.push(`${channel}:${end - start}:${bytes[end - 1]}`),
    onMessage: (message) => found.push(`${message.status}${message.method}:${message.body.length}`),
  })
  reader.rtpChannel = 0
  reader.rtcpChannel = 1
  reader.payloadType = 96
  let failure: CameraFailure | undefined
  // One buffer for all reads, as with the sockets: what is kept must have been copied.
  const reused = Buffer.alloc(size)
  for (let at = 0; at < stream.length && !failure; at += size) {
    const piece = stream.subarray(at, at + size)
    piece.copy(reused)
    failure = reader.read(reused, piece.length)
    reused.fill(0)
  }
  return { found, reader, failure }
}

const stream = Buffer.concat([response, frame(0, rtp(1400)), frame(1, report), frame(0, rtp(20)), response, frame(0, rtp(40_000)), frame(0, rtp(12))])
const pieces = ['200:10', '0:1400:7', '1:8:1', '0:20:7', '200:10', '0:40000:7', '0:12:7']

test.each([1, 2, 3, 5, 7, 64, 1404, 1405, 65_536])('finds the same pieces in reads of %i bytes', (size) => {
  const { found, reader, failure } = read(stream, size)
  expect(found).toEqual(pieces)
  expect(reader.garbage).toBe(0)
  expect(failure).toBeUndefined()
})

test.each([
  ['text', Buffer.from('camera rebooting, please wait\r\n')],
  ['bytes that look like a packet', Buffer.from([0x24, 9, 0xff, 0xff, 1, 2, 3, 4])],
  ['bytes that look like a packet of the video', Buffer.from([1, 0x24, 0, 0x04, 0x00, 0x80, 0x21, 9, 9, 9, 9])],
  ['half a packet', frame(0, rtp(1400)).subarray(700, 1400)],
  ['half an answer', Buffer.from('RTSP/1.\r\nRTSP/9.0 200 OK\r\n\r\n')],
])('finds its way back after %s', (_, garbage) => {
  const around = Buffer.concat([frame(0, rtp(100)), garbage, frame(0, rtp(200)), frame(1, report), response])
  for (const size of [1, 13, around.length]) {
    const { found, reader, failure } = read(around, size)
    expect(found).toEqual(['0:100:7', '0:200:7', '1:8:1', '200:10'])
    expect(reader.garbage).toBe(garbage.length)
    expect(failure).toBeUndefined()
  }
})

test('passes over packets of channels that were not set up', () => {
  expect(read(Buffer.concat([frame(4, rtp(50)), frame(0, rtp(20))])).found).toEqual(['4:50:7', '0:20:7'])
})

test('reads requests that the camera makes', () => {
  expect(read(Buffer.from('OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n')).found).toEqual(['0OPTIONS:0'])
})

test('gives up on endless garbage, heads and bodies without keeping them', () => {
  const endless = Buffer.alloc(300_000, 0x55)
  const head = Buffer.concat([Buffer.from('RTSP/1.0 200 OK\r\nX: '), endless])
  const body = Buffer.from('RTSP/1.0 200 OK\r\nContent-Length: 999999999\r\n\r\n')
  for (const bytes of [endless, head, body]) {
    expect(read(bytes, 1000).failure?.code).toBe('protocol')
  }
})
