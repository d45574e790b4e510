import { readFileSync } from 'node:fs'

const lookMs = 20

/**
 * Notes when a recorder had last read all that was sent to it: until then no byte of a connection to `port` waited in the kernel, on
 * either side (proc(5), /proc/net/tcp). What waits there when it dies never reached it.
 */
export class Drained {
  readonly #port: string
  readonly #timer: NodeJS.Timeout
  #lastMs = Date.now()

  constructor(port: number) {
    this.#port = port.toString(16).toUpperCase().padStart(4, '0')
    this.#timer = setInterval(() => this.#look(), lookMs)
  }

  /** Milliseconds since the epoch. */
  get lastMs(): number {
    return this.#lastMs
  }

  #look(): void {
    const now = Date.now()
    const waiting = readFileSync('/proc/net/tcp', 'utf8').split('\n').some((line) => {
      const [, local, remote, , queues] = line.trim().split(/\s+/)
      return queues !== undefined && (isAt(local, this.#port) || isAt(remote, this.#port)) && queues !== '00000000:00000000'
    })
    if (!waiting) this.#lastMs = now
  }

  close(): void {
    clearInterval(this.#timer)
  }
}

const isAt = (address: string | undefined, port: string) => address?.endsWith(`:${port}`) === true
