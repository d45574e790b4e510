import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { readCpuSeconds } from '../house/cpu.ts'
import { talkTo } from './talk.ts'

export interface PeerRun {
  capture: string
  cameras: number
  seconds: number
  warmUpMs: number
  folder: string
}

/** `ffmpeg -c copy` into MP4, one process a camera. */
const startFfmpeg = (urls: readonly string[], folder: string): ChildProcess[] =>
  urls.map((url, i) => spawn('ffmpeg', ['-nostdin', '-v', 'error', '-rtsp_transport', 'tcp', '-i', url, '-c', 'copy', join(folder, `${i}.mp4`)], { stdio: 'inherit' }))

/** GStreamer's splitmuxsink, files of a minute; all cameras in one process, which suits it best. */
function startSplitmux(urls: readonly string[], folder: string): ChildProcess[] {
  const chains = urls.flatMap((url, i) => [
    'rtspsrc', `location=${url}`, 'protocols=tcp', 'latency=0', '!', 'rtph264depay', '!', 'h264parse', '!', 'splitmuxsink', `location=${join(folder, `${i}-%03d.mp4`)}`, 'max-size-time=60000000000',
  ])
  return [spawn('gst-launch-1.0', ['-q', '-e', ...chains], { stdio: ['ignore', 'ignore', 'inherit'] })]
}

export const measureFfmpeg = (run: PeerRun) => measure('ffmpeg', startFfmpeg, run)
export const measureSplitmux = (run: PeerRun) => measure('splitmuxsink', startSplitmux, run)

/** CPU seconds a camera-hour of a peer on the same source. Throws where it has written less than half of what was sent. */
async function measure(name: string, start: typeof startFfmpeg, { capture, cameras, seconds, warmUpMs, folder: parent }: PeerRun): Promise<number> {
  const folder = join(parent, name)
  mkdirSync(folder)
  const source = talkTo('source.ts', [capture, String(cameras)])
  const { port, bytesPerSecond } = await source.ask<{ port: number; bytesPerSecond: number }>('')
  const peers = start(Array.from({ length: cameras }, (_, i) => `rtsp://127.0.0.1:${port}/${i}`), folder)
  await systemClock.sleep(warmUpMs)
  const readAll = () => peers.reduce((sum, { pid }) => sum + readCpuSeconds(pid!), 0)
  const before = readAll()
  await systemClock.sleep(seconds * 1000)
  const used = readAll() - before
  const ended = Promise.all(peers.map((peer) => once(peer, 'exit')))
  for (const peer of peers) peer.kill('SIGINT')
  await ended
  source.child.stdin?.write('end\n')
  await source.ended
  const written = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  rmSync(folder, { recursive: true })
  if (written < (bytesPerSecond * cameras * seconds) / 2) throw new Error(`${name} wrote ${written} bytes, far less than was sent`)
  const perHour = (used / seconds / cameras) * 3600
  console.error(`bench: ${cameras} × ${name}: ${perHour.toFixed(2)} CPU-s a camera-hour`)
  return perHour
}
