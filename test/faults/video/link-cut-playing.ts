import { setTimeout as pause } from 'node:timers/promises'
import { EdgeHouse, readBroken } from './edge-house.ts'
import type { Fault } from './fault.ts'
import { comesAbout } from './recorder-house.ts'

/** Longer than a link may be silent, and than a recorder may be before its keeper is told. */
const cutMs = 12_000
/** Until whoever watches is told that it broke: the silence of a link, and some. */
const patienceMs = 20_000

/** What both of these cut: a village whose line takes some seconds for what is asked of it. */
export const slowVillage = { fps: 10, gopFrames: 10, filler: 100_000, linkKbps: 3_000 }

export const linkCutPlaying: Fault = {
  name: 'edge link cut mid-playback',
  bound: { gops: 0, stated: 'nothing: it is recorded in the village meanwhile, shown as held there, and plays once the link is back (docs/decisions/0006-far-recorders-dial-out.md)' },
  async run({ isBrief, ...options }) {
    const edge = await EdgeHouse.open({ isBrief, ...options }, slowVillage)
    try {
      await edge.begin()
      await pause(isBrief ? 5_000 : 12_000)
      const { look } = await edge.look()
      const before = (await edge.coverage(look)).spans.at(-1)!
      const path = `/api/footage/looks/${look}/segments?from=${Math.ceil(before.startMs)}&to=${Math.floor(before.endMs) - 500}`
      const playing = await edge.fetch(path)
      const broken: string[] = []
      if (playing.status !== 200) broken.push(`playback answered ${playing.status} before the cut`)
      const reading = readBroken(playing, patienceMs)
      await pause(800)
      edge.line.cut()
      const cutAt = Date.now()
      const cut = await reading.catch((error: Error) => ({ bytes: 0, ended: true, why: error.message }))
      if (cut.ended) broken.push(`what was playing did not break off: ${JSON.stringify(cut)}`)
      const { held, spans } = await edge.coverage(look)
      if (held[0]?.recorder !== 'qiaowei' || spans.length > 0) broken.push(`the time is not shown as held in the village: ${JSON.stringify({ held, spans })}`)
      const refused = await edge.fetch(path)
      if (![204, 503].includes(refused.status)) broken.push(`playback without a link answered ${refused.status}`)
      await pause(Math.max(0, cutAt + (isBrief ? 3_000 : cutMs) - Date.now()))
      const alarmRaised = isBrief || (await edge.metric('recorder_silence_seconds')) > 10
      edge.line.mend()
      // A try in half a minute, and as much again where it was missed.
      const isLinked = await comesAbout(async () => (await edge.coverage(look)).held.length === 0, 60_000)
      const whole = isLinked ? await readBroken(await edge.fetch(path), 60_000) : { bytes: 0, ended: false }
      if (!whole.ended || whole.bytes <= cut.bytes) broken.push(`what broke off does not play as a whole afterwards: ${JSON.stringify(whole)}`)
      const untilMs = Date.now() - 500
      await pause(2_500)
      await edge.end('SIGTERM')
      const readings = await edge.compare(untilMs)
      const sum = (pick: (reading: (typeof readings)[number]) => number) => readings.reduce((total, reading) => total + pick(reading), 0)
      return {
        lostGops: sum(({ lost }) => lost.length), overlapping: sum(({ overlapping }) => overlapping), doubleWriters: sum(({ doubleWriters }) => doubleWriters), alarmRaised, normalAgain: isLinked && whole.ended, broken,
        note: `cut after ${cut.bytes} of ${whole.bytes} bytes; ${sum(({ kept }) => kept.length)} GOPs in the village's archive`,
      }
    } finally {
      await edge.close()
    }
  },
}
