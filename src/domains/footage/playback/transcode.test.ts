import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { makeSocketFolder, recorderSocket } from '#domains/cameras/index.ts'
import { layDown } from '#media/archive/lay-down.ts'
import { LiveChannel } from '#media/live/channel.ts'
import { serveLive } from '#media/live/serve-live.ts'
import { decodeSegment } from '#media/live/wire.ts'
import { readFragment } from '#media/mp4/read-fragment.ts'
import { isDamage, listBoxes } from '#media/mp4/walk.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { encodeGops } from '../../../../test/peers/encode-video.ts'
import { runProgram } from '../../../../test/program.ts'

let f: FootageHouse
let start: number
const minute = 60_000
const gops = await encodeGops({ codec: 'h265', size: '160x96', frames: 50, gop: 50 })

beforeAll(async () => {
  f = await openFootageHouse()
  start = Math.floor(f.clock.now() / minute) * minute - 20 * minute
  await layDown({ root: join(f.house.folder, 'data/archive'), cameraId: f.camera, gops, fromMs: start + 500, toMs: start + 3 * minute })
})
afterAll(() => f?.house.close())

const openLook = async () => {
  const grant = await obtainGrant(f, { from: new Date(start + minute).toISOString(), to: new Date(start + 2 * minute).toISOString(), allows: ['playback', 'live'] })
  return async (kind: string) => (await f.officer.post<{ id: string }>('/api/footage/looks', { grant, camera: f.camera, kind })).body.id
}

test('footage in H.265 is served as it is, and in H.264 to who asks, with nothing from outside the grant', async () => {
  const look = await (await openLook())('playback')
  const segments = (more: string) => f.officer.get<Buffer>(`/api/footage/looks/${look}/segments?from=${start + minute}&to=${start + minute + 4000}${more}`)
  const own = await segments('')
  expect(own.headers['x-codec']).toMatch(/^hvc1\.1\.6\.L/)
  const answer = await segments('&transcode=h264')
  expect(answer.headers['x-codec']).toMatch(/^avc1\./)
  expect(answer.headers['x-start']).toBe(own.headers['x-start'])
  const boxes = listBoxes(answer.body, 0, answer.body.length)
  if (isDamage(boxes)) throw new Error(boxes.damage)
  const fragments = boxes.filter(({ type }) => type === 'moof').map(({ start: at }) => readFragment(answer.body, at))
  const [first] = fragments
  if (isDamage(first!)) throw new Error(first.damage)
  // The grant begins 1.5 s into a GOP of two seconds: its first picture within is at 60.02 s, and the twelve from there are sent.
  expect([first!.start, first!.samples.length]).toEqual([3_600_020 * 90, 12])
  expect(first!.samples.every(({ duration }) => duration === 3600)).toBe(true)
  expect(fragments.slice(1).every((each) => !isDamage(each) && each.samples.length === 50)).toBe(true)
  const { stderr, stdout } = await runProgram('ffmpeg', ['-v', 'error', '-i', '-', '-f', 'framemd5', '-'], { input: answer.body })
  expect(stderr).toBe('')
  expect(stdout.split('\n').filter((line) => /^\d/.test(line))).toHaveLength(12 + 50 * (fragments.length - 1))
})

test('a live camera of H.265 is watched in H.264 by who asks', async () => {
  const path = recorderSocket(f.house.platform.config.dataDir)
  makeSocketFolder(path)
  const channel = new LiveChannel()
  const recorder = await serveLive(path, { find: () => channel, answer: async () => null })
  const address = (await f.house.app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')
  const look = await (await openLook())('live')
  const socket = new WebSocket(`${address}/api/footage/looks/${look}/live?transcode=h264`, { headers: { authorization: `Bearer ${f.officer.token}` } })
  const heard = new Promise<string>((resolve) => {
    socket.on('message', (message: Buffer) => {
      const segment = decodeSegment(message)
      if (segment?.kind === 'init') resolve(segment.codec)
    })
    socket.on('close', (code) => resolve(String(code)))
  })
  channel.onFormat(gops[0]!.format)
  while (channel.listeners === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  for (const frame of gops[0]!.frames) channel.onFrame(frame)
  expect(await heard).toMatch(/^avc1\./)
  socket.close()
  // With the last watcher the process goes, and the recorder is let go of.
  await expect.poll(() => channel.listeners).toBe(0)
  await recorder.close()
})
