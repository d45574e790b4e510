import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { makeGops } from '../../../test/pictures.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { systemIds } from '#platform/ports/ids.ts'
import { packetiseVideo } from '../simulator/packetise.ts'
import { serveCameras, type CameraServer } from '../simulator/serve-cameras.ts'
import type { SimulatedCamera } from '../simulator/simulated-camera.ts'
import { LiveChannel, type LiveSegment } from './channel.ts'
import { SubStream } from './sub-stream.ts'

const small = packetiseVideo(makeGops(20, { gopFrames: 10 }))
const random = systemIds(systemClock).random
const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A main stream of 320 pixels that stands still after one key frame, and the sub-stream of a camera that can be reached over the network. */
async function open(camera: Partial<SimulatedCamera> = {}, path = 'small') {
  // The camera draws a number for each password that it asks for.
  let asked = 0
  const server = await serveCameras(new Map([['small', { video: small, ...camera }]]), { clock: systemClock, random: (size) => (asked++, random(size)) })
  const main = new LiveChannel()
  const [gop] = makeGops(10, { width: 320, height: 192 })
  main.onFormat(gop!.format)
  for (const frame of gop!.frames) main.onFrame(frame)
  const sub = new SubStream({ url: `rtsp://127.0.0.1:${server.port}/${path}`, username: 'viewer', password: 'wrong', clock: systemClock, random }, main)
  ends.push(() => sub.stop(), () => server.close())
  return { server, sub, asked: () => asked }
}

/** What a watcher was given: which stream, and the width of each format. */
function watch(sub: SubStream) {
  const told: (string | number)[] = []
  let pictures = 0
  const stop = sub.listen((segment: LiveSegment) => {
    if (segment.kind === 'stream') told.push(segment.stream)
    else if (segment.kind === 'init') told.push(segment.width)
    else pictures++
  })
  return { told, stop, get pictures() { return pictures } }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await sleep(10)
}
const clientsBecome = (server: CameraServer, count: number) => until(() => server.countClients() === count)

test('watchers share one connection, from the first until a few seconds after the last', async () => {
  const { server, sub } = await open()
  expect(server.countClients()).toBe(0)
  const first = watch(sub)
  await until(() => first.pictures > 5)
  const second = watch(sub)
  await until(() => second.pictures > 5)
  expect([first.told, second.told, server.countClients()]).toEqual([['sub', 160], ['sub', 160], 1])
  first.stop()
  second.stop()
  const leftMs = performance.now()
  await sleep(1_000)
  // Who comes back at once finds it open.
  const back = watch(sub)
  expect(back.told[0]).toBe('sub')
  await sleep(5_000)
  expect(server.countClients()).toBe(1)
  back.stop()
  await clientsBecome(server, 0)
  expect(performance.now() - leftMs).toBeGreaterThan(8_000)
  const again = watch(sub)
  await until(() => again.pictures > 0)
  expect(again.told).toEqual(['sub', 160])
}, 30_000)

test('one that is not there gives the main stream, and says so', async () => {
  const { sub } = await open({}, 'nothing')
  const watcher = watch(sub)
  await until(() => watcher.pictures > 0)
  expect(watcher.told).toEqual(['main', 320])
})

test('one that sends nothing gives the main stream within a few seconds, and the small one as soon as it comes', async () => {
  let isSilent = true
  const { sub } = await open({ disturb: (packets) => (isSilent ? [] : packets) })
  const begunMs = performance.now()
  const watcher = watch(sub)
  await until(() => watcher.told.length > 0)
  expect(performance.now() - begunMs).toBeGreaterThan(3_000)
  expect(performance.now() - begunMs).toBeLessThan(6_000)
  expect(watcher.told).toEqual(['main', 320])
  isSilent = false
  await until(() => watcher.told.length === 4)
  expect(watcher.told).toEqual(['main', 320, 'sub', 160])
}, 20_000)

test('one that breaks off gives the main stream meanwhile', async () => {
  const { server, sub } = await open()
  const watcher = watch(sub)
  await until(() => watcher.pictures > 5)
  server.dropClients()
  await until(() => watcher.told.length >= 6)
  expect(watcher.told).toEqual(['sub', 160, 'main', 320, 'sub', 160])
}, 20_000)

test('a refused password is not tried again by who comes and goes, so that no account is locked', async () => {
  const { server, sub, asked } = await open({ auth: { scheme: 'digest', username: 'viewer', password: 'right' } })
  const comeAndGo = async () => {
    const watcher = watch(sub)
    await until(() => watcher.pictures > 0)
    expect(watcher.told).toEqual(['main', 320])
    watcher.stop()
    await sleep(5_500)
    return asked()
  }
  const once = await comeAndGo()
  expect(once).toBeGreaterThan(0)
  expect([await comeAndGo(), server.countClients()]).toEqual([once, 0])
}, 30_000)
