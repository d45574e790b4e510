import { setTimeout as pause } from 'node:timers/promises'
import { skip, type Fault } from './fault.ts'
import { comesAbout, RecorderHouse } from './recorder-house.ts'
import { SmallDisk } from './small-disk.ts'

const count = 4
const gopFrames = 10
/** A disk that took nothing is asked again after five seconds, and a GOP is written when it is over. */
const boundSeconds = 6.5
const fullMs = 10_000

export const diskFull: Fault = {
  name: 'disk filled',
  bound: { seconds: boundSeconds, stated: 'what came while the disk was full, and so many seconds after; nothing older, nothing deleted (docs/operations.md, "Full disk")' },
  async run(options) {
    const rig = await RecorderHouse.open(options, { count, fps: 10, gopFrames })
    const disk = await SmallDisk.inMemory(rig.archive(), 16)
    try {
      if (!disk) return skip('mounting a small disk takes root')
      rig.start()
      await rig.untilRecording()
      await pause(4_000)
      const fullAt = Date.now()
      await disk.fill()
      const alarmRaised = await comesAbout(async () => (await rig.metric('recorder_disk_full')) === 1 && (await rig.recorder())?.state === 'disk_full' && (await rig.health()).every(({ state, code }) => state === 'stopped' && code === 'ENOSPC'), 30_000)
      await pause(fullMs)
      const freedAt = Date.now()
      disk.empty()
      const normalAgain = await comesAbout(async () => (await rig.metric('recorder_disk_full')) === 0 && (await rig.health()).every(({ state }) => state === 'recording'), 30_000)
      await pause(4_000)
      const sent = rig.cameras.map((_, i) => rig.source.finished(i, Date.now() - 500))
      await pause(2_500)
      await rig.end('SIGTERM')
      const outside = sent.map((list) => list.filter(({ atMs }) => atMs + rig.source.gopMs < fullAt || atMs > freedAt))
      const { lost, damaged, overlapping, doubleWriters } = await rig.compare(outside)
      const early = lost.filter(({ atMs }) => atMs < fullAt).length
      const whole = await rig.compare(sent)
      return {
        lostSeconds: Math.max(0, ...lost.map(({ atMs }) => atMs + rig.source.gopMs - freedAt)) / 1000, overlapping, doubleWriters, alarmRaised, normalAgain,
        broken: [...(early > 0 ? [`${early} GOPs of before are gone`] : []), ...(damaged > 0 ? [`${damaged} GOPs are damaged`] : [])],
        note: `full for ${((freedAt - fullAt) / 1000).toFixed(1)} s; of ${sent.flat().length} GOPs ${whole.lost.length} are missing, those of that time and of the seconds after`,
      }
    } finally {
      await rig.end('SIGTERM')
      await disk?.remove()
      await rig.close()
    }
  },
}
