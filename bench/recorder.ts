import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../src/platform/ports/clock.ts'
import { readCapture } from './recorder/capture.ts'
import { countFrames, type Sent } from './recorder/compare.ts'
import { measureFfmpeg, measureSplitmux } from './recorder/peers.ts'
import { talkTo } from './recorder/talk.ts'

/**
 * Records 1280×720, 25 pictures a second over RTSP/TCP: our recorder, one process, with ever more cameras; from the same source
 * `ffmpeg -c copy`, one process a camera, and GStreamer's splitmuxsink, one process for all, with 20. Where the source cannot play
 * so much, `--kbps` asks less of it; `sentPerSecond` of each run shows whether it kept up. Bounds: a quarter of FFmpeg's CPU, 2 MiB of
 * memory (peak of resident plus external) for each camera more, no picture lost; with 20, 50 and 300 the same for each camera.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    cameras: { type: 'string', default: '50' },
    few: { type: 'string' },
    peers: { type: 'string', default: '20' },
    kbps: { type: 'string', default: '2000' },
  },
})
const seconds = Number(values.seconds)
const most = Number(values.cameras)
const isCrowd = most > 100
const kbps = Number(values.kbps)
const few = Number(values.few ?? (isCrowd ? 20 : 5))
/** A recorder runs for months: what its compiler does in the first seconds is not what is asked. */
const warmUpMs = 20_000

const data = process.env.LANGQIAO_DATA ? resolve(process.env.LANGQIAO_DATA) : tmpdir()
const capture = join(data, `langqiao-bench-720p25-${kbps}.rtp`)
await readCapture(capture, kbps)
const folder = mkdtempSync(join(data, 'langqiao-bench-'))

try {
  const first = await record(few)
  // At the same time, so that whatever else the machine does weighs on all; together they need a quarter of a core.
  const peers = { capture, cameras: Number(values.peers), seconds, warmUpMs, folder }
  const [second, ffmpeg, splitmux] = await Promise.all([record(isCrowd ? 50 : most), measureFfmpeg(peers), measureSplitmux(peers)])
  const runs = [first, second, ...(isCrowd ? [await record(most)] : [])]
  const last = runs.at(-1)!
  const mibPerCamera = (last.peakBytes - first.peakBytes) / (last.cameras - first.cameras) / 2 ** 20
  const sum = (of: (run: Recorded) => number) => runs.reduce((all, run) => all + of(run), 0)
  console.log(
    JSON.stringify({
      cameras: last.cameras,
      cpuSecondsPerCameraHour: round(last.cpu),
      ffmpegCpuSecondsPerCameraHour: round(ffmpeg),
      gstreamerCpuSecondsPerCameraHour: round(splitmux),
      // Against those that ran at the same time.
      ratioToFfmpeg: round(second.cpu / ffmpeg, 3),
      ratioToGstreamer: round(second.cpu / splitmux, 3),
      mibPerCamera: round(mibPerCamera),
      framesSent: sum((run) => run.framesSent),
      framesLost: sum((run) => run.framesLost),
      sourceCpuSeconds: round(last.sourceCpu),
      kbps,
      runs: runs.map((run) => ({ cameras: run.cameras, cpuSecondsPerCameraHour: round(run.cpu), peakMib: round(run.peakBytes / 2 ** 20), framesLost: run.framesLost, sentPerSecond: round(run.rate) })),
    }),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

type Recorded = Awaited<ReturnType<typeof record>>

interface Usage {
  cpuSeconds: number
  kernelSeconds: number
  peakBytes: number
}

async function record(cameras: number) {
  const root = join(folder, `archive-${cameras}`)
  const source = talkTo('source.ts', [capture, String(cameras)])
  const { port } = await source.ask<{ port: number }>('')
  const target = talkTo('target.ts', [String(port), String(cameras), root])
  await target.ask('')
  await systemClock.sleep(warmUpMs)

  const before = await target.ask<Usage>('measure')
  const sourceBefore = await source.ask<{ cpuSeconds: number; pictures: number }>('cpu')
  await systemClock.sleep(seconds * 1000)
  const after = await target.ask<Usage>('measure')
  const sourceAfter = await source.ask<{ cpuSeconds: number; pictures: number }>('cpu')

  const sent = await source.ask<Sent>('pause')
  await systemClock.sleep(1000)
  const { trouble } = await target.ask<{ trouble: unknown[] }>('end')
  await target.ended
  source.child.stdin?.write('end\n')
  await source.ended

  const counted = await countFrames(root, sent)
  rmSync(root, { recursive: true })
  const perHour = (cpuSeconds: number) => (cpuSeconds / seconds / cameras) * 3600
  const cpu = perHour(after.cpuSeconds - before.cpuSeconds)
  const kernel = perHour(after.kernelSeconds - before.kernelSeconds)
  console.error(
    `bench: ${cameras} cameras: ${round(cpu)} CPU-s a camera-hour, of which kernel ${round(kernel)}; peak ${round(after.peakBytes / 2 ** 20)} MiB; ` +
      `${counted.framesSent} pictures sent, ${counted.framesLost} lost; trouble: ${JSON.stringify(trouble)}`,
  )
  const sourceCpu = sourceAfter.cpuSeconds - sourceBefore.cpuSeconds
  return { cameras, cpu, rate: (sourceAfter.pictures - sourceBefore.pictures) / seconds / cameras, peakBytes: after.peakBytes, sourceCpu, ...counted }
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
