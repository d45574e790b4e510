import { connect } from 'node:net'
import { beforeAll, expect, test, vi } from 'vitest'
import { ManualClock } from '../../src/platform/ports/clock.ts'
import { splitAnnexB } from '../../src/media/codecs/annex-b.ts'
import { parseSdp } from '../../src/media/codecs/sdp.ts'
import { parseSps } from '../../src/media/codecs/sps.ts'
import type { Gop } from '../../src/media/frame.ts'
import { answerChallenge, chooseChallenge } from '../../src/media/rtsp/authorise.ts'
import { resolveControl } from '../../src/media/rtsp/control-url.ts'
import { InterleavedReader } from '../../src/media/rtsp/interleaved-reader.ts'
import { findHeader, findHeaders, parseHead } from '../../src/media/rtsp/message.ts'
import { readSetUp } from '../../src/media/rtsp/session-headers.ts'
import { VideoStream } from '../../src/media/rtp/video-stream.ts'
import { packetiseVideo } from '../../src/media/simulator/packetise.ts'
import { encodeAnnexB, encodeGops } from '../peers/encode-video.ts'
import { startGStreamerCamera } from '../peers/start-gstreamer-camera.ts'
import { CameraBench } from './camera-bench.ts'
import { casesTimeoutMs, countCases, tryMutations } from './mutate.ts'
import { listPackets } from './rtp-packets.ts'

vi.setConfig({ testTimeout: casesTimeoutMs })
const gops = await encodeGops({ frames: 12, gop: 6, extra: ['-x264-params', 'slices=2'] })

/** What a camera sends on one connection, from the first answer on: messages and packets. */
let simulated: Buffer
let gstreamer: Buffer
beforeAll(async () => {
  const bench = new CameraBench()
  const { port } = await bench.serve({ video: packetiseVideo(gops) })
  const capturing = capture(port)
  await bench.pass(2000)
  simulated = await capturing
  await bench.end()
  const camera = await startGStreamerCamera(['--size', '320x180', '--gop', '5'])
  gstreamer = await capture(camera.port)
  await camera.stop()
})

/** Asks for a stream without waiting for answers, and keeps the first 40 kB of what comes. */
async function capture(port: number): Promise<Buffer> {
  const url = `rtsp://127.0.0.1:${port}/camera`
  const socket = connect(port, '127.0.0.1')
  const parts: Buffer[] = []
  let session = ''
  const ask = (method: string, at: string, more = '') => socket.write(`${method} ${at} RTSP/1.0\r\nCSeq: ${method.length}\r\n${session}${more}\r\n`)
  ask('OPTIONS', url)
  ask('DESCRIBE', url, 'Accept: application/sdp\r\n')
  ask('SETUP', `${url}/stream=0`, 'Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n')
  for await (const part of socket) {
    parts.push(part as Buffer)
    const found = session === '' && /Session: [^;\r\n]+/.exec(String(part))
    if (found) {
      session = `${found[0]}\r\n`
      ask('PLAY', url)
    }
    if (parts.reduce((sum, each) => sum + each.length, 0) > 40_000) break
  }
  socket.destroy()
  return Buffer.concat(parts)
}

const track = { encoding: 'H264', payloadType: 96, clockRate: 90_000, control: undefined, parameterSets: [] }

/** A stream whose every GOP is checked: begins with a key frame, times ascend, bounds hold. */
function checkedStream(): VideoStream {
  let last = -1
  const onGop = (gop: Gop, giveBack: () => void) => {
    expect(gop.frames[0]!.key).toBe(true)
    expect(gop.frames.length).toBeLessThanOrEqual(1500)
    for (const frame of gop.frames) {
      if (!(frame.ticks > last) || (frame.presentationTicks ?? frame.ticks) < frame.ticks) throw new Error('times do not ascend')
      last = frame.ticks
      if (frame.nalus.length === 0 || frame.nalus.some((nalu) => nalu.length === 0)) throw new Error('a picture is empty')
    }
    giveBack()
  }
  const stream = new VideoStream(new ManualClock(0), { onFormat: () => {}, onGop })
  stream.begin(track)
  return stream
}

test('no broken stream of a camera does more than end the connection', () => {
  expect(simulated.length + gstreamer.length).toBeGreaterThan(80_000)
  tryMutations([simulated, gstreamer], countCases(3000), (bytes, dice) => {
    const stream = checkedStream()
    const reader = new InterleavedReader({
      onPacket: (channel, packet, start, end) => (channel === 0 ? stream.takeRtp(packet, start, end) : stream.takeRtcp(packet, start, end)),
      onMessage: (message) => {
        if (message.status === 0) return
        Object.assign(reader, { rtpChannel: 0, rtcpChannel: 1, payloadType: 96 })
      },
    })
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + 1 + dice(20_000))
      at += piece.length
      if (reader.read(piece, piece.length)) break
    }
    stream.end()
    expect(reader.garbage).toBeLessThanOrEqual(bytes.length)
  })
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(256 * 2 ** 20)
})

test('no broken packets make a GOP that is not one', () => {
  const packets = listPackets(gops).flat()
  tryMutations(packets, countCases(7000), (broken, dice) => {
    const stream = checkedStream()
    const at = dice(packets.length)
    for (let i = Math.max(0, at - 6); i < Math.min(packets.length, at + 6); i++) {
      const packet = i === at ? broken : packets[i]!
      stream.takeRtp(packet, 0, packet.length)
      if (dice(4) === 0) stream.takeRtcp(broken, 0, broken.length)
    }
    stream.end()
  })
})

test('no broken answer is taken for more than it says', () => {
  const answers = [
    'RTSP/1.0 401 Unauthorized\r\nCSeq: 2\r\nWWW-Authenticate: Digest realm="a", qop="auth,auth-int", algorithm=SHA-256, nonce="b", opaque="c", stale=true, Basic realm="d"',
    'RTSP/1.0 200 OK\r\nCSeq: 3\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1;ssrc=1234\r\nSession: 12345678;timeout=60\r\nContent-Base: rtsp://h/live/',
    'GET_PARAMETER rtsp://h/live RTSP/1.0\r\nCSeq: 4',
  ]
  tryMutations(answers.map((text) => Buffer.from(text)), countCases(3000), (bytes) => {
    const message = parseHead(bytes.toString('latin1'))
    if (!message) return
    const setUp = readSetUp(findHeader(message, 'transport'), findHeader(message, 'session'))
    expect(setUp.rtpChannel).toBeLessThan(256)
    expect(setUp.timeoutSeconds).toBeGreaterThan(0)
    const challenge = chooseChallenge(findHeaders(message, 'www-authenticate'))
    const url = resolveControl('rtsp://h/live', findHeader(message, 'content-base'))
    expect(url).not.toMatch(/[\r\n]/)
    if (challenge) expect(answerChallenge(challenge, { username: 'u', password: 'p' }, { method: 'PLAY', url, count: 1, clientNonce: 'c' })).not.toMatch(/[\r\n]/)
  })
})

test('no broken description yields a track that makes no sense', () => {
  const description = (stream: Buffer) => /v=0[^$]*/.exec(stream.toString('latin1'))![0]
  tryMutations([simulated, gstreamer].map((stream) => Buffer.from(description(stream), 'latin1')), countCases(3000), (bytes) => {
    for (const video of parseSdp(bytes.toString('utf8')).videos) {
      expect(video.payloadType).toBeLessThan(128)
      expect(video.clockRate).toBeGreaterThan(0)
      expect(video.parameterSets.length).toBeLessThanOrEqual(16)
    }
  })
})

test('no broken parameter set yields a size that no picture has', async () => {
  const sets: Buffer[] = []
  for (const size of ['320x180', '1920x1080'])
    for (const extra of [[], ['-pix_fmt', 'yuv444p', '-x264-params', 'cqm=jvt:nal-hrd=vbr:vbv-maxrate=900:vbv-bufsize=900']])
      sets.push(splitAnnexB(await encodeAnnexB({ size, frames: 1, extra })).find((nalu) => (nalu[0]! & 0x1f) === 7)!)
  tryMutations(sets, countCases(3000), (bytes) => {
    const sps = parseSps(bytes)
    if (!sps) return
    expect(sps.width > 0 && sps.width <= 16_384 && sps.height > 0 && sps.height <= 16_384).toBe(true)
    expect(sps.reorderFrames ?? 0).toBeLessThanOrEqual(16)
  })
})
