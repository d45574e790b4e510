/** Why a live picture ended, or that it goes on. `waiting`: connected, but no picture for a while. */
export type LiveState = 'connecting' | 'playing' | 'waiting' | 'recorder_away' | 'not_recorded' | 'ended' | 'no_right' | 'unsupported' | 'transcoders_busy'

const kinds = { init: 1, media: 2 } as const
const closeCodes: Record<number, LiveState> = { 4003: 'no_right', 4010: 'recorder_away', 4011: 'not_recorded', 4012: 'ended', 4013: 'transcoders_busy' }
/** Nothing for so long, and the viewer is told that the picture stands still. */
const silentMs = 6_000
/**
 * How far behind the newest picture playing stays, seconds: what comes late must not stop it. Where it did, it stays farther
 * behind; after a while without, nearer again.
 */
const nearest = 0.12
const farthest = 0.8
const calmMs = 10_000
/** Farther behind than that by this, and playing goes faster, the more so the farther; by much more, it jumps. Seconds. */
const slack = 0.1
const jumpBeyond = 1.5
const fastest = 1.5
/** What was shown is dropped from memory after this, seconds. */
const kept = 20
const longestPauseMs = 8_000
/** A camera that was seen here and is not recorded may be changing hands: so often it is asked for again. */
const changesHands = 4

interface Message {
  isInit: boolean
  codec: string
  wallMs: number
  mediaMs: number
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Plays a live camera into a video element: messages of a WebSocket (src/media/live/wire.ts) into Media Source Extensions, near
 * the newest picture. What the browser cannot play is asked for again in H.264. Comes back by itself when the connection breaks, not when the right has ended.
 */
export class LiveStream {
  readonly #url: string
  readonly #video: HTMLVideoElement
  readonly #onState: (state: LiveState) => void
  #source: MediaSource | null = null
  #buffer: SourceBuffer | null = null
  #queue: Uint8Array<ArrayBuffer>[] = []
  #socket: WebSocket | null = null
  #state: LiveState = 'connecting'
  #heardAt = 0
  #failures = 0
  #hasPlayed = false
  #behind = nearest
  #stalledAt = 0
  #times: { mediaMs: number; wallMs: number }[] = []
  #timer: ReturnType<typeof setInterval>
  #retry: ReturnType<typeof setTimeout> | undefined
  #stopped = false
  /** Of the camera, where it is sent in another one; else empty. */
  #transcodedFrom = ''
  readonly #onTranscoded: (from: string) => void

  /** `onTranscoded`: told with each format the camera's own codec where pictures come in H.264 instead, else an empty text. */
  constructor(url: string, video: HTMLVideoElement, onState: (state: LiveState) => void, onTranscoded: (from: string) => void = () => {}) {
    this.#url = url
    this.#onTranscoded = onTranscoded
    this.#video = video
    this.#onState = onState
    this.#timer = setInterval(() => this.#keepUp(), 250)
    video.addEventListener('waiting', this.#onStall)
    this.#connect()
  }

  /** When the picture on screen was taken, ms since the epoch; null before the first. */
  shownAt(): number | null {
    const now = this.#video.currentTime * 1000
    const last = this.#times.findLast((time) => time.mediaMs <= now + 1)
    return last ? last.wallMs + (now - last.mediaMs) : null
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#timer)
    clearTimeout(this.#retry)
    this.#video.removeEventListener('waiting', this.#onStall)
    this.#socket?.close()
    this.#release()
  }

  #onStall = () => {
    // The first pictures have to be waited for.
    if (this.#video.currentTime === 0 || this.#video.seeking) return
    this.#stalledAt = performance.now()
    this.#behind = Math.min(farthest, this.#behind * 1.5)
  }

  #connect(): void {
    this.#setState('connecting')
    const url = new URL(this.#url)
    if (this.#transcodedFrom) url.searchParams.set('transcode', 'h264')
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    socket.onmessage = ({ data }) => socket === this.#socket && data instanceof ArrayBuffer && this.#take(parse(data))
    socket.onclose = ({ code }) => {
      if (this.#stopped || socket !== this.#socket) return
      const why = closeCodes[code] ?? 'connecting'
      this.#setState(why)
      const mayComeBack = why === 'connecting' || why === 'recorder_away' || (why === 'not_recorded' && this.#hasPlayed && this.#failures < changesHands)
      if (mayComeBack) this.#retry = setTimeout(() => this.#connect(), Math.random() * Math.min(longestPauseMs, 500 * 2 ** this.#failures++))
    }
  }

  #take(message: Message | null): void {
    if (!message || this.#stopped) return
    this.#heardAt = performance.now()
    if (message.isInit) {
      const type = `video/mp4; codecs="${message.codec}"`
      if (!MediaSource.isTypeSupported(type)) return this.#askForH264(message.codec)
      this.#failures = 0
      this.#hasPlayed = true
      this.#onTranscoded(this.#transcodedFrom)
      this.#open(type)
    } else {
      this.#times.push({ mediaMs: message.mediaMs, wallMs: message.wallMs })
      if (this.#times.length > 2_000) this.#times = this.#times.slice(-1_000)
    }
    this.#queue.push(message.bytes)
    this.#feed()
  }

  #askForH264(codec: string): void {
    if (this.#transcodedFrom) return this.#setState('unsupported')
    this.#transcodedFrom = codec
    this.#socket?.close()
    this.#connect()
  }

  /** A new connection or format starts over: times of the one before mean nothing any more. */
  #open(type: string): void {
    this.#release()
    const source = new MediaSource()
    this.#source = source
    this.#video.src = URL.createObjectURL(source)
    source.addEventListener('sourceopen', () => {
      URL.revokeObjectURL(this.#video.src)
      if (source !== this.#source) return
      this.#buffer = source.addSourceBuffer(type)
      this.#buffer.addEventListener('updateend', () => {
        this.#feed()
        this.#follow()
      })
      this.#feed()
    }, { once: true })
    this.#video.muted = true
    void this.#video.play().catch(() => undefined)
  }

  #release(): void {
    this.#source = null
    this.#buffer = null
    this.#queue = []
    this.#times = []
    this.#video.removeAttribute('src')
  }

  #feed(): void {
    const buffer = this.#buffer
    if (!buffer || buffer.updating || this.#source?.readyState !== 'open') return
    const next = this.#queue.shift()
    if (!next) return
    try {
      buffer.appendBuffer(next)
    } catch {
      // The browser's memory for video is full, or the element failed: start over at the next key frame.
      this.#socket?.close()
    }
  }

  /** Notices silence, forgets what was shown. */
  #keepUp(): void {
    const { buffered, currentTime } = this.#video
    if (this.#socket?.readyState === WebSocket.OPEN) this.#setState(performance.now() - this.#heardAt > silentMs ? 'waiting' : buffered.length > 0 ? 'playing' : 'connecting')
    if (!this.#buffer || buffered.length === 0) return
    if (this.#video.paused) void this.#video.play().catch(() => undefined)
    if (currentTime - buffered.start(0) > 2 * kept && !this.#buffer.updating) this.#buffer.remove(0, currentTime - kept)
    if (this.#behind > nearest && performance.now() - this.#stalledAt > calmMs) {
      this.#stalledAt = performance.now()
      this.#behind = Math.max(nearest, this.#behind / 1.2)
    }
  }

  /** Says that it plays, stays near the newest picture, jumps over holes. */
  #follow(): void {
    const { buffered, currentTime, seeking } = this.#video
    if (buffered.length > 0 && this.#socket?.readyState === WebSocket.OPEN) this.#setState('playing')
    if (seeking || buffered.length === 0) return
    const newest = buffered.end(buffered.length - 1)
    const start = buffered.start(buffered.length - 1)
    const excess = newest - currentTime - this.#behind
    if (excess > jumpBeyond || currentTime < start) this.#video.currentTime = Math.max(start, newest - this.#behind)
    else this.#video.playbackRate = excess > slack ? Math.min(fastest, 1 + excess) : 1
  }

  #setState(state: LiveState): void {
    if (state === this.#state) return
    this.#state = state
    this.#onState(state)
  }
}

/** Null for what is no segment. */
function parse(data: ArrayBuffer): Message | null {
  const view = new DataView(data)
  if (data.byteLength < 2) return null
  if (view.getUint8(0) === kinds.media && data.byteLength > 18)
    return { isInit: false, codec: '', wallMs: view.getFloat64(2), mediaMs: view.getFloat64(10), bytes: new Uint8Array(data, 18) }
  const end = 2 + view.getUint8(1)
  if (view.getUint8(0) !== kinds.init || data.byteLength < end + 4) return null
  return { isInit: true, codec: new TextDecoder('latin1').decode(new Uint8Array(data, 2, end - 2)), wallMs: 0, mediaMs: 0, bytes: new Uint8Array(data, end + 4) }
}
