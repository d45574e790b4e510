/**
 * Time is injected (house plan, decision 12), so that tests can jump it and simulate a power cut.
 * Wall time can step; `monotonicMs` never goes back.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch, UTC. */
  now(): number
  /** Milliseconds since an arbitrary start, never decreasing. */
  monotonicMs(): number
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }, ms)
      const abort = () => {
        clearTimeout(timer)
        reject(signal!.reason)
      }
      signal?.addEventListener('abort', abort, { once: true })
    }),
}

/** A clock that stands still until told to move. For tests. */
export class ManualClock implements Clock {
  #now: number
  #monotonic = 0
  #sleepers: { due: number; wake: () => void }[] = []

  constructor(startMs: number) {
    this.#now = startMs
  }

  now(): number {
    return this.#now
  }

  monotonicMs(): number {
    return this.#monotonic
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ due: this.#monotonic + ms, wake }))
  }

  /** Lets `ms` pass on both clocks and wakes the sleepers whose time has come, in order. */
  advance(ms: number): void {
    this.#now += ms
    this.#monotonic += ms
    const due = this.#sleepers.filter((s) => s.due <= this.#monotonic).sort((a, b) => a.due - b.due)
    this.#sleepers = this.#sleepers.filter((s) => s.due > this.#monotonic)
    for (const sleeper of due) sleeper.wake()
  }

  /** Steps the wall clock alone, as an operator or a bad time server would. */
  step(ms: number): void {
    this.#now += ms
  }
}
