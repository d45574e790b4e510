import { createInterface } from 'node:readline'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { systemIds } from '../../src/platform/ports/ids.ts'
import { serveCameras } from '../../src/media/simulator/serve-cameras.ts'
import type { SimulatedCamera } from '../../src/media/simulator/simulated-camera.ts'
import { readCapture } from './capture.ts'
import { prepareReplay } from './replay.ts'

/**
 * The cameras of the benchmark, a process of their own: `source.ts FILE COUNT` replays a capture at
 * `rtsp://127.0.0.1:<port>/<0 … COUNT-1>`. Told `pause`, it stops sending and says what it sent; told `end`, it ends.
 */
const [file = '', count = '1'] = process.argv.slice(2)
const { video, hashes } = prepareReplay(await readCapture(file))
const ids = systemIds(systemClock)

const sent = Array.from({ length: Number(count) }, () => hashes.map(() => 0))
const cameras = new Map(
  sent.map((counts, i): [string, SimulatedCamera] => [String(i), { video, onSent: (index) => void counts[index]!++ }]),
)
const server = await serveCameras(cameras, { clock: systemClock, random: (size) => ids.random(size) })
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
/** RTP with its headers, of one camera. */
const bytesPerSecond = Math.round((video.frames.reduce((sum, { bytes }) => sum + bytes.length, 0) / video.loopTicks) * 90_000)
say({ port: server.port, bytesPerSecond })

for await (const line of createInterface(process.stdin)) {
  if (line === 'cpu') say({ cpuSeconds: readCpuSeconds(), pictures: server.countFrames() })
  if (line === 'pause') {
    server.pause()
    say({ hashes, sent })
  }
  if (line === 'end') break
}
await server.close()
process.exit(0)

function readCpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
