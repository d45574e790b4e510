import { setPriority } from 'node:os'
import { layDown } from '#media/archive/lay-down.ts'
import type { FinishedFile } from '#media/archive/finish.ts'
import { packetiseVideo } from '#media/simulator/packetise.ts'
import { serveCameras } from '#media/simulator/serve-cameras.ts'
import type { SimulatedCamera } from '#media/simulator/simulated-camera.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { systemIds } from '#platform/ports/ids.ts'
import { cameras } from '../county/index.ts'
import { filmCameras, type Footage, frameTicks, planFootage } from '../video/index.ts'
import { planLive } from './live-loop.ts'
import type { CameraNews, CameraOrders } from './messages.ts'

// Started by startDemoCameras (start.ts): films, lays the past down, then plays the present over RTSP until the server goes.

/** Where the demo's cameras are looked for; another one is taken when it is in use. */
const wantedPort = 18_554
/** The compound's picture is studied, so it may take twice what the others take. */
const shares = cameras.length + 1
const share = (key: string) => (key === 'compound' ? 2 : 1) / shares

const { root, past, range, auth } = JSON.parse(process.argv[2]!) as CameraOrders
process.on('disconnect', () => process.exit(0))

const ids = systemIds(systemClock)
const playing = new Map<string, SimulatedCamera>()
const random = (size: number) => ids.random(size)
const serve = (port: number) => serveCameras(playing, { clock: systemClock, random, port })
const { port } = await serve(wantedPort).catch(() => serve(0))
tell({ port })

let work = Promise.resolve()
await filmCameras(range, (footage) => (work = work.then(() => play(footage))))
await work

async function play(footage: Footage): Promise<void> {
  const fromMs = past[footage.key]
  const { files, goneAtMs } = fromMs === undefined ? { files: [], goneAtMs: null } : await layPast(footage, fromMs)
  playing.set(footage.key, { video: packetiseVideo(planLive(footage, range.toMs, share(footage.key))), auth: { scheme: 'digest', ...auth } })
  tell({ playing: footage.key, files, goneAtMs })
  // The first camera is waited for; with it there, the server, its database and the recorder come first.
  setPriority(10)
}

/** Up to this moment, so that what is recorded live follows closely. */
async function layPast(footage: Footage, fromMs: number): Promise<{ files: FinishedFile[]; goneAtMs: number | null }> {
  const { gops, toMs, goneAtMs } = planFootage(footage, fromMs, systemClock.now() - 2_000, range.vanishMs)
  const files = await layDown({ root, cameraId: footage.key, gops, fromMs, toMs, frameTicks })
  return { files, goneAtMs }
}

function tell(news: CameraNews): void {
  process.send!(news)
}
