import type { Frame, Gop, VideoFormat } from '../frame.ts'
import type { VideoSink } from '../rtp/gop-gatherer.ts'
import { VideoStream } from '../rtp/video-stream.ts'
import { parseCameraAddress } from './address.ts'
import { backOffMs } from './back-off.ts'
import type { Surroundings } from './connection.ts'
import { CameraFailure, type CameraFailureCode } from './failure.ts'
import { CameraConnection } from './play-camera.ts'

export interface CameraOptions extends Surroundings {
  /** `rtsp://host[:port]/path`; credentials in it are used and never shown. */
  url: string
  username?: string | undefined
  password?: string | undefined
}

/** How a camera is. `since`: milliseconds since the epoch at which it became so. */
export type CameraState =
  | { state: 'connecting'; since: number }
  | { state: 'online'; since: number }
  | { state: 'offline'; since: number; code: CameraFailureCode; detail: string }

/** Where a camera's video and its changes of state go. */
export interface CameraSink extends VideoSink {
  /** Once for each change. A camera that stays away says so again only when the reason changes. */
  onState(state: CameraState): void
}

/** Totals since the camera was started. */
export interface CameraCounters {
  packets: number
  frames: number
  gops: number
  /** Packets that the camera numbered and that never came. */
  packetsLost: number
  packetsDoubled: number
  /** Not RTP, not RFC 6184, or of another source. */
  packetsRefused: number
  garbageBytes: number
  /** Pictures dropped: incomplete; before the first key frame; beyond the bounds of a GOP. */
  framesDamaged: number
  framesWithoutKey: number
  framesOverlong: number
  /** How often the camera's RTP clock made no sense. */
  clockJumps: number
  reconnects: number
  /** The camera's clock minus ours, where it tells. */
  cameraClockOffsetMs: number | undefined
}

/** A camera that was online for so long starts over with short waits when it goes. */
const steadyMs = 10_000

/** Keeps a camera playing until it is stopped: connects, plays, and comes back with back-off and jitter. */
export class CameraSession {
  #options: CameraOptions
  #sink: CameraSink
  #stream: VideoStream
  #state: CameraState
  #connection: CameraConnection | undefined
  #stopper = new AbortController()
  #reconnects = 0
  #garbage = 0
  #onlineAtMs = 0

  constructor(options: CameraOptions, sink: CameraSink) {
    this.#options = options
    this.#sink = sink
    this.#state = { state: 'connecting', since: options.clock.now() }
    this.#stream = new VideoStream(options.clock, {
      onFormat: (format: VideoFormat) => {
        sink.onFormat(format)
      },
      onFrame: (frame: Frame, format: VideoFormat) => {
        if (this.#state.state !== 'online') this.#goOnline()
        sink.onFrame?.(frame, format)
      },
      onGop: (gop: Gop, giveBack: () => void) => sink.onGop(gop, giveBack),
    })
  }

  get state(): CameraState {
    return this.#state
  }

  count(): CameraCounters {
    const stream = this.#stream
    const { gatherer, sequence, timeline } = stream
    return {
      packets: stream.packets,
      frames: gatherer.frames,
      gops: gatherer.gops,
      packetsLost: sequence.lost,
      packetsDoubled: sequence.duplicates,
      packetsRefused: stream.malformed + stream.strangers,
      garbageBytes: this.#garbage + (this.#connection?.garbage ?? 0),
      framesDamaged: gatherer.framesDamaged,
      framesWithoutKey: gatherer.framesWithoutKey,
      framesOverlong: gatherer.framesOverlong,
      clockJumps: timeline.jumps,
      reconnects: this.#reconnects,
      cameraClockOffsetMs: stream.cameraClockOffsetMs,
    }
  }

  /** Ends the camera for good. The GOP under way is handed to the sink before this resolves; nothing is after. */
  async stop(): Promise<void> {
    if (this.#stopper.signal.aborted) return
    this.#stopper.abort()
    await this.#connection?.stop()
    this.#stream.end()
  }

  /** Runs until stopped. Only `startCamera` calls it, once. */
  async run(): Promise<void> {
    const { clock, random, url, username, password } = this.#options
    const { signal } = this.#stopper
    const address = parseCameraAddress(url, username, password)
    this.#sink.onState(this.#state)
    if (address instanceof CameraFailure) return this.#goOffline(address)
    for (let failures = 0; !signal.aborted; this.#reconnects++) {
      this.#onlineAtMs = Infinity
      this.#connection = new CameraConnection(address, { clock, random }, this.#stream)
      const failure = await this.#connection.run()
      this.#garbage += this.#connection.garbage
      this.#connection = undefined
      if (signal.aborted) return
      this.#goOffline(failure)
      failures = clock.monotonicMs() - this.#onlineAtMs >= steadyMs ? 1 : failures + 1
      const jitter = random(4).readUInt32BE() / 2 ** 32
      await clock.sleep(backOffMs(failures, failure.code === 'unauthorised', jitter), signal).catch(() => {})
    }
  }

  #goOnline(): void {
    this.#onlineAtMs = this.#options.clock.monotonicMs()
    this.#setState({ state: 'online', since: this.#options.clock.now() })
  }

  #goOffline({ code, detail }: CameraFailure): void {
    const before = this.#state
    if (before.state === 'offline' && before.code === code) return
    const since = before.state === 'offline' ? before.since : this.#options.clock.now()
    this.#setState({ state: 'offline', since, code, detail })
  }

  #setState(state: CameraState): void {
    this.#state = state
    this.#sink.onState(state)
  }
}

/** Starts a camera. Never fails: what goes wrong is told to `sink.onState`, the first time before this returns. */
export function startCamera(options: CameraOptions, sink: CameraSink): CameraSession {
  const session = new CameraSession(options, sink)
  void session.run()
  return session
}
