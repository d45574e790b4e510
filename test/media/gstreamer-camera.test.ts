import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { systemIds } from '../../src/platform/ports/ids.ts'
import { joinAnnexB } from '../../src/media/codecs/annex-b.ts'
import { type Gop, listSets } from '../../src/media/frame.ts'
import { startCamera } from '../../src/media/rtsp/start-camera.ts'
import { type GStreamerCamera, startGStreamerCamera } from '../peers/start-gstreamer-camera.ts'
import { runProbe, runProgram } from '../program.ts'
import { CameraRecord } from './camera-bench.ts'

const folder = mkdtempSync(join(tmpdir(), 'langqiao-gstreamer-'))
let camera: GStreamerCamera | undefined
afterEach(() => camera?.stop())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Frames that FFmpeg decodes from a byte stream, and what it complains of. */
async function decode(gops: Gop[]): Promise<{ count: number; width: number; complaints: string }> {
  const stream = gops.flatMap((gop) => [...listSets(gop.format), ...gop.frames.flatMap((frame) => frame.nalus)])
  const file = join(folder, `recorded.${gops[0]!.format.codec}`)
  writeFileSync(file, joinAnnexB(stream))
  const probed = (await runProbe(['-count_frames', '-show_entries', 'stream=width,nb_read_frames'], file)).stdout.trim().split(',').map(Number)
  const { stderr } = await runProgram('ffmpeg', ['-nostdin', '-v', 'warning', '-i', file, '-f', 'null', '-'])
  const complaints = stderr.split('\n').filter((line) => !line.includes('Timestamps are unset')).join('\n')
  return { count: probed[1]!, width: probed[0]!, complaints }
}

test.each([
  { signIn: 'no sign-in', args: [], password: undefined },
  { signIn: 'Digest', args: ['--user', 'viewer', '--password', 'a b'], password: 'a b' },
  { signIn: 'H.265', args: ['--codec', 'h265'], password: undefined },
  { signIn: 'Basic', args: ['--user', 'viewer', '--password', 'a b', '--basic'], password: 'a b' },
])('FFmpeg decodes every picture recorded from a GStreamer camera with $signIn', async ({ args, password }) => {
  camera = await startGStreamerCamera(['--size', '640x360', '--fps', '25', '--gop', '10', ...args])
  const record = new CameraRecord()
  const url = `rtsp://127.0.0.1:${camera.port}/camera`
  const ids = systemIds(systemClock)
  const session = startCamera({ url, username: password && 'viewer', password, clock: systemClock, random: (size) => ids.random(size) }, record)
  while (record.gops.length < 4) await systemClock.sleep(20)
  await session.stop()

  const whole = record.gops.slice(0, 4)
  for (const gop of whole) expect(gop.frames).toHaveLength(10)
  for (const [i, frame] of whole.flatMap((gop) => gop.frames).entries()) expect(Math.abs(frame.ticks - i * 3600)).toBeLessThan(100)
  expect(await decode(whole)).toEqual({ count: 40, width: 640, complaints: '' })
  expect(session.count()).toMatchObject({ packetsLost: 0, packetsRefused: 0, framesDamaged: 0, framesWithoutKey: 0, clockJumps: 0 })
})
