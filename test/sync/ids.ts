import { randomInt } from 'node:crypto'
import type { Clock } from '#platform/ports/clock.ts'
import { seededIds } from '#platform/ports/ids.ts'

/** UUIDv7s as a device makes them. */
export function makeIds(clock: Clock): () => string {
  const ids = seededIds(randomInt(2 ** 31), clock)
  return () => ids.uuid()
}
