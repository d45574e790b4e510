import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from './fault.ts'
import { comesAbout, RecorderHouse } from './recorder-house.ts'

const gopSeconds = 2
/** As for a takeover (docs/decisions/0005-recorders-hold-cameras-by-lease.md). */
const boundSeconds = 10 + gopSeconds
const marginMs = 500

export const reconnectingCameras: Fault = {
  name: 'all cameras reconnecting at once',
  bound: { gops: 0, seconds: boundSeconds, stated: 'no GOP that came whole; 10 s and a GOP without pictures (docs/operations.md, "Recorder")' },
  async run(options) {
    // As little as a camera can send: what is tried is the coming back, on a machine that sends the pictures as well.
    const rig = await RecorderHouse.open(options, { count: options.cameras, fps: 5, gopFrames: 5 * gopSeconds })
    try {
      rig.start()
      await rig.untilRecording()
      await pause(3_000)
      const droppedMs = Date.now()
      rig.source.drop()
      const isBack = await comesAbout(() => rig.cameras.every((_, i) => rig.source.countSince(i, droppedMs) > 2), 60_000)
      const normalAgain = isBack && (await comesAbout(async () => (await rig.health()).every(({ state }) => state === 'recording'), 30_000))
      const alarmRaised = await comesAbout(async () => (await rig.health()).every(({ reconnects }) => reconnects > 0), 20_000)
      await pause(3_000)
      const sent = rig.cameras.map((_, i) => rig.source.finished(i, Date.now() - 1_000))
      await pause(3_000)
      await rig.end('SIGTERM')
      const whole = sent.map((list) => list.filter(({ atMs }) => atMs > droppedMs || atMs + rig.source.gopMs + marginMs < droppedMs))
      const { lost, damaged, overlapping, doubleWriters } = await rig.compare(whole)
      const waits = sent.map((list) => (list.find(({ atMs }) => atMs > droppedMs)?.atMs ?? Number.POSITIVE_INFINITY) - droppedMs).toSorted((a, b) => a - b)
      return {
        lostGops: lost.length, lostSeconds: waits.at(-1)! / 1000, overlapping, doubleWriters, alarmRaised, normalAgain, ...(damaged > 0 ? { broken: [`${damaged} GOPs are damaged`] } : {}),
        note: `${options.cameras} cameras; half of them were back after ${(waits[waits.length >> 1]! / 1000).toFixed(2)} s, the last after ${(waits.at(-1)! / 1000).toFixed(2)} s; each counted a reconnection`,
      }
    } finally {
      await rig.close()
    }
  },
}
