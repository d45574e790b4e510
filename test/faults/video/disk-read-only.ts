import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { skip, type Fault } from './fault.ts'
import { comesAbout, RecorderHouse } from './recorder-house.ts'
import { SmallDisk } from './small-disk.ts'

const count = 4
const gopFrames = 10
/** What was not synced when the disk failed (every ten seconds, with a second for the sync itself), and the wait after its repair. */
const unsyncedSeconds = 11
const againSeconds = 6.5
const brokenMs = 8_000

export const diskReadOnly: Fault = {
  name: 'disk turned read-only',
  bound: { seconds: unsyncedSeconds, stated: 'up to 10 s that were not synced when the disk failed, what came until it was mounted again, and 6.5 s after (docs/operations.md, "Recorder")' },
  async run(options) {
    const rig = await RecorderHouse.open(options, { count, fps: 10, gopFrames })
    const disk = await SmallDisk.ext4(rig.archive(), join(rig.house.folder, 'disk.img'), 64)
    try {
      if (!disk) return skip('a disk of its own takes root, loop devices and ext4')
      rig.start()
      await rig.untilRecording()
      await pause(14_000)
      const failedAt = Date.now()
      if (!(await disk.fail())) return skip('this kernel offers no way to make ext4 fail')
      const alarmRaised = await comesAbout(async () => (await rig.metric('recorder_disk_full')) === 1 && (await rig.health()).every(({ state, code }) => state === 'stopped' && ['EROFS', 'EIO'].includes(code)), 30_000)
      await pause(brokenMs)
      await disk.repair()
      const repairedAt = Date.now()
      const normalAgain = await comesAbout(async () => (await rig.metric('recorder_disk_full')) === 0 && (await rig.health()).every(({ state }) => state === 'recording'), 30_000)
      await pause(4_000)
      const sent = rig.cameras.map((_, i) => rig.source.finished(i, Date.now() - 500))
      await pause(2_500)
      await rig.end('SIGTERM')
      const { lost, damaged, overlapping, doubleWriters } = await rig.compare(sent)
      const before = Math.max(0, ...lost.filter(({ atMs }) => atMs < failedAt).map(({ atMs }) => failedAt - atMs)) / 1000
      const after = Math.max(0, ...lost.map(({ atMs }) => atMs + rig.source.gopMs - repairedAt)) / 1000
      return {
        lostSeconds: before, overlapping, doubleWriters, alarmRaised, normalAgain,
        broken: [...(after > againSeconds ? [`${after} s were lost after the repair`] : []), ...(damaged > 0 ? [`${damaged} GOPs are damaged`] : [])],
        note: `read-only for ${((repairedAt - failedAt) / 1000).toFixed(1)} s; ${after.toFixed(1)} s lost after the repair; of ${sent.flat().length} GOPs ${lost.length} are missing`,
      }
    } finally {
      await rig.end('SIGTERM')
      await disk?.remove()
      await rig.close()
    }
  },
}
