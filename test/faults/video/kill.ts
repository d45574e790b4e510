import { once } from 'node:events'
import { existsSync, statSync, watch } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { keepRecorder } from '../../../src/apps/keep-recorder.ts'
import { indexPath, listDays, listStarts, mediaPath } from '../../../src/media/archive/layout.ts'
import { recordSize } from '../../../src/media/archive/record.ts'
import { readMediaHead, scanFragments } from '../../../src/media/archive/scan.ts'
import { diskVfs } from '../../../src/platform/ports/vfs.ts'
import { randomFrom } from '../../../demo/random.ts'
import { Drained } from './drained.ts'
import type { Fault } from './fault.ts'
import type { SentGop } from './numbered-cameras.ts'
import { comesAbout, RecorderHouse } from './recorder-house.ts'

const count = 8
const gopFrames = 10
/** From the last byte of a GOP that the recorder has read to the return of its write; what it has not read is nobody's loss. */
const marginMs = 200

export const kill: Fault = {
  name: 'recorder killed mid-write',
  bound: { gops: 0, stated: 'no finished GOP; the one under way of each camera (docs/operations.md, "Recorder")' },
  async run(options) {
    const { times, seed, tell } = options
    const random = randomFrom(`kill ${seed}`)
    const rig = await RecorderHouse.open(options, { count, fps: 20, gopFrames, filler: 50_000 })
    const drained = new Drained(rig.source.port)
    const sent: SentGop[][] = rig.cameras.map(() => [])
    let caught = 0
    let fromMs = 0
    const take = (untilMs: number) => {
      for (const [i, list] of sent.entries()) list.push(...rig.source.finished(i, untilMs).filter(({ atMs }) => atMs >= fromMs))
      fromMs = Date.now()
    }
    try {
      for (let round = 1; round <= times; round++) {
        const startedMs = Date.now()
        const child = rig.start()
        await rig.untilConnected(startedMs)
        await pause(random.between(300, 1500))
        const ended = once(child, 'exit')
        // Every other time right when the kernel tells of a write: the file has grown, and its index not yet.
        if (round % 2 === 0) await seeWrite(rig, random.whole(0, count - 1))
        child.kill('SIGKILL')
        take(drained.lastMs - marginMs)
        await ended
        caught += await countCaught(rig)
        if (round % 10 === 0 || round === times) tell(`killed ${round}/${times} times; ${caught} files were caught in the middle of a write`)
      }
      // Once more below its keeper, which has to notice, say so, and start it again.
      const startedMs = Date.now()
      const keeper = keepRecorder(rig.house.platform)
      await rig.untilConnected(startedMs)
      const dead = keeper.pid()!
      const killedMs = Date.now()
      process.kill(dead, 'SIGKILL')
      take(drained.lastMs - marginMs)
      const alarmRaised = await comesAbout(async () => (await rig.metric('recorder_deaths')) > 0, 30_000)
      const normalAgain = await comesAbout(() => keeper.pid() !== dead && rig.cameras.every((_, i) => rig.source.countSince(i, killedMs + 1_000) > 3), 60_000)
      await pause(1_000)
      take(Date.now() - marginMs)
      await keeper.stop()
      const { lost, damaged, overlapping, doubleWriters } = await rig.compare(sent)
      const finished = sent.reduce((sum, list) => sum + list.length, 0)
      return {
        lostGops: lost.length, overlapping, doubleWriters, alarmRaised, normalAgain, ...(damaged > 0 ? { broken: [`${damaged} GOPs are damaged`] } : {}),
        note: `${times + 1} kills, ${count} cameras over RTSP, ${finished} GOPs finished before them; ${caught} files were caught in the middle of a write`,
      }
    } finally {
      drained.close()
      await rig.close()
    }
  },
}

/** The newest file of a camera. */
async function newestFile(rig: RecorderHouse, camera: string): Promise<string | undefined> {
  const root = rig.archive()
  const day = (await listDays(diskVfs, root, camera)).at(-1)
  const start = day === undefined ? undefined : (await listStarts(diskVfs, root, camera, day)).at(-1)
  return start === undefined ? undefined : mediaPath(root, camera, start)
}

/** Resolves in the moment in which something is written of a camera. */
async function seeWrite(rig: RecorderHouse, camera: number): Promise<void> {
  const path = await newestFile(rig, rig.cameras[camera]!)
  if (!path) return
  const seen = watch(path)
  await Promise.race([once(seen, 'change'), pause(2_000)])
  seen.close()
}

/** Open files whose last bytes are no whole fragment, or whose index lacks their last one. */
async function countCaught(rig: RecorderHouse): Promise<number> {
  let caught = 0
  for (const camera of rig.cameras) {
    const path = await newestFile(rig, camera)
    if (!path) continue
    const media = await diskVfs.open(path, 'read')
    const head = await readMediaHead(media)
    const scan = head && (await scanFragments(media, head.record.initSize))
    const indexed = existsSync(indexPath(path)) ? statSync(indexPath(path)).size / recordSize - 1 : 0
    if (!scan || (!scan.end && (scan.endSize < (await media.size()) || indexed < scan.gops.length))) caught++
    await media.close()
  }
  return caught
}
