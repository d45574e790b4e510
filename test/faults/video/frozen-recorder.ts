import { setTimeout as pause } from 'node:timers/promises'
import { boundSeconds } from '../failover.ts'
import { TwoRecorders } from '../two-recorders.ts'
import type { Fault } from './fault.ts'
import { comesAbout } from './recorder-house.ts'

const count = 4
const half = { main: count / 2, second: count / 2 }
/** Past its lease, and past the silence at which its keeper is told. */
const frozenMs = 14_000

export const frozenRecorder: Fault = {
  name: 'lease holder frozen past its lease, then woken',
  bound: { seconds: boundSeconds, stated: '10 s and a GOP (docs/decisions/0005-recorders-hold-cameras-by-lease.md)' },
  async run(options) {
    const house = await options.openHouse({ log: 'silent' })
    const two = await TwoRecorders.open(house, count)
    const silence = async () => Number(/^langqiao_recorder_silence_seconds (\S+)/m.exec((await house.app.inject({ method: 'GET', url: '/metrics' })).body)?.[1])
    try {
      two.start('main')
      two.start('second')
      await two.untilRecorded(half)
      const fromMs = Date.now() - 2_000
      two.signal('second', 'SIGSTOP')
      await pause(frozenMs)
      const alarmRaised = await comesAbout(async () => (await silence()) > 10, 10_000)
      await two.untilRecorded({ main: count, second: 0 })
      two.signal('second', 'SIGCONT')
      const normalAgain = await comesAbout(async () => (await silence()) < 5, 20_000)
      await two.untilRecorded(half)
      await pause(2_000)
      const { maxGapSeconds, doubleWriters, overlapping } = await two.read(fromMs)
      return { lostSeconds: Number(maxGapSeconds.toFixed(2)), overlapping, doubleWriters, alarmRaised, normalAgain, note: `${count} cameras, two recorders; frozen with SIGSTOP for ${frozenMs / 1000} s` }
    } finally {
      await two.close()
      await house.close()
    }
  },
}
