import type { VideoStream } from '../rtp/video-stream.ts'
import type { CameraAddress } from './address.ts'
import { RtspConnection, type Surroundings } from './connection.ts'
import { CameraFailure } from './failure.ts'
import { negotiate, type Playing } from './negotiate.ts'

/** No whole picture for so long: the camera hangs, though its connection may not. */
const deadAirMs = 10_000

/** "Smart" encoders send a key frame every 16 s or so; the wait for one is twice that. */
const noKeyFrameMs = 32_000

/** Keep-alive comes at least this often, since some cameras end sessions sooner than they say. */
const longestQuietMs = 25_000

/** RFC 2326 §11.3.2: "Session Not Found". */
const statusSessionNotFound = 454

/** One connection to a camera, from OPTIONS to its end. */
export class CameraConnection {
  #address: CameraAddress
  #around: Surroundings
  #stream: VideoStream
  #connection: RtspConnection
  #playing: Playing | undefined

  constructor(address: CameraAddress, around: Surroundings, stream: VideoStream) {
    this.#address = address
    this.#around = around
    this.#stream = stream
    this.#connection = new RtspConnection(address, around, (channel, bytes, start, end) => {
      const { rtpChannel, rtcpChannel } = this.#connection.reader
      if (channel === rtpChannel) stream.takeRtp(bytes, start, end)
      else if (channel === rtcpChannel) stream.takeRtcp(bytes, start, end)
    })
  }

  /** Bytes between packets that were nothing. */
  get garbage(): number {
    return this.#connection.reader.garbage
  }

  /** Plays until the connection ends; the stream's last GOP is handed on before this resolves with the reason. */
  async run(): Promise<CameraFailure> {
    const connection = this.#connection
    const failed = await connection.open()
    if (!failed) {
      const playing = await negotiate(connection, this.#address, (track) => this.#stream.begin(track))
      if (playing instanceof CameraFailure) connection.fail(playing)
      else {
        this.#playing = playing
        connection.pace()
        void this.#watch(playing)
      }
    }
    const reason = await connection.ended
    this.#stream.end()
    return reason
  }

  /** Stops playing; `run` then resolves. */
  async stop(): Promise<void> {
    await this.#connection.close(this.#playing?.url ?? this.#address.url, this.#playing?.setUp.session)
  }

  /** The connection's only timer: it keeps the session alive and sees when video stops. */
  async #watch(playing: Playing): Promise<void> {
    const { clock } = this.#around
    const { signal } = this.#connection
    const { gatherer } = this.#stream
    const startedMs = clock.monotonicMs()
    const quietMs = Math.min(longestQuietMs, (playing.setUp.timeoutSeconds * 1000) / 2)
    let keepAliveAt = startedMs + quietMs
    while (!signal.aborted) {
      const now = clock.monotonicMs()
      const deadAt = Math.max(startedMs, gatherer.lastFrameMs) + deadAirMs
      const keylessAt = Math.max(startedMs, gatherer.lastShownMs) + noKeyFrameMs
      if (this.#stream.unsupported) return this.#fail('unsupported_codec', 'its packets are interleaved (RFC 6184 §5.5) or extended (RFC 7798 §4.4.4), which is not read')
      if (now >= deadAt) return this.#fail('dead_air', `no picture for ${deadAirMs / 1000} s`)
      if (now >= keylessAt) return this.#fail('no_key_frame', `no key frame with its parameter sets for ${noKeyFrameMs / 1000} s`)
      if (now >= keepAliveAt) {
        this.#keepAlive(playing)
        keepAliveAt = now + quietMs
      }
      const next = Math.min(deadAt, keylessAt, keepAliveAt) - now
      await clock.sleep(Math.max(1, next), signal).catch(() => {})
    }
  }

  #keepAlive(playing: Playing): void {
    const method = playing.knowsGetParameter ? 'GET_PARAMETER' : 'OPTIONS'
    this.#connection.send(method, playing.url, { Session: playing.setUp.session }, ({ status }) => {
      if (status === statusSessionNotFound) this.#fail('closed', 'the camera has ended the session (454)')
      // A camera that knows it after all answers the next one.
      else if (status >= 400 && status !== 401) playing.knowsGetParameter = false
    })
  }

  #fail(code: 'unsupported_codec' | 'dead_air' | 'no_key_frame' | 'closed', detail: string): void {
    this.#connection.fail(new CameraFailure(code, `${this.#address.host}:${this.#address.port}: ${detail}`))
  }
}
