import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { layDown } from '../../../src/media/archive/lay-down.ts'
import type { Fault } from './fault.ts'
import { numberGops } from './numbered-cameras.ts'
import { comesAbout, RecorderHouse } from './recorder-house.ts'

const count = 3
const rate = { fps: 10, gopFrames: 10 }
const hour = 3_600_000
const firstLaid = 1_000_000
const laidSeconds = 7_200
/** Ahead, back past the beginning, right again, and ahead into time that was written already. */
const allSteps = [hour, -hour, 0, hour, 0]
const fewSteps = [hour, -hour, 0]

export const steppedClock: Fault = {
  name: 'clock stepped ±1 h',
  bound: { gops: 0, stated: 'nothing (docs/operations.md, "Recorder")' },
  async run(options) {
    const rig = await RecorderHouse.open(options, { count, ...rate })
    try {
      const file = join(rig.house.folder, 'stepped-by')
      writeFileSync(file, '0')
      // The first camera has footage of the last two hours, that a clock set back must not write over.
      mkdirSync(rig.archive(), { recursive: true })
      await layDown({ root: rig.archive(), cameraId: rig.cameras[0]!, gops: numberGops(rate, firstLaid, laidSeconds), frameTicks: 9_000, fromMs: Date.now() - laidSeconds * 1_000, toMs: Date.now() - 500 })
      rig.start('main', { env: { STEPPED_BY: file }, nodeArgs: ['--import', join(import.meta.dirname, 'step-clock.ts')] })
      await rig.untilRecording()
      const [steps, steppedMs] = options.isBrief ? [fewSteps, 2_500] : [allSteps, 6_000]
      let alarms = 0
      const misheard: string[] = []
      for (const stepMs of steps) {
        writeFileSync(file, String(stepMs))
        rig.signal('SIGUSR2')
        await pause(steppedMs)
        const awayMs = Math.abs((await rig.recorder())!.heard_at.getTime() - Date.now())
        if (awayMs > 10_000) misheard.push(`stepped by ${stepMs / hour} h the recorder was heard ${Math.round(awayMs / 1000)} s away from now`)
        if (stepMs === 0) continue
        // Every camera's clock is off by as much, as its recorder sees it.
        if (await comesAbout(async () => (await rig.health()).every(({ clock_offset_ms }) => clock_offset_ms !== null && Math.abs(clock_offset_ms + stepMs) < 60_000), 15_000)) alarms++
      }
      const normalAgain = await comesAbout(async () => (await rig.health()).every(({ state, clock_offset_ms, reconnects }) => state === 'recording' && Math.abs(clock_offset_ms ?? hour) < 60_000 && reconnects === 0), 20_000)
      const isHeard = (await rig.metric('recorder_silence_seconds')) < 10
      const sent = rig.cameras.map((_, i) => rig.source.finished(i, Date.now() - 500))
      await pause(2_500)
      await rig.end('SIGTERM')
      const { lost, damaged, overlapping, doubleWriters, kept } = await rig.compare(sent, { byTime: false })
      const laid = new Set(kept.filter(({ number }) => number >= firstLaid).map(({ number }) => number)).size
      return {
        lostGops: lost.length, overlapping, doubleWriters, alarmRaised: alarms === steps.filter((step) => step !== 0).length, normalAgain: normalAgain && isHeard,
        broken: [...misheard, ...(damaged > 0 ? [`${damaged} GOPs are damaged`] : []), ...(laid < laidSeconds - 2 ? [`of the two hours before ${laidSeconds - laid} GOPs are gone`] : [])],
        note: `the recorder process alone was stepped (a module loaded before it shifts its Date): by ${steps.map((step) => `${step / hour} h`).join(', ')}; ${sent.flat().length} GOPs meanwhile, ${laid} of before, all there`,
      }
    } finally {
      await rig.close()
    }
  },
}
