import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CameraBench } from '../../../test/media/camera-bench.ts'
import { encodeGops } from '../../../test/peers/encode-video.ts'
import { packetiseVideo } from '../simulator/packetise.ts'

let bench: CameraBench
beforeEach(() => void (bench = new CameraBench()))
afterEach(() => bench.end())

/** Answers every request with 200, DESCRIBE with this description. */
function describe(sdp: string) {
  return (socket: Socket) => {
    socket.on('data', (data) => {
      const cseq = /CSeq: (\d+)/.exec(String(data))?.[1]
      const body = String(data).startsWith('DESCRIBE') ? sdp : ''
      socket.write(`RTSP/1.0 200 OK\r\nCSeq: ${cseq}\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
    })
  }
}

async function tell(port: number): Promise<string> {
  const { record } = bench.watch(port)
  await bench.passUntil(() => record.states.length === 2)
  return record.told[1]!
}

test('tells an address where nothing listens', async () => {
  const server = await bench.serve({ video: packetiseVideo(await encodeGops({ frames: 2 })) })
  await server.close()
  expect(await tell(server.port)).toBe('unreachable')
})

test('tells an address that is none, and tries no more', async () => {
  const { record } = bench.watch(0, { url: 'http://camera/' })
  expect(record.told).toEqual(['connecting', 'bad_address'])
})

test('tells a web server from a camera', async () => {
  const web = createServer((_, response) => response.end('hello'))
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  expect(await tell((web.address() as AddressInfo).port)).toBe('not_rtsp')
  web.closeAllConnections()
  web.close()
})

test('tells a server that speaks first and something else', async () => {
  expect(await tell(await bench.serveTcp((socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')))).toBe('not_rtsp')
})

test('tells a server that never answers', async () => {
  expect(await tell(await bench.serveTcp(() => {}))).toBe('no_answer')
})

test('tells a server that closes at once', async () => {
  expect(await tell(await bench.serveTcp((socket) => socket.end()))).toBe('closed')
})

test('tells a path that the camera does not know', async () => {
  const { port } = await bench.serve({ video: packetiseVideo(await encodeGops({ frames: 2 })) })
  const { record } = bench.watch(port, { url: `rtsp://127.0.0.1:${port}/other` })
  await bench.passUntil(() => record.states.length === 2)
  expect(record.told[1]).toBe('not_found')
})

test('tells a camera without video', async () => {
  expect(await tell(await bench.serveTcp(describe('v=0\r\nm=audio 0 RTP/AVP 0\r\n')))).toBe('no_video')
})

test('tells a camera whose video is neither H.264 nor H.265, and which it is', async () => {
  const port = await bench.serveTcp(describe('v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 MP4V-ES/90000\r\n'))
  const { record } = bench.watch(port)
  await bench.passUntil(() => record.states.length === 2)
  expect(record.states[1]).toMatchObject({ code: 'unsupported_codec', detail: expect.stringContaining('MP4V-ES') })
})

test('tells a camera of H.265 whose units come out of order', async () => {
  const sdp = 'v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H265/90000\r\na=fmtp:96 sprop-max-don-diff=2\r\n'
  expect(await tell(await bench.serveTcp(describe(sdp)))).toBe('unsupported_codec')
})

test('tells packets that are interleaved', async () => {
  const sdp = 'v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n'
  const packet = Buffer.from([0x24, 0, 0, 18, 0x80, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 25, 0, 0, 0, 1, 0x65])
  const port = await bench.serveTcp((socket) => {
    describe(sdp)(socket)
    socket.on('data', (data) => String(data).startsWith('PLAY') && socket.write(packet))
  })
  expect(await tell(port)).toBe('unsupported_codec')
})

test('tells a camera that refuses to play, and with which status', async () => {
  const port = await bench.serveTcp((socket) => {
    socket.on('data', (data) => socket.write(`RTSP/1.0 503 Busy\r\nCSeq: ${/CSeq: (\d+)/.exec(String(data))?.[1]}\r\n\r\n`))
  })
  const { record } = bench.watch(port)
  await bench.passUntil(() => record.states.length === 2)
  expect(record.states[1]).toMatchObject({ code: 'refused', detail: expect.stringContaining('503') })
})

test('does not follow a camera that asks for a new answer each time for ever', async () => {
  let nonce = 0
  let requests = 0
  const port = await bench.serveTcp((socket) => {
    socket.on('data', (data) => {
      requests++
      const cseq = /CSeq: (\d+)/.exec(String(data))?.[1]
      socket.write(`RTSP/1.0 401 No\r\nCSeq: ${cseq}\r\nWWW-Authenticate: Digest realm="x", nonce="${nonce++}", stale=true\r\n\r\n`)
    })
  })
  const { record } = bench.watch(port, { username: 'a', password: 'b' })
  await bench.passUntil(() => record.states.length === 2)
  expect(record.told[1]).toBe('unauthorised')
  expect(requests).toBe(3)
})

test('says once that a camera stays away for the same reason', async () => {
  let connections = 0
  const port = await bench.serveTcp((socket) => {
    connections++
    socket.end()
  })
  const { record } = bench.watch(port)
  await bench.passUntil(() => connections === 5)
  expect(record.told).toEqual(['connecting', 'closed'])
})
