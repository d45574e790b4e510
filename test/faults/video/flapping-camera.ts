import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from './fault.ts'
import { comesAbout, RecorderHouse } from './recorder-house.ts'

const count = 3
/** The longest wait before a camera is tried again (src/media/rtsp/back-off.ts), and a GOP. */
const boundSeconds = 30.5
/** What is on the wire when the line is cut is nobody's loss. */
const marginMs = 200

export const flappingCamera: Fault = {
  name: 'camera flapping every second',
  bound: { gops: 0, seconds: boundSeconds, stated: 'no GOP that came whole; once it stays, it is recorded within 30 s and a GOP (docs/operations.md, "Recorder"). Other cameras lose nothing' },
  async run(options) {
    const rig = await RecorderHouse.open(options, { count, fps: 20, gopFrames: 10, line: true })
    try {
      rig.start()
      await rig.untilRecording()
      const startedMs = Date.now()
      const cuts: number[] = []
      while (Date.now() - startedMs < options.minutes * 60_000) {
        await pause(1_000)
        cuts.push(Date.now())
        rig.line.cut()
        await pause(1_000)
        rig.line.mend()
        if (cuts.length % 60 === 0) options.tell(`cut ${cuts.length} times`)
      }
      const mendedMs = Date.now()
      const told = await rig.healthActs()
      const normalAgain = (await comesAbout(() => rig.source.countSince(0, mendedMs) > 3, 40_000)) && (await comesAbout(async () => (await rig.health()).every(({ state }) => state === 'recording'), 20_000))
      // It has to be gone for ten seconds before the ledger hears of it, which takes some tries.
      const isToldOf = options.minutes < 1 || told.some(({ online }) => !online)
      const isToldBack = await comesAbout(async () => (await rig.healthActs()).at(-1)?.online !== false, 90_000)
      const sent = rig.cameras.map((_, i) => rig.source.finished(i, Date.now() - 1_000))
      await pause(2_500)
      await rig.end('SIGTERM')
      const whole = sent.map((list, i) => (i > 0 ? list : list.filter(({ atMs }) => !cuts.some((cut) => atMs <= cut && cut < atMs + rig.source.gopMs + marginMs))))
      const { lost, damaged, overlapping, doubleWriters, kept } = await rig.compare(whole)
      const back = kept.filter(({ arrivedMs }) => arrivedMs > mendedMs).toSorted((a, b) => a.arrivedMs - b.arrivedMs)
      const first = sent[0]!.find(({ atMs }) => atMs > mendedMs)
      return {
        lostGops: lost.length, lostSeconds: first ? (first.atMs - mendedMs) / 1000 : Number.POSITIVE_INFINITY, overlapping, doubleWriters,
        alarmRaised: isToldOf, normalAgain: normalAgain && isToldBack && back.length > 0,
        broken: [
          ...(damaged > 0 ? [`${damaged} GOPs are damaged`] : []),
          ...(told.length > options.minutes * 2 + 1 ? [`${told.length} acts in ${options.minutes} minutes flood the ledger`] : []),
        ],
        note: `${cuts.length} times away for a second in ${options.minutes} minutes; of the flapping camera ${whole[0]!.length} whole GOPs came, of the others ${whole.slice(1).flat().length}; ${told.length} acts on the ledger`,
      }
    } finally {
      await rig.close()
    }
  },
}
