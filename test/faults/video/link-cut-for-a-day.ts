import { setTimeout as pause } from 'node:timers/promises'
import { layDown } from '../../../src/media/archive/lay-down.ts'
import { EdgeHouse, expectOk } from './edge-house.ts'
import type { Fault } from './fault.ts'
import { numberGops } from './numbered-cameras.ts'
import { comesAbout } from './recorder-house.ts'

const rate = { fps: 10, gopFrames: 10 }
const hour = 3_600_000
/** Hours of two cameras that end while nobody can be told: more than are told at once. */
const backlogHours = 120
const firstLaid = 1_000_000

export const linkCutForADay: Fault = {
  name: 'edge link cut for a day',
  bound: { gops: 0, stated: 'nothing: the village records on, also after a restart, and tells the county of every file once the link is back (docs/decisions/0006-far-recorders-dial-out.md)' },
  async run({ isBrief, ...options }) {
    const edge = await EdgeHouse.open({ isBrief, ...options }, rate)
    try {
      await edge.begin()
      await pause(4_000)
      edge.line.cut()
      const cutAt = Date.now()
      await edge.end('SIGKILL')
      // What a day leaves behind: a file an hour, none of which the county has heard of.
      for (let i = 1; i <= backlogHours; i++)
        for (const cameraId of edge.cameras.slice(0, i <= 2 ? 2 : 1)) {
          const fromMs = Math.floor(cutAt / hour - i) * hour
          await layDown({ root: edge.archive, cameraId, gops: numberGops(rate, firstLaid + 2 * i, 2), frameTicks: 9_000, fromMs, toMs: fromMs + 1_500 })
        }
      const againMs = Date.now()
      edge.start()
      const broken: string[] = []
      if (!(await comesAbout(() => edge.cameras.every((_, i) => edge.source.countSince(i, againMs) > 2), 60_000))) broken.push('started without a link it records nothing')
      // One camera is taken from it meanwhile: what it recorded of it before is the county's to delete all the same.
      await expectOk(edge.machinist.post(`/api/cameras/${edge.cameras[1]}/assign`, { recorder: '' }))
      await pause(isBrief ? 2_000 : 12_000)
      const alarmRaised = isBrief || (await edge.metric('recorder_silence_seconds')) > 10
      const cutSeconds = Math.round((Date.now() - cutAt) / 1000)
      edge.line.mend()
      const isLinked = await comesAbout(async () => (await edge.silenceSeconds()) < 4, 90_000)
      const filed = async () => (await edge.query<{ n: number }>(`select count(*)::int as n from footage_files where county = $1 and recorder = 'qiaowei' and path <> ''`))[0]!.n
      const waiting = async () => (await edge.query<{ files_waiting: number }>(`select files_waiting from recorders where county = $1 and id = 'qiaowei'`))[0]!.files_waiting
      const isFiled = await comesAbout(async () => (await filed()) >= backlogHours + 4 && (await waiting()) === 0, 40_000)
      if (!isFiled) broken.push(`${await filed()} files of ${backlogHours + 4} are written down, ${await waiting()} wait`)
      const untilMs = Date.now() - 500
      const isReleased = await comesAbout(async () => (await edge.query(`select camera from camera_leases where county = $1 and camera = '${edge.cameras[1]}'`)).length === 0, 20_000)
      await pause(2_500)
      await edge.end('SIGTERM')
      const [kept, moved] = await edge.compare(untilMs)
      // Of the camera that was taken away nothing is recorded any more once the village has heard of it; what was sent while it was killed is nobody's.
      const wasDown = (gop: { atMs: number }) => gop.atMs > cutAt - 1_500 && gop.atMs < againMs + 5_000
      const lost = [...kept!.lost, ...moved!.lost.filter(({ atMs }) => atMs < cutAt)].filter((gop) => !wasDown(gop))
      return {
        lostGops: lost.length, overlapping: kept!.overlapping + moved!.overlapping, doubleWriters: kept!.doubleWriters + moved!.doubleWriters, alarmRaised, normalAgain: isLinked && isFiled && isReleased, broken,
        note: `shortened: ${cutSeconds} s without a link, in which the recorder was killed and started again, ${backlogHours + 2} files of past hours came to wait, and a camera was taken from it`,
      }
    } finally {
      await edge.close()
    }
  },
}
