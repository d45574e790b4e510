import { seededIds } from '../../src/platform/ports/ids.ts'
import { ManualClock } from '../../src/platform/ports/clock.ts'

/** How many cases of `share` out of 20,000 to try; fifty times as many in the long run (reliability.md, "Fuzzing here"). */
export function countCases(share: number): number {
  return process.env.LANGQIAO_TEST_LONG ? share * 50 : share
}

/** For a test of so many cases. */
export const casesTimeoutMs = process.env.LANGQIAO_TEST_LONG ? 20 * 60_000 : 60_000

/** Whole numbers below `limit`, the same ones for the same seed. */
export function makeDice(seed: number): (limit: number) => number {
  const ids = seededIds(seed, new ManualClock(0))
  return (limit) => ids.random(4).readUInt32BE() % limit
}

/** Values at which parsers go wrong: ends of ranges, `$`, signs of lengths. */
const tellingBytes = [0, 1, 3, 0x0a, 0x0d, 0x20, 0x24, 0x3d, 0x7f, 0x80, 0xfe, 0xff]

/** Breaks a copy of `sample` in one to eight places: bytes changed, cut out, doubled, moved, or the end torn off. */
export function mutate(sample: Buffer, dice: (limit: number) => number): Buffer {
  let bytes = Buffer.from(sample)
  for (let i = dice(8); i >= 0 && bytes.length > 0; i--) {
    const at = dice(bytes.length)
    const size = dice(Math.min(64, bytes.length - at)) + 1
    const piece = bytes.subarray(at, at + size)
    switch (dice(7)) {
      case 0:
        bytes[at] = dice(256)
        break
      case 1:
        bytes[at] = tellingBytes[dice(tellingBytes.length)]!
        break
      case 2:
        bytes[at]! ^= 1 << dice(8)
        break
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)])
        break
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
        break
      case 5:
        bytes = Buffer.concat([bytes.subarray(0, at), piece, piece, piece, bytes.subarray(dice(bytes.length))])
        break
      default:
        if (dice(4) === 0) bytes = bytes.subarray(0, at)
    }
  }
  return bytes
}

/** Tries `count` mutations of the samples; a failure names the case, which the same seed brings back. */
export function tryMutations(samples: Buffer[], count: number, check: (bytes: Buffer, dice: (limit: number) => number) => void): void {
  for (let seed = 0; seed < count; seed++) {
    const dice = makeDice(seed)
    const bytes = mutate(samples[dice(samples.length)]!, dice)
    try {
      check(bytes, dice)
    } catch (error) {
      throw new Error(`case ${seed}, ${bytes.toString('base64').slice(0, 2000)}`, { cause: error })
    }
  }
}
