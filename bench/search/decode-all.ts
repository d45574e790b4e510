import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** CPU seconds, user and system, that FFmpeg needs to decode `seconds` of a file's video from `fromSeconds`, by its own account. */
export async function timeFfmpeg(path: string, fromSeconds: number, seconds: number): Promise<number> {
  const child = spawn('ffmpeg', ['-hide_banner', '-nostdin', '-benchmark', '-threads', '1', '-ss', String(fromSeconds), '-t', String(seconds), '-i', path, '-map', '0:v', '-f', 'null', '-'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const said = await text(child.stderr)
  const used = /bench: utime=([\d.]+)s stime=([\d.]+)s/.exec(said)
  const decoded = /frame=\s*(\d+)[^\n]*$/m.exec(said.slice(said.lastIndexOf('frame=')))
  if (!used || !decoded || Number(decoded[1]) < seconds * 20) throw new Error(`FFmpeg did not decode ${seconds} s of ${path}: ${said.slice(-500)}`)
  return Number(used[1]) + Number(used[2])
}
