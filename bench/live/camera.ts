import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface ClockCamera {
  url: string
  stop(): Promise<void>
}

/** Starts `clock-camera.py`; `holdMs`: how long a coded picture waits before it is sent. Rejects when it ends before it is ready. */
export async function startClockCamera({ fps, gop, holdMs = 0 }: { fps: number; gop: number; holdMs?: number }): Promise<ClockCamera> {
  const flags = ['--fps', fps, '--gop', gop, '--hold', holdMs].map(String)
  const child = spawn('/usr/bin/python3', [join(import.meta.dirname, 'clock-camera.py'), ...flags], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  for await (const line of createInterface(child.stdout)) {
    const port = /^ready (\d+)$/.exec(line)?.[1]
    if (!port) continue
    const stop = async () => {
      child.stdin.end()
      await ended
    }
    return { url: `rtsp://127.0.0.1:${port}/camera`, stop }
  }
  throw new Error('the camera ended before it was ready')
}
