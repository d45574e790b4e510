import type { Socket } from 'node:net'
import type { Clock } from '#platform/ports/clock.ts'
import type { Ids } from '#platform/ports/ids.ts'
import { InterleavedReader } from '../rtsp/interleaved-reader.ts'
import { findHeader, formatHead, type RtspMessage } from '../rtsp/message.ts'
import { Guard } from './guard.ts'
import { simulatedPayloadType, type SimulatedVideo } from './packetise.ts'
import type { SimulatedCamera } from './simulated-camera.ts'
import { ClientStream } from './stream-to-client.ts'

type Headers = Record<string, string | undefined>

const statusText: Record<number, string> = {
  200: 'OK',
  401: 'Unauthorized',
  404: 'Not Found',
  454: 'Session Not Found',
  461: 'Unsupported Transport',
  501: 'Not Implemented',
}

const defaultTimeoutSeconds = 60

/** One connection to the simulator (RFC 2326 §10). */
export class CameraClient {
  #socket: Socket
  #cameras: ReadonlyMap<string, SimulatedCamera>
  #clock: Clock
  #random: Ids['random']
  #guard: Guard | undefined
  #stream: ClientStream | undefined
  #session: string | undefined
  #timeoutMs = Infinity
  #channel = 0
  #heardMs: number

  constructor(socket: Socket, cameras: ReadonlyMap<string, SimulatedCamera>, clock: Clock, random: Ids['random']) {
    this.#socket = socket
    this.#cameras = cameras
    this.#clock = clock
    this.#random = random
    this.#heardMs = clock.monotonicMs()
    const reader = new InterleavedReader({
      onPacket: () => void (this.#heardMs = clock.monotonicMs()),
      onMessage: (message) => this.#answer(message),
    })
    socket.on('data', (data) => {
      if (reader.read(data, data.length)) socket.destroy()
    })
  }

  get framesSent(): number {
    return this.#stream?.framesSent ?? 0
  }

  sendDue(nowMs: number): void {
    if (nowMs - this.#heardMs > this.#timeoutMs) return this.drop()
    if (!this.#socket.destroyed && !this.#socket.writableEnded) this.#stream?.sendDue(nowMs)
  }

  drop(): void {
    this.#socket.destroy()
  }

  #answer(request: RtspMessage): void {
    if (request.status !== 0) return
    this.#heardMs = this.#clock.monotonicMs()
    const { method, url } = request
    if (method === 'OPTIONS') return this.#reply(request, 200, { Public: 'OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER' })
    const camera = this.#find(url)
    if (!camera) return this.#reply(request, 404, {})
    if (camera.auth) this.#guard ??= new Guard(camera.auth, () => this.#random(16).toString('hex'))
    const challenge = this.#guard?.refuse(request)
    if (challenge) return this.#reply(request, 401, { 'WWW-Authenticate': challenge })
    if (method === 'DESCRIBE') return this.#describe(request, camera)
    if (method === 'SETUP') return this.#setUp(request, camera)
    if (!['PLAY', 'TEARDOWN', 'GET_PARAMETER'].includes(method)) return this.#reply(request, 501, {})
    if (findHeader(request, 'session') !== this.#session) return this.#reply(request, 454, {})
    this.#reply(request, 200, { Session: this.#session })
    if (method === 'PLAY') {
      this.#stream ??= new ClientStream(camera, this.#socket, this.#clock, this.#channel, this.#random(10))
    } else if (method === 'TEARDOWN') this.#socket.end()
  }

  #describe(request: RtspMessage, camera: SimulatedCamera): void {
    const isH265 = camera.video.codec === 'h265'
    const parameters = [isH265 ? 'tx-mode=SRST' : 'packetization-mode=1']
    if (camera.describesSets !== false) parameters.push(...describeSets(camera.video))
    const lines = [
      'v=0',
      'o=- 1 1 IN IP4 127.0.0.1',
      's=simulator',
      't=0 0',
      'a=control:*',
      `m=video 0 RTP/AVP ${simulatedPayloadType}`,
      `a=rtpmap:${simulatedPayloadType} ${isH265 ? 'H265' : 'H264'}/90000`,
      `a=fmtp:${simulatedPayloadType} ${parameters.join(';')}`,
      'a=control:stream=0',
    ]
    const body = lines.map((line) => `${line}\r\n`).join('')
    const base = request.url.endsWith('/') ? request.url : `${request.url}/`
    this.#reply(request, 200, { 'Content-Base': base, 'Content-Type': 'application/sdp', 'Content-Length': String(body.length) }, body)
  }

  #setUp(request: RtspMessage, camera: SimulatedCamera): void {
    const transport = findHeader(request, 'transport') ?? ''
    const channels = /RTP\/AVP\/TCP.*interleaved=(\d{1,2})-(\d{1,2})/.exec(transport)
    if (!channels) return this.#reply(request, 461, {})
    this.#channel = Number(channels[1])
    this.#session = this.#random(8).toString('hex')
    const seconds = camera.timeoutSeconds ?? defaultTimeoutSeconds
    this.#timeoutMs = seconds * 1000
    this.#reply(request, 200, { Transport: transport, Session: `${this.#session};timeout=${seconds}` })
  }

  #reply(request: RtspMessage, status: number, headers: Headers, body = ''): void {
    const cseq = findHeader(request, 'cseq')
    this.#socket.write(formatHead(`RTSP/1.0 ${status} ${statusText[status]}`, { CSeq: cseq, ...headers }) + body)
  }

  #find(url: string): SimulatedCamera | undefined {
    const name = /^rtsp:\/\/[^/]+\/([^/?]*)/.exec(url)?.[1]
    return name === undefined ? undefined : this.#cameras.get(name)
  }
}

/** RFC 6184 §8.1, RFC 7798 §7.1. */
function describeSets({ codec, sets }: SimulatedVideo): string[] {
  const texts = sets.map((set) => set.toString('base64'))
  return codec === 'h265' ? ['vps', 'sps', 'pps'].map((name, i) => `sprop-${name}=${texts[i]}`) : [`sprop-parameter-sets=${texts.join(',')}`]
}
