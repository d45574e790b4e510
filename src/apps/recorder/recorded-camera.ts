import { addressSub, type CameraHealth, type StreamAddress } from '#domains/cameras/index.ts'
import type { ArchiveWriter } from '#media/archive/writer.ts'
import type { Frame, VideoFormat } from '#media/frame.ts'
import { LiveChannel, type LiveSegment, type StreamName } from '#media/live/channel.ts'
import type { LivePictures } from '#media/live/serve-live.ts'
import { SubStream } from '#media/live/sub-stream.ts'
import { nameCodec } from '#media/mp4/sample-entry.ts'
import type { Surroundings } from '#media/rtsp/connection.ts'
import { startCamera, type CameraSession, type CameraState } from '#media/rtsp/start-camera.ts'
import { Figures } from './figures.ts'

/** One camera from its stream to the archive, and to whoever watches live, who may be given its sub-stream; that is never recorded. */
export class RecordedCamera implements LivePictures {
  readonly id: string
  /** Of the address it plays: another one means starting anew. */
  readonly version: number
  readonly #live = new LiveChannel()
  readonly #sub: SubStream | null
  readonly #around: Surroundings
  readonly #writer: ArchiveWriter
  readonly #session: CameraSession
  readonly #figures = new Figures()
  #format: VideoFormat | undefined
  #lastFrameMs: number | null = null
  #lagMs = 0
  #turn: Promise<void> = Promise.resolve()
  /** Of those who watch live: what they are told in the end. */
  readonly #watchers = new Set<{ end(): void }>()
  /** Why the disk takes nothing; empty while it does. */
  #diskCode = ''
  #diskSinceMs = 0

  /** `mayWrite`: whether a GOP that was just finished is still this recorder's to write. */
  constructor(id: string, version: number, address: StreamAddress, around: Surroundings, writer: ArchiveWriter, mayWrite: () => Promise<boolean>) {
    this.id = id
    this.version = version
    this.#around = around
    this.#writer = writer
    const { clock } = around
    const sub = addressSub(address)
    this.#sub = sub && new SubStream({ ...sub, ...around }, this.#live)
    this.#session = startCamera({ ...address, ...around }, {
      onFormat: (format) => {
        this.#format = format
        this.#live.onFormat(format)
      },
      onFrame: (frame) => {
        this.#lastFrameMs = frame.arrivalMs
        this.#figures.add(sizeOf(frame))
        this.#live.onFrame(frame)
      },
      onGop: (gop, giveBack) => {
        this.#live.onGop()
        const finishedMs = clock.monotonicMs()
        this.#inTurn(async () => {
          if (!(await mayWrite())) return giveBack()
          void writer.write(gop).then(() => {
            this.#lagMs = Math.max(this.#lagMs, clock.monotonicMs() - finishedMs)
            giveBack()
          })
        })
      },
      onState: (state) => {
        if (state.state !== 'offline') return
        this.#live.pause()
        this.#inTurn(() => void writer.endSession())
      },
    })
  }

  listen(listener: (segment: LiveSegment) => void, wish: StreamName, onEnd: () => void): () => void {
    const watcher = { end: onEnd }
    this.#watchers.add(watcher)
    const stop = this.#listenTo(wish, listener)
    return () => {
      this.#watchers.delete(watcher)
      stop()
    }
  }

  #listenTo(wish: StreamName, listener: (segment: LiveSegment) => void): () => void {
    if (wish === 'sub' && this.#sub) return this.#sub.listen(listener)
    if (wish === 'sub') listener({ kind: 'stream', stream: 'main' })
    return this.#live.listen(listener)
  }

  /** What the stream brings reaches the writer in its order. */
  #inTurn(work: () => Promise<void> | void): void {
    this.#turn = this.#turn.then(work)
  }

  /** The writer says that the disk takes its footage, or why not. */
  onDisk(code: string, atMs: number): void {
    this.#diskCode = code
    this.#diskSinceMs = atMs
  }

  /** How it is now; the lag starts over. */
  report(): CameraHealth {
    const counters = this.#session.count()
    const lagMs = this.#lagMs
    this.#lagMs = 0
    return {
      camera: this.id,
      ...this.#describe(this.#session.state),
      lastFrameMs: this.#lastFrameMs,
      ...this.#figures.read(this.#around.clock.monotonicMs()),
      lagMs,
      clockOffsetMs: counters.cameraClockOffsetMs ?? null,
      packetsLost: counters.packetsLost,
      reconnects: counters.reconnects,
      codec: this.#format ? nameCodec(this.#format) : '',
      width: this.#format?.width ?? 0,
      height: this.#format?.height ?? 0,
    }
  }

  #describe(state: CameraState): Pick<CameraHealth, 'state' | 'code' | 'detail' | 'sinceMs'> {
    if (state.state === 'offline') return { state: 'offline', code: state.code, detail: state.detail.slice(0, 300), sinceMs: state.since }
    if (state.state === 'connecting') return { state: 'connecting', code: '', detail: '', sinceMs: state.since }
    if (this.#diskCode !== '') return { state: 'stopped', code: this.#diskCode, detail: '', sinceMs: this.#diskSinceMs }
    return { state: 'recording', code: '', detail: '', sinceMs: Math.max(state.since, this.#diskSinceMs) }
  }

  /** Ends the connection, hands the GOP under way to the disk and finishes the file; then those who watch may look for it anew. */
  async stop(): Promise<void> {
    await Promise.all([this.#session.stop(), this.#sub?.stop()])
    this.#live.pause()
    await this.#turn
    await this.#writer.endSession()
    for (const watcher of this.#watchers) watcher.end()
  }
}

function sizeOf(frame: Frame): number {
  return frame.nalus.reduce((sum, nalu) => sum + nalu.length, 0)
}
