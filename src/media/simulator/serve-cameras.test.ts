import { afterEach, expect, test } from 'vitest'
import { systemClock } from '#platform/ports/clock.ts'
import { systemIds } from '#platform/ports/ids.ts'
import { encodeGops } from '../../../test/peers/encode-video.ts'
import { runProgram } from '../../../test/program.ts'
import { groupGops, packetiseVideo } from './packetise.ts'
import { type CameraServer, serveCameras } from './serve-cameras.ts'
import type { SimulatedCamera } from './simulated-camera.ts'

const gops = await encodeGops({ frames: 20, gop: 10 })
const ids = systemIds(systemClock)
let server: CameraServer | undefined
afterEach(() => server?.close())

async function serve(camera: SimulatedCamera): Promise<number> {
  server = await serveCameras(new Map([['gate', camera]]), { clock: systemClock, random: (size) => ids.random(size) })
  return server.port
}

/** Plays `frames` pictures with FFmpeg; returns their times and what it complains of. */
async function playWithFfmpeg(url: string, frames: number): Promise<{ times: number[]; complaints: string }> {
  const args = ['-nostdin', '-v', 'error', '-rtsp_transport', 'tcp', '-i', url, '-frames:v', String(frames), '-c', 'copy', '-f', 'framecrc', '-']
  const { stdout, stderr } = await runProgram('ffmpeg', args)
  const times = stdout.split('\n').filter((line) => /^\d/.test(line)).map((line) => Number(line.split(',')[2]))
  return { times, complaints: stderr }
}

test.each([
  { scheme: 'basic' as const },
  { scheme: 'digest' as const },
])('FFmpeg plays a camera with %j, across the end of its round', async (auth) => {
  const port = await serve({ video: packetiseVideo(gops), auth: { ...auth, username: 'u', password: 'p' } })
  const { times, complaints } = await playWithFfmpeg(`rtsp://u:p@127.0.0.1:${port}/gate`, 30)
  expect(complaints).toBe('')
  expect(times).toHaveLength(30)
  // FFmpeg hands the first picture on in two parts.
  const steady = times.slice(1)
  expect(steady).toEqual(steady.map((_, i) => steady[0]! + i * 3600))
})

test('tells of every picture that it sends', async () => {
  const sent: number[] = []
  const port = await serve({ video: packetiseVideo(gops), onSent: (index) => sent.push(index) })
  await playWithFfmpeg(`rtsp://127.0.0.1:${port}/gate`, 25)
  expect(sent.length).toBe(server!.countFrames())
  expect(sent).toEqual(sent.map((_, i) => (sent[0]! + i) % 20))
})

test('gives pictures without times a steady rate', () => {
  const pictures = gops.flatMap((gop) => gop.frames)
  const grouped = groupGops(gops[0]!.format, pictures, 12.5)
  expect(grouped.map((gop) => gop.frames.map((frame) => frame.ticks))).toEqual(
    gops.map((gop) => gop.frames.map((frame) => frame.ticks * 2)),
  )
})
