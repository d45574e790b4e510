import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Frame, VideoFormat } from '../frame.ts'
import type { JpegAnswer, JpegJob } from './protocol.ts'

export interface JpegRequest {
  format: VideoFormat
  /** A key frame and the frames behind it in decoding order, as far as the one to be shown needs them. */
  frames: readonly Pick<Frame, 'nalus'>[]
  /** Which of them to show; default the last one. */
  show?: number
  /** Width of the JPEG in pixels; default the picture's own, at most 1920. */
  width?: number
}

/** Why there is no picture. */
export interface DecodeFailure {
  failure: 'busy' | 'timeout' | 'crashed' | 'undecodable' | 'closed'
  message: string
}

export interface DecoderOptions {
  /** Jobs that may wait; more are refused at once. */
  maxWaiting?: number
  /** Milliseconds a job may take before its process is killed. */
  timeoutMs?: number
}

/** The process is replaced after so many jobs: FFmpeg's bindings lose about 3 kB a job. */
const jobsPerProcess = 5000
const maxWidth = 1920
/** Starting Node and loading FFmpeg takes a quarter of a second; on a machine under load, many times that. */
const startTimeoutMs = 30_000

interface Waiting {
  job: JpegJob
  resolve(result: Buffer | DecodeFailure): void
}

/**
 * Makes JPEGs of recorded frames in a process of its own, one at a time, in order. That process may hang or die on harmed
 * bytes: the job in hand then fails, the others go on in a new one. It is started by the first job.
 */
export class Decoder {
  readonly #maxWaiting: number
  readonly #timeoutMs: number
  readonly #waiting: Waiting[] = []
  #child: ChildProcess | undefined
  #ready = false
  #jobs = 0
  #current: (Waiting & { timer: NodeJS.Timeout }) | undefined
  #nextId = 1
  #closed = false

  constructor({ maxWaiting = 32, timeoutMs = 5000 }: DecoderOptions = {}) {
    this.#maxWaiting = maxWaiting
    this.#timeoutMs = timeoutMs
  }

  /** The process at work, for watching it; undefined when there is none. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Never rejects: answers with the JPEG or with the reason why there is none. */
  jpeg({ format, frames, show = frames.length - 1, width }: JpegRequest): Promise<Buffer | DecodeFailure> {
    if (this.#closed) return Promise.resolve({ failure: 'closed', message: 'the decoder was closed' })
    if (this.#waiting.length >= this.#maxWaiting)
      return Promise.resolve({ failure: 'busy', message: `${this.#maxWaiting} pictures are waiting already` })
    const job: JpegJob = {
      id: this.#nextId++,
      sps: format.sps,
      pps: format.pps,
      frames: frames.map((frame) => frame.nalus),
      show,
      width: Math.max(2, Math.min(maxWidth, width ?? format.width) & ~1),
    }
    return new Promise((resolve) => {
      this.#waiting.push({ job, resolve })
      this.#next()
    })
  }

  /** Ends the process; what waits fails. */
  close(): void {
    this.#closed = true
    const left = this.#waiting.splice(0)
    this.#settle({ failure: 'closed', message: 'the decoder was closed' })
    for (const { resolve } of left) resolve({ failure: 'closed', message: 'the decoder was closed' })
    this.#drop()
  }

  #next(): void {
    if (this.#current || this.#closed) return
    const next = this.#waiting.shift()
    if (!next) return this.#rest()
    if (this.#jobs >= jobsPerProcess) this.#drop()
    const child = (this.#child ??= this.#start())
    this.#jobs++
    this.#current = { ...next, timer: this.#limit(this.#ready ? this.#timeoutMs : startTimeoutMs) }
    child.ref()
    child.channel?.ref()
    child.send(next.job, (error) => {
      if (error && this.#child === child) this.#fail('crashed', error.message)
    })
  }

  #limit(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#fail('timeout', `no picture within ${ms} ms`), ms)
  }

  #start(): ChildProcess {
    this.#ready = false
    // No inherited flags or environment secrets: this process meets bytes from strangers.
    const env = { PATH: process.env.PATH, SKIP_FFMPEG: 'true' }
    const child = fork(join(import.meta.dirname, 'jpeg-child.ts'), { serialization: 'advanced', execArgv: [], env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    child.on('message', (answer: JpegAnswer | 'ready') => {
      if (this.#child !== child) return
      if (answer === 'ready') return this.#begin()
      if (this.#current?.job.id !== answer.id) return
      this.#settle('jpeg' in answer ? asBuffer(answer.jpeg) : { failure: 'undecodable', message: answer.error })
      this.#next()
    })
    const died = () => {
      if (this.#child === child) this.#fail('crashed', 'the decoding process died')
    }
    child.on('error', died)
    child.on('exit', died)
    return child
  }

  /** The process has started: only now does the job's own time run. */
  #begin(): void {
    this.#ready = true
    if (!this.#current) return
    clearTimeout(this.#current.timer)
    this.#current.timer = this.#limit(this.#timeoutMs)
  }

  /** Gives up the job in hand together with its process. */
  #fail(failure: DecodeFailure['failure'], message: string): void {
    this.#drop()
    this.#settle({ failure, message })
    this.#next()
  }

  #settle(result: Buffer | DecodeFailure): void {
    const current = this.#current
    if (!current) return
    this.#current = undefined
    clearTimeout(current.timer)
    current.resolve(result)
  }

  #drop(): void {
    const child = this.#child
    this.#child = undefined
    this.#jobs = 0
    child?.kill('SIGKILL')
  }

  /** An idle process does not keep the program alive. */
  #rest(): void {
    this.#child?.unref()
    this.#child?.channel?.unref()
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
