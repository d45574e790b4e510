import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface GStreamerCamera {
  /** It plays at `rtsp://127.0.0.1:<port>/camera`. */
  port: number
  /** Its process, for faults that a test plays on it. */
  pid: number
  stop(): Promise<void>
}

/** Starts `gstreamer-camera.py` with these arguments. Rejects when it ends before it is ready. */
export async function startGStreamerCamera(args: string[] = []): Promise<GStreamerCamera> {
  // Debian's own Python: the one that has GStreamer's bindings.
  const child = spawn('/usr/bin/python3', [join(import.meta.dirname, 'gstreamer-camera.py'), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  for await (const line of createInterface(child.stdout)) {
    const port = /^ready (\d+)$/.exec(line)?.[1]
    if (!port) continue
    const stop = async () => {
      child.stdin.end()
      await ended
    }
    return { port: Number(port), pid: child.pid!, stop }
  }
  throw new Error('the GStreamer camera ended before it was ready')
}
