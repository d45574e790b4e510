import { expect, test } from 'vitest'
import { CaptureClock } from './capture-clock.ts'

/** A camera at 25 pictures a second whose RTP clock stood at `origin` at 0 ms, and whose pictures come `lagMs` after they were taken. */
function play({ origin = 0, lagMs = 600, reportLagMs = () => 3, seconds = 60, rate = 90_000, driftPpm = 0 }: { origin?: number; lagMs?: number | ((i: number) => number); reportLagMs?: (i: number) => number; seconds?: number; rate?: number; driftPpm?: number }) {
  const clock = new CaptureClock()
  clock.startAnew(rate)
  const stamp = (ms: number) => Math.round(origin + ms * (rate / 1000) * (1 + driftPpm / 1e6)) >>> 0
  const happenings: { atMs: number; run(): void }[] = []
  const errors: number[] = []
  let newest: number | undefined
  for (let i = 0; i < seconds * 25; i++) {
    const arrivesAt = i * 40 + (typeof lagMs === 'function' ? lagMs(i) : lagMs)
    happenings.push({
      atMs: arrivesAt,
      run() {
        newest = stamp(i * 40)
        const taken = clock.takenAt(newest, arrivesAt)
        errors.push(taken === undefined ? Number.NaN : taken - i * 40)
      },
    })
  }
  for (let i = 0; i * 5000 < seconds * 1000; i++) {
    const arrivesAt = 1000 + i * 5000 + reportLagMs(i)
    happenings.push({ atMs: arrivesAt, run: () => clock.report(stamp(1000 + i * 5000), arrivesAt, newest) })
  }
  for (const { run } of happenings.sort((a, b) => a.atMs - b.atMs)) run()
  return { clock, errors }
}

test('says when a picture was taken, however long it took to encode and to come', () => {
  const { errors } = play({ lagMs: 600 })
  expect(errors[0]).toBeNaN()
  for (const error of errors.slice(50)) expect(error).toBeCloseTo(3, 0)
})

test('pictures of a large key frame came later, and were taken no later', () => {
  const { errors } = play({ lagMs: (i) => (i % 50 === 0 ? 900 : 200) })
  for (const error of errors.slice(50)) expect(Math.abs(error)).toBeLessThan(5)
})

test('keeps its word over the wrap at 2³², for other clock rates, for a clock that drifts', () => {
  for (const camera of [{ origin: 2 ** 32 - 90_000 * 7 }, { rate: 1000 }, { driftPpm: 200 }]) {
    const { errors } = play(camera)
    for (const error of errors.slice(50)) expect(Math.abs(error)).toBeLessThan(12)
  }
})

test('a report that was held up counts less than one that was not', () => {
  const { errors } = play({ lagMs: 300, reportLagMs: (i) => (i % 3 === 0 ? 3 : 280) })
  for (const error of errors.slice(50)) expect(Math.abs(error)).toBeLessThan(5)
})

test('nothing was taken after it arrived', () => {
  const { errors } = play({ lagMs: 40, reportLagMs: () => 400 })
  for (const error of errors.slice(60)) expect(error).toBeCloseTo(40, 0)
})

test('a clock that jumps with its reports is followed', () => {
  const clock = new CaptureClock()
  clock.report(0, 1000, 0)
  expect(clock.takenAt(90_000, 2300)).toBe(2000)
  clock.report(90_000 * 3600, 6000, 90_000 * 3600 - 3600)
  expect(clock.takenAt(90_000 * 3601, 7300)).toBe(7000)
})

test.each([
  ['before the first report', () => undefined],
  ['long after the last', (clock: CaptureClock) => clock.report(0, -200_000, 0)],
  ['where it names another time than its pictures', (clock: CaptureClock) => clock.report(90_000 * 60, 0, 0)],
  ['where pictures would have been on their way for long', (clock: CaptureClock) => clock.report(90_000, -2000, 0)],
])('says nothing %s', (_, prepare) => {
  const clock = new CaptureClock()
  prepare(clock)
  expect(clock.takenAt(3600, 100)).toBeUndefined()
})
