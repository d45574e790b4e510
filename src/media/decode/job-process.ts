import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

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
/** Starting Node and loading FFmpeg takes a quarter of a second; on a machine under load, many times that. */
const startTimeoutMs = 30_000

/** What a child answers to a job. */
export type Answer<A> = (A & { id: number }) | { id: number; error: string }

interface Waiting<J, A> {
  job: J
  resolve(result: A | DecodeFailure): void
}

/**
 * Gives jobs to a process of its own, one at a time, in order. That process may hang or die on harmed bytes: the job in hand then
 * fails, the others go on in a new one. It is started by the first job.
 */
export class JobProcess<J extends { id: number }, A extends object> {
  readonly #file: string
  readonly #maxWaiting: number
  readonly #timeoutMs: number
  readonly #waiting: Waiting<J, A>[] = []
  #child: ChildProcess | undefined
  #ready = false
  #jobs = 0
  #current: (Waiting<J, A> & { timer: NodeJS.Timeout }) | undefined
  #nextId = 1
  #closed = false

  /** `file`: a script of this folder that says `ready` and then answers each message once. */
  constructor(file: string, { maxWaiting = 32, timeoutMs = 5000 }: DecoderOptions = {}) {
    this.#file = file
    this.#maxWaiting = maxWaiting
    this.#timeoutMs = timeoutMs
  }

  /** The process at work, for watching it; undefined when there is none. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Never rejects: answers with what the child made of the job, or with the reason why there is nothing. */
  run(given: Omit<J, 'id'>): Promise<A | DecodeFailure> {
    if (this.#closed) return Promise.resolve({ failure: 'closed', message: 'the decoder was closed' })
    if (this.#waiting.length >= this.#maxWaiting)
      return Promise.resolve({ failure: 'busy', message: `${this.#maxWaiting} jobs are waiting already` })
    const job = { ...given, id: this.#nextId++ } as J
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
    return setTimeout(() => this.#fail('timeout', `no answer within ${ms} ms`), ms)
  }

  #start(): ChildProcess {
    this.#ready = false
    // No inherited flags or environment secrets: this process meets bytes from strangers.
    const env = { PATH: process.env.PATH, SKIP_FFMPEG: 'true' }
    const child = fork(join(import.meta.dirname, this.#file), { serialization: 'advanced', execArgv: [], env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    child.on('message', (answer: Answer<A> | 'ready') => {
      if (this.#child !== child) return
      if (answer === 'ready') return this.#begin()
      if (this.#current?.job.id !== answer.id) return
      this.#settle('error' in answer ? { failure: 'undecodable', message: answer.error } : answer)
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

  #settle(result: A | DecodeFailure): void {
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
