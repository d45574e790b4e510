import type { Socket } from 'node:net'
import type { Clock } from '#platform/ports/clock.ts'

/**
 * Pause between two reads of a camera. At 25 pictures a second and one read a picture, half of a recorder's time went
 * into waking up, the read's own cost and the acknowledgement that the kernel sends for each; three pictures a read
 * cost a third of that. The price: pictures are seen, and dated, up to this much later.
 */
const pauseMs = 100

/** Lets all cameras of a process read in the same beat: one timer for all, and one wake-up for hundreds of reads. */
export class ReadPacer {
  #clock: Clock
  #parked: Socket[] = []
  #beating = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Takes a socket whose reading was stopped, and starts it again at the next beat. */
  park(socket: Socket): void {
    this.#parked.push(socket)
    if (!this.#beating) void this.#beat()
  }

  async #beat(): Promise<void> {
    this.#beating = true
    while (this.#parked.length > 0) {
      await this.#clock.sleep(pauseMs)
      const parked = this.#parked
      this.#parked = []
      for (const socket of parked) if (!socket.destroyed) socket.resume()
    }
    this.#beating = false
  }
}

const pacers = new WeakMap<Clock, ReadPacer>()

/** The pacer of all cameras that live by this clock. */
export function pacerOf(clock: Clock): ReadPacer {
  const known = pacers.get(clock)
  if (known) return known
  const pacer = new ReadPacer(clock)
  pacers.set(clock, pacer)
  return pacer
}
