import { setTimeout as pause } from 'node:timers/promises'
import { startTestDatabase } from '../database.ts'
import { openHouse } from '../open-house.ts'
import { gopSeconds, TwoRecorders } from './two-recorders.ts'

/** What a takeover may cost (src/domains/cameras/leases). */
export const boundSeconds = 10 + gopSeconds
/** Well past a lease. */
const frozenMs = 9_000
const count = 8

export interface FailoverResult {
  maxGapSeconds: number
  gopSeconds: number
  doubleWriters: number
  faults: string[]
}

/** One of two recorders is killed and comes back, the other one is frozen past its lease and woken, and the first is told to stop; `times` times. */
export async function failOver(times: number): Promise<FailoverResult> {
  const database = await startTestDatabase()
  const house = await openHouse(database.server.url, { log: 'silent' })
  const two = await TwoRecorders.open(house, count)
  const faults: string[] = []
  const result = { maxGapSeconds: 0, gopSeconds, doubleWriters: 0, faults }
  try {
    for (let round = 0; round < times; round++) {
      two.start('main')
      two.start('second')
      await two.untilRecorded({ main: count / 2, second: count / 2 })
      const fromMs = Date.now() - 2_000
      two.signal('main', 'SIGKILL')
      await two.untilRecorded({ main: 0, second: count })
      const killed = await two.read(fromMs)
      two.start('main')
      await two.untilRecorded({ main: count / 2, second: count / 2 })
      two.signal('second', 'SIGSTOP')
      await pause(frozenMs)
      await two.untilRecorded({ main: count, second: 0 })
      two.signal('second', 'SIGCONT')
      await two.untilRecorded({ main: count / 2, second: count / 2 })
      const frozen = await two.read(fromMs)
      two.signal('main', 'SIGTERM')
      await two.untilRecorded({ main: 0, second: count })
      const drained = await two.read(fromMs)
      for (const [name, reading] of Object.entries({ killed, frozen, drained })) {
        console.error(`${round + 1}/${times}: after one was ${name}: longest gap so far ${reading.maxGapSeconds.toFixed(2)} s, double writers ${reading.doubleWriters}`)
        if (reading.maxGapSeconds > boundSeconds) faults.push(`a gap of ${reading.maxGapSeconds.toFixed(2)} s after one was ${name}; the bound is ${boundSeconds} s`)
        if (reading.doubleWriters > 0) faults.push(`${reading.doubleWriters} times lie in both archives after one was ${name}`)
        result.maxGapSeconds = Math.max(result.maxGapSeconds, Number(reading.maxGapSeconds.toFixed(2)))
        result.doubleWriters = Math.max(result.doubleWriters, reading.doubleWriters)
      }
      two.signal('second', 'SIGTERM')
      await Promise.all([two.ended('main'), two.ended('second')])
    }
    return result
  } finally {
    await two.close()
    await house.close()
    await database.stop()
  }
}
