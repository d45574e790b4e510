import { setTimeout as pause } from 'node:timers/promises'
import { Archive } from '../../src/media/archive/archive.ts'
import type { Gop } from '../../src/media/frame.ts'
import { startCamera } from '../../src/media/rtsp/start-camera.ts'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { systemIds } from '../../src/platform/ports/ids.ts'

/** By what a recording is timed: sender reports joined to arrival, as the recorder does, or arrival alone. */
export const ways = ['reports', 'arrival'] as const
export type Way = (typeof ways)[number]

/** Records cameras for a while, each in both ways at once from the same packets; `<name>-<way>` is its folder under `root`. */
export async function recordBothWays(root: string, cameras: Readonly<Record<string, string>>, seconds: number): Promise<void> {
  const ids = systemIds(systemClock)
  const troubles: unknown[] = []
  const archive = new Archive({ root, onFile: () => {}, onState: (state) => state.state === 'stopped' && troubles.push(state), onProblem: (problem) => troubles.push(problem) })
  const sessions = Object.entries(cameras).map(([name, url]) =>
    startCamera(
      { url, clock: systemClock, random: (size) => ids.random(size) },
      {
        onFormat: () => {},
        onGop(gop, giveBack) {
          const written = ways.map((way) => archive.writer(`${name}-${way}`).write(way === 'reports' ? gop : withoutReports(gop)))
          void Promise.all(written).then(giveBack)
        },
        onState: (state) => state.state === 'offline' && troubles.push(state),
      },
    ),
  )
  await pause(seconds * 1000)
  await Promise.all(sessions.map((session) => session.stop()))
  await archive.close()
  if (troubles.length > 0) throw new Error(`recording went wrong: ${JSON.stringify(troubles)}`)
}

function withoutReports(gop: Gop): Gop {
  const frames = gop.frames.map((frame) => ({ ...frame }))
  for (const frame of frames) delete frame.takenMs
  return { ...gop, frames }
}
