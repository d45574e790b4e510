import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../src/platform/ports/clock.ts'
import { readCapture } from './recorder/capture.ts'
import { countFrames, type Sent } from './recorder/compare.ts'
import { measureFfmpeg } from './recorder/ffmpeg.ts'
import { talkTo } from './recorder/talk.ts'

/**
 * Records 1280×720, 25 pictures a second, 2 Mb/s over RTSP/TCP: our recorder, one process, with 5 and 50 cameras, and
 * `ffmpeg -c copy`, one process a camera, with 20, from the same source. Bounds: a quarter of FFmpeg's CPU, 2 MiB of
 * memory (peak of resident plus external) for each camera more, no picture lost.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    cameras: { type: 'string', default: '50' },
    few: { type: 'string', default: '5' },
    peers: { type: 'string', default: '20' },
  },
})
const seconds = Number(values.seconds)
/** A recorder runs for months: what its compiler does in the first seconds is not what is asked. */
const warmUpMs = 20_000

const data = process.env.LANGQIAO_DATA ? resolve(process.env.LANGQIAO_DATA) : tmpdir()
const capture = join(data, 'langqiao-bench-720p25.rtp')
await readCapture(capture)
const folder = mkdtempSync(join(data, 'langqiao-bench-'))

try {
  const few = await record(Number(values.few))
  // At the same time, so that whatever else the machine does weighs on both; together they need a sixth of a core.
  const peers = { capture, cameras: Number(values.peers), seconds, warmUpMs, folder }
  const [many, ffmpeg] = await Promise.all([record(Number(values.cameras)), measureFfmpeg(peers)])
  const mibPerCamera = (many.peakBytes - few.peakBytes) / (many.cameras - few.cameras) / 2 ** 20
  console.log(
    JSON.stringify({
      cameras: many.cameras,
      cpuSecondsPerCameraHour: round(many.cpu),
      ffmpegCpuSecondsPerCameraHour: round(ffmpeg),
      ratioToFfmpeg: round(many.cpu / ffmpeg, 3),
      mibPerCamera: round(mibPerCamera),
      framesSent: few.framesSent + many.framesSent,
      framesLost: few.framesLost + many.framesLost,
      sourceCpuSeconds: round(many.sourceCpu),
    }),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

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
  const sourceBefore = await source.ask<{ cpuSeconds: number }>('cpu')
  await systemClock.sleep(seconds * 1000)
  const after = await target.ask<Usage>('measure')
  const sourceAfter = await source.ask<{ cpuSeconds: number }>('cpu')

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
  return { cameras, cpu, peakBytes: after.peakBytes, sourceCpu, ...counted }
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
