import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { talkTo } from './talk.ts'

/** CPU seconds a camera-hour of `ffmpeg -c copy` into MP4, one process a camera, from the same source. */
export async function measureFfmpeg(run: { capture: string; cameras: number; seconds: number; warmUpMs: number; folder: string }): Promise<number> {
  const folder = join(run.folder, 'ffmpeg')
  mkdirSync(folder)
  const source = talkTo('source.ts', [run.capture, String(run.cameras)])
  const { port } = await source.ask<{ port: number }>('')
  const peers = Array.from({ length: run.cameras }, (_, i) => {
    const input = ['-rtsp_transport', 'tcp', '-i', `rtsp://127.0.0.1:${port}/${i}`]
    return spawn('ffmpeg', ['-nostdin', '-v', 'error', ...input, '-c', 'copy', join(folder, `${i}.mp4`)], { stdio: 'inherit' })
  })
  await systemClock.sleep(run.warmUpMs)
  const readAll = () => peers.reduce((sum, { pid }) => sum + readCpuSeconds(pid!), 0)
  const before = readAll()
  await systemClock.sleep(run.seconds * 1000)
  const used = readAll() - before
  for (const peer of peers) peer.kill('SIGTERM')
  await Promise.all(peers.map((peer) => once(peer, 'exit')))
  source.child.stdin?.write('end\n')
  await source.ended
  rmSync(folder, { recursive: true })
  const perHour = (used / run.seconds / run.cameras) * 3600
  console.error(`bench: ${run.cameras} × ffmpeg: ${perHour.toFixed(2)} CPU-s a camera-hour`)
  return perHour
}

let ticksPerCpuSecond: number | undefined

/** utime and stime of a running process (proc(5), `/proc/pid/stat`). */
function readCpuSeconds(pid: number): number {
  ticksPerCpuSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // Fields after the name, which may hold spaces and ends with the last parenthesis; the first is number 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerCpuSecond
}
