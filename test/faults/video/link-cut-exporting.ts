import { setTimeout as pause } from 'node:timers/promises'
import { EdgeHouse } from './edge-house.ts'
import type { Fault } from './fault.ts'
import { slowVillage } from './link-cut-playing.ts'
import { comesAbout } from './recorder-house.ts'

export const linkCutExporting: Fault = {
  name: 'edge link cut mid-export',
  bound: { gops: 0, stated: 'nothing: no half export is sealed, and the whole one is once the link is back (docs/decisions/0006-far-recorders-dial-out.md)' },
  async run({ isBrief, ...options }) {
    const edge = await EdgeHouse.open({ isBrief, ...options }, slowVillage)
    try {
      await edge.begin()
      await pause(isBrief ? 5_000 : 12_000)
      const { grant, look } = await edge.look()
      const { startMs, endMs } = (await edge.coverage(look)).spans.at(-1)!
      const range = { from: new Date(Math.ceil(startMs)).toISOString(), to: new Date(Math.floor(endMs) - 500).toISOString() }
      const ask = () => edge.fetch('/api/footage/exports', { grant, camera: edge.f.camera, ...range, clip: null })
      const broken: string[] = []
      const exporting = ask()
      await pause(800)
      edge.line.cut()
      const refused = await exporting
      const why = ((await refused.json()) as { error?: { code: string } }).error?.code
      if (refused.status !== 503 || why !== 'footage_held') broken.push(`an export whose link was cut answered ${refused.status} ${why}`)
      const sealed = () => edge.query<{ id: string }>(`select id from acts where county = $1 and type like 'export.%'`)
      if ((await sealed()).length > 0) broken.push('half an export stands on the ledger')
      await pause(isBrief ? 3_000 : 12_000)
      const alarmRaised = isBrief || (await edge.metric('recorder_silence_seconds')) > 10
      edge.line.mend()
      const isLinked = await comesAbout(async () => (await edge.coverage(look)).held.length === 0, 60_000)
      const answer = await ask()
      const { parts = [] } = (await answer.json()) as { parts?: { frames: number }[] }
      const frames = parts.reduce((total, part) => total + part.frames, 0)
      const wanted = Math.floor(((endMs - startMs - 500) / 1000) * slowVillage.fps) - slowVillage.fps
      if (answer.status !== 200 || frames < wanted) broken.push(`the export after the cut answered ${answer.status} with ${frames} frames of ${wanted}`)
      const untilMs = Date.now() - 500
      await pause(2_500)
      await edge.end('SIGTERM')
      const readings = await edge.compare(untilMs)
      const sum = (pick: (reading: (typeof readings)[number]) => number) => readings.reduce((total, reading) => total + pick(reading), 0)
      return {
        lostGops: sum(({ lost }) => lost.length), overlapping: sum(({ overlapping }) => overlapping), doubleWriters: sum(({ doubleWriters }) => doubleWriters), alarmRaised,
        normalAgain: isLinked && answer.status === 200, broken, note: `refused while the link was cut, with nothing sealed; ${frames} frames sealed once it was back`,
      }
    } finally {
      await edge.close()
    }
  },
}
