import { connect, type Socket } from 'node:net'
import type { Clock } from '#platform/ports/clock.ts'
import type { Ids } from '#platform/ports/ids.ts'
import type { CameraAddress } from './address.ts'
import { Authoriser } from './authoriser.ts'
import { CameraFailure } from './failure.ts'
import { InterleavedReader } from './interleaved-reader.ts'
import { findHeader, findHeaders, formatHead, type RtspMessage } from './message.ts'
import { pacerOf, type ReadPacer } from './read-pacer.ts'

/** What a connection needs from outside. */
export interface Surroundings {
  clock: Clock
  /** Bytes for jitter and for the client's nonces. */
  random: Ids['random']
}

const connectTimeoutMs = 10_000
const answerTimeoutMs = 10_000

/** How long a closing socket may take to send its TEARDOWN. */
const closeTimeoutMs = 1000

/** First without credentials, then with them, then once more for a nonce that went stale. */
const maxTries = 3

const userAgent = 'Langqiao'

/**
 * Every socket of this process reads into the same 64 KiB: what is read is handled before the next read begins, and
 * what is kept is copied. So memory per camera doesn't grow with the size of reads.
 */
const readBuffer = Buffer.allocUnsafeSlow(64 * 1024)

/** One RTSP connection over TCP: requests in order, packets as they come. */
export class RtspConnection {
  readonly reader: InterleavedReader
  /** Resolves, with the reason, when the connection is over. */
  readonly ended: Promise<CameraFailure>
  /** Aborted at that moment. */
  readonly signal: AbortSignal
  #end: (failure: CameraFailure) => void
  #aborter = new AbortController()
  #socket: Socket | undefined
  #over = false
  #closing = false
  #pacer: ReadPacer | undefined
  #cseq = 0
  #waiting = new Map<number, (answer: RtspMessage) => void>()
  #authoriser: Authoriser
  #around: Surroundings
  #address: CameraAddress

  constructor(
    address: CameraAddress,
    around: Surroundings,
    onPacket: (channel: number, bytes: Buffer, start: number, end: number) => void,
  ) {
    this.#address = address
    this.#around = around
    this.#authoriser = new Authoriser(address.credentials, around.random)
    const { promise, resolve } = Promise.withResolvers<CameraFailure>()
    this.ended = promise
    this.#end = resolve
    this.signal = this.#aborter.signal
    this.reader = new InterleavedReader({ onPacket, onMessage: (message) => this.#takeMessage(message) })
  }

  /** Connects. Undefined when the connection stands. */
  async open(): Promise<CameraFailure | undefined> {
    const { host, port } = this.#address
    const opened = Promise.withResolvers<void>()
    this.#socket = connect({
      host,
      port,
      noDelay: true,
      onread: { buffer: readBuffer, callback: (size, bytes) => this.#read(bytes as Buffer, size) },
    })
    this.#socket.on('connect', opened.resolve)
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.fail(this.#explain(error)))
    this.#socket.on('close', () => this.fail(new CameraFailure('closed', `${host}:${port} closed the connection`)))
    return this.#within(connectTimeoutMs, opened.promise, 'unreachable', 'a connection')
  }

  /** Sends a request and waits for its answer, answering a challenge on the way. Any status is an answer but 401. */
  async request(method: string, url: string, headers: Record<string, string | undefined>): Promise<RtspMessage | CameraFailure> {
    for (let tries = 0; tries < maxTries; tries++) {
      const authorization = this.#authoriser.authorise(method, url)
      const answer = await this.#exchange(method, url, { ...headers, Authorization: authorization })
      if (answer instanceof CameraFailure || answer.status !== 401) return answer
      const refused = this.#authoriser.challenge(findHeaders(answer, 'www-authenticate'), authorization !== undefined)
      if (refused) return refused
    }
    return new CameraFailure('unauthorised', 'the camera asks for a new answer each time')
  }

  /** Sends a request whose answer matters little: keep-alive. `onAnswer` may never be called. */
  send(method: string, url: string, headers: Record<string, string | undefined>, onAnswer: (answer: RtspMessage) => void): void {
    const authorization = this.#authoriser.authorise(method, url)
    this.#write(method, url, { ...headers, Authorization: authorization }, (answer) => {
      if (answer.status === 401) this.#authoriser.challenge(findHeaders(answer, 'www-authenticate'), false)
      onAnswer(answer)
    })
  }

  /** From now on video comes: it is read in the beat of all cameras, not at each packet. */
  pace(): void {
    this.#pacer = pacerOf(this.#around.clock)
  }

  /** Ends the connection for this reason, unless it has ended already. */
  fail(failure: CameraFailure): void {
    if (this.#over) return
    this.#over = true
    this.#socket?.destroy()
    this.#waiting.clear()
    this.#aborter.abort()
    this.#end(failure)
  }

  /** Ends the connection politely: the camera hears TEARDOWN. Nothing that comes after this is handed on. */
  async close(url: string, session: string | undefined): Promise<void> {
    const socket = this.#socket
    if (this.#over || !socket || socket.connecting || session === undefined) {
      return this.fail(new CameraFailure('closed', 'stopped'))
    }
    const authorization = this.#authoriser.authorise('TEARDOWN', url)
    this.#write('TEARDOWN', url, { Session: session, Authorization: authorization }, () => {})
    this.#closing = true
    const closed = new Promise<void>((resolve) => socket.end(resolve))
    const patience = new AbortController()
    await Promise.race([closed, this.#around.clock.sleep(closeTimeoutMs, patience.signal).catch(() => {})])
    patience.abort()
    this.fail(new CameraFailure('closed', 'stopped'))
  }

  async #exchange(method: string, url: string, headers: Record<string, string | undefined>): Promise<RtspMessage | CameraFailure> {
    const answered = Promise.withResolvers<RtspMessage>()
    this.#write(method, url, headers, answered.resolve)
    let answer: RtspMessage | undefined
    const failure = await this.#within(answerTimeoutMs, answered.promise.then((a) => void (answer = a)), 'no_answer', `an answer to ${method}`)
    return failure ?? answer!
  }

  /** Waits for `event`, the end of the connection or the end of patience. A failure of patience ends the connection. */
  async #within(ms: number, event: Promise<void>, code: 'unreachable' | 'no_answer', what: string): Promise<CameraFailure | undefined> {
    const patience = new AbortController()
    const late = this.#around.clock.sleep(ms, patience.signal).then(
      () => new CameraFailure(code, `${this.#address.host}:${this.#address.port} gave no sign of ${what} within ${ms / 1000} s`),
      () => undefined,
    )
    const failure = await Promise.race([event, this.ended, late])
    patience.abort()
    if (failure) this.fail(failure)
    return failure ?? undefined
  }

  #write(method: string, url: string, headers: Record<string, string | undefined>, onAnswer: (answer: RtspMessage) => void): void {
    if (this.#over) return
    const cseq = ++this.#cseq
    this.#waiting.set(cseq, onAnswer)
    this.#socket!.write(formatHead(`${method} ${url} RTSP/1.0`, { 'CSeq': String(cseq), 'User-Agent': userAgent, ...headers }))
  }

  /** Called for each read; false stops reading until the next beat. */
  #read(bytes: Buffer, size: number): boolean {
    if (this.#over || this.#closing) return true
    const failure = this.reader.read(bytes, size)
    if (failure) this.fail(this.reader.messages === 0 ? this.#deny() : failure)
    else if (this.reader.messages === 0 && this.reader.garbage > 0) this.fail(this.#deny())
    // A full buffer means that more is waiting.
    if (!this.#pacer || size === bytes.length || this.#over) return true
    this.#pacer.park(this.#socket!)
    return false
  }

  #deny(): CameraFailure {
    return new CameraFailure('not_rtsp', `what answers at ${this.#address.host}:${this.#address.port} does not speak RTSP`)
  }

  #takeMessage(message: RtspMessage): void {
    const cseq = Number(findHeader(message, 'cseq'))
    if (message.status === 0) return this.#answer(message, cseq)
    // Some cameras answer without or with a wrong CSeq: then it is the oldest request that they answer.
    const key = this.#waiting.has(cseq) ? cseq : this.#waiting.keys().next().value
    if (key === undefined) return
    const onAnswer = this.#waiting.get(key)!
    this.#waiting.delete(key)
    onAnswer(message)
  }

  /** Cameras may ask too, to see whether we live (RFC 2326 §10.1, §10.8); the rest is not for a client. */
  #answer(request: RtspMessage, cseq: number): void {
    if (this.#over) return
    const known = request.method === 'OPTIONS' || request.method === 'GET_PARAMETER'
    this.#socket!.write(formatHead(`RTSP/1.0 ${known ? '200 OK' : '501 Not Implemented'}`, { CSeq: String(cseq || 0) }))
  }

  #explain(error: NodeJS.ErrnoException): CameraFailure {
    const where = `${this.#address.host}:${this.#address.port}`
    const code = error.code ?? 'unknown error'
    return this.#socket?.bytesRead ? new CameraFailure('closed', `${where} broke the connection (${code})`) : new CameraFailure('unreachable', `${where} cannot be reached (${code})`)
  }
}
