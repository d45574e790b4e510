import type { TestHouse, TestHouseOptions } from '../../open-house.ts'

export interface VideoOptions {
  /** How often a recorder is killed. */
  times: number
  /** How long a camera comes and goes. */
  minutes: number
  /** How many cameras reconnect at once. */
  cameras: number
  seed: number
  /** Shorter and fewer, for every day. */
  isBrief: boolean
  openHouse(options?: TestHouseOptions): Promise<TestHouse>
  /** Progress, a line each. */
  tell(line: string): void
}

/** What a fault did, read from the archive's files, the database and `/metrics`. */
export interface Outcome {
  /** Finished GOPs that lie in no archive; where what is lost is time: seconds. */
  lostGops?: number
  lostSeconds?: number
  /** GOPs of one camera in one archive whose times overlap. */
  overlapping: number
  /** Pictures, or times of a camera, that were written twice or by two recorders. */
  doubleWriters: number
  /** Whether whoever tends the house was told, where there was something to tell. */
  alarmRaised: boolean
  /** Whether recording, reading and health were as before once the cause was gone. */
  normalAgain: boolean
  /** What else was not as it should be. */
  broken?: string[]
  /** What was measured, and where this falls short of the fault in the field. */
  note?: string
  /** Why it could not be tried here. */
  skipped?: string
}

export interface Fault {
  name: string
  /** What may be lost at most, and where that is stated. */
  bound: { gops?: number; seconds?: number; stated: string }
  run(options: VideoOptions): Promise<Outcome>
}

export interface FaultResult extends Outcome {
  fault: string
  bound: Fault['bound']
  ok: boolean
  seconds: number
}

/** Runs one fault and says whether its bound held. */
export async function runFault({ name, bound, run }: Fault, options: VideoOptions): Promise<FaultResult> {
  const startedMs = performance.now()
  const outcome = await run(options)
  const { lostGops = 0, lostSeconds = 0, overlapping, doubleWriters, alarmRaised, normalAgain, broken = [] } = outcome
  const isWithin = lostGops <= (bound.gops ?? 0) && lostSeconds <= (bound.seconds ?? 0)
  const ok = outcome.skipped !== undefined || (isWithin && overlapping === 0 && doubleWriters === 0 && alarmRaised && normalAgain && broken.length === 0)
  return { fault: name, ok, bound, ...outcome, seconds: Math.round((performance.now() - startedMs) / 1000) }
}

/** For what cannot be tried on this machine. */
export const skip = (why: string): Outcome => ({ overlapping: 0, doubleWriters: 0, alarmRaised: false, normalAgain: false, skipped: why })
