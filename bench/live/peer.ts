import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { blocks, blockSize, readClock } from './clock.ts'

export interface PeerFigures {
  /** Ages of the pictures when they were decoded, ms. */
  ages: number[]
  /** From the start of the program to its first picture, ms. */
  firstMs: number
}

/** FFmpeg told to keep nothing back, from the camera's RTSP to decoded pictures: the least that lies between glass and a decoder. */
export async function measurePeer(url: string, ms: number): Promise<PeerFigures> {
  const width = blocks * blockSize
  const eager = ['-fflags', 'nobuffer', '-flags', 'low_delay', '-threads', '1', '-probesize', '32', '-analyzeduration', '0']
  const output = ['-vf', `crop=${width}:2:0:${blockSize / 2}`, '-pix_fmt', 'gray', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-']
  const started = performance.now()
  const child = spawn('ffmpeg', ['-nostdin', '-v', 'error', '-rtsp_transport', 'tcp', ...eager, '-i', url, ...output], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ages: number[] = []
  let firstMs = 0
  let rest = Buffer.alloc(0)
  child.stdout.on('data', (bytes: Buffer) => {
    const now = Date.now()
    firstMs ||= performance.now() - started
    rest = Buffer.concat([rest, bytes])
    for (; rest.length >= 2 * width; rest = rest.subarray(2 * width)) {
      const taken = readClock(rest, now)
      if (taken !== null) ages.push(now - taken)
    }
  })
  await pause(ms)
  child.kill('SIGKILL')
  await once(child, 'exit')
  return { ages, firstMs }
}
