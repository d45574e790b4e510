import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Identifiers and randomness are injected like time (house plan, decision 12). */
export interface Ids {
  /** A UUIDv7 (RFC 9562 §5.7), ordered within this process. */
  uuid(): string
  /** `size` bytes fit for salts and tokens. */
  random(size: number): Buffer
}

/** Ids for production: the system's randomness, the clock's milliseconds, a 12-bit counter within one. */
export function systemIds(clock: Clock): Ids {
  let lastMs = 0
  let counter = 0
  return {
    uuid() {
      const ms = clock.now()
      if (ms > lastMs) {
        lastMs = ms
        counter = randomBytes(2).readUInt16BE() & 0x7ff
      } else if (++counter > 0xfff) {
        lastMs++
        counter = 0
      }
      return formatUuid7(lastMs, counter, randomBytes(8))
    },
    random: (size) => randomBytes(size),
  }
}

/** Ids for tests: the same sequence for the same seed. Not for tokens. */
export function seededIds(seed: number, clock: Clock): Ids {
  let state = seed >>> 0
  const next = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const random = (size: number) => {
    const out = Buffer.alloc(size)
    for (let i = 0; i < size; i++) out[i] = next() & 0xff
    return out
  }
  let counter = 0
  return { random, uuid: () => formatUuid7(clock.now(), counter++ & 0xfff, random(8)) }
}

function formatUuid7(ms: number, counter: number, tail: Buffer): string {
  const time = ms.toString(16).padStart(12, '0')
  const seq = (0x7000 | counter).toString(16)
  const rest = Buffer.from(tail)
  rest[0] = (rest[0]! & 0x3f) | 0x80
  const hex = rest.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${seq}-${hex.slice(0, 4)}-${hex.slice(4)}`
}
