import { createInterface } from 'node:readline'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { systemIds } from '../../src/platform/ports/ids.ts'
import { Archive } from '../../src/media/archive/archive.ts'
import { keepHeapSmall } from '../../src/media/rtsp/keep-heap-small.ts'
import { type CameraSession, startCamera } from '../../src/media/rtsp/start-camera.ts'

/**
 * The recorder under test, a process of its own: `target.ts PORT COUNT FOLDER` records COUNT cameras into an archive,
 * as the recorder does. Told `measure`, it says what it has used; told `end`, it finishes its files and ends.
 */
keepHeapSmall()
const [port, count = '1', root = ''] = process.argv.slice(2)
const ids = systemIds(systemClock)
const trouble: unknown[] = []
const archive = new Archive({
  root,
  onFile: () => {},
  onState: (state) => state.state === 'stopped' && trouble.push(state),
  onProblem: (problem) => trouble.push(problem),
})
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** Real cameras' key frames don't come in step: these start spread over one GOP. */
const gopMs = 2000

let online = 0
const sessions: CameraSession[] = []
for (let i = 0; i < Number(count); i++) {
  await systemClock.sleep(gopMs / Number(count))
  const writer = archive.writer(`camera-${i}`)
  const session = startCamera(
    { url: `rtsp://127.0.0.1:${port}/${i}`, clock: systemClock, random: (size) => ids.random(size) },
    {
      onFormat: () => {},
      onGop: (gop, giveBack) => void writer.write(gop).then(giveBack),
      onState: ({ state }) => {
        if (state === 'online' && ++online === Number(count)) say({ online })
        else if (state === 'offline') trouble.push(state)
      },
    },
  )
  sessions.push(session)
}

let peakBytes = 0
const sampling = setInterval(() => {
  const { rss, external } = process.memoryUsage()
  peakBytes = Math.max(peakBytes, rss + external)
}, 250)

for await (const line of createInterface(process.stdin)) {
  if (line === 'measure') {
    const { user, system } = process.cpuUsage()
    say({ cpuSeconds: (user + system) / 1e6, kernelSeconds: system / 1e6, peakBytes })
  }
  if (line === 'end') break
}
clearInterval(sampling)
await Promise.all(sessions.map((session) => session.stop()))
await archive.close()
say({ trouble, frames: sessions.reduce((sum, session) => sum + session.count().frames, 0) })
process.exit(0)
