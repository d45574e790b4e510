import { afterEach, beforeEach, expect, test } from 'vitest'
import { CameraBench } from '../../../test/media/camera-bench.ts'
import { hashFrame, hashFrames } from '../../../test/media/record-video.ts'
import { encodeGops } from '../../../test/peers/encode-video.ts'
import { packetiseVideo } from '../simulator/packetise.ts'

const gops = await encodeGops({ frames: 50, gop: 25 })
const video = packetiseVideo(gops)
const round = hashFrames(gops)

let bench: CameraBench
beforeEach(() => void (bench = new CameraBench()))
afterEach(() => bench.end())

test('plays a camera: its state, its format, every picture, whole GOPs', async () => {
  const { port } = await bench.serve({ video })
  const { record, session } = bench.watch(port)
  await bench.passUntil(() => record.gops.length === 4)
  const hashes = record.frames.map(hashFrame)
  const start = round.indexOf(hashes[0]!)
  expect(hashes).toEqual(Array.from({ length: 100 }, (_, i) => round[(start + i) % 50]))
  expect(record.told).toEqual(['connecting', 'online'])
  expect(record.formats).toMatchObject([{ width: 320, height: 180 }])
  expect(record.frames.map((f) => f.ticks)).toEqual(hashes.map((_, i) => i * 3600))
  expect(session.count()).toMatchObject({ packetsLost: 0, packetsRefused: 0, framesDamaged: 0, framesWithoutKey: 0, clockJumps: 0 })
})

test('hands on the GOP under way when it is stopped, and nothing after', async () => {
  const { port } = await bench.serve({ video })
  const { record, session } = bench.watch(port)
  await bench.passUntil(() => record.live.length >= 30)
  await session.stop()
  expect(record.frames).toEqual(record.live)
  const count = record.live.length
  await bench.pass(500)
  expect(record.live).toHaveLength(count)
  expect(record.told).toEqual(['connecting', 'online'])
})

test.each([
  { scheme: 'basic' as const },
  { scheme: 'digest' as const },
  { scheme: 'digest' as const, algorithm: 'SHA-256' as const },
  { scheme: 'digest' as const, nonceUses: 1 },
])('signs in with %j', async (auth) => {
  const { port } = await bench.serve({ video, auth: { ...auth, username: 'admin', password: 'p@ss:word' } })
  const { record } = bench.watch(port, { username: 'admin', password: 'p@ss:word' })
  const other = bench.watch(port, { url: `rtsp://admin:p%40ss%3Aword@127.0.0.1:${port}/camera` })
  await bench.passUntil(() => record.gops.length === 1 && other.record.gops.length === 1)
})

test.each(['wrong-secret', undefined])('says that a camera refuses the password %j, without showing it', async (password) => {
  const { port } = await bench.serve({ video, auth: { scheme: 'digest', username: 'admin', password: 'right' } })
  const { record } = bench.watch(port, password ? { url: `rtsp://admin:${password}@127.0.0.1:${port}/camera?pwd=wrong-secret` } : {})
  await bench.passUntil(() => record.states.length === 2)
  expect(record.told).toEqual(['connecting', 'unauthorised'])
  expect(JSON.stringify(record.states)).not.toContain('secret')
})

test('comes back after the camera went, with time going on', async () => {
  const server = await bench.serve({ video })
  const { record, session } = bench.watch(server.port)
  await bench.passUntil(() => record.live.length >= 30)
  server.dropClients()
  await bench.passUntil(() => record.states.length === 3)
  expect(record.frames).toEqual(record.live)
  await bench.passUntil(() => record.live.length >= 60)
  expect(record.told).toEqual(['connecting', 'online', 'closed', 'online'])
  expect(record.formats).toHaveLength(1)
  expect(session.count().reconnects).toBe(1)
  const ticks = record.live.map((frame) => frame.ticks)
  expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
})

test('sees dead air, and tries again', async () => {
  const { port } = await bench.serve({ video, disturb: (packets, frame) => (frame < 30 ? packets : []) })
  const { record } = bench.watch(port)
  await bench.passUntil(() => record.states.length === 4)
  expect(record.told).toEqual(['connecting', 'online', 'dead_air', 'online'])
  expect(record.gops[1]!.frames).toHaveLength(5)
})

test('sees that no key frame comes', async () => {
  const { port } = await bench.serve({ video, disturb: (packets, frame) => (frame % 25 === 0 ? [] : packets) })
  const { record } = bench.watch(port)
  await bench.passUntil(() => record.states.length === 2)
  expect(record.told).toEqual(['connecting', 'no_key_frame'])
})

test('keeps a short session alive', async () => {
  const { port } = await bench.serve({ video, timeoutSeconds: 4 })
  const { record } = bench.watch(port)
  await bench.pass(20_000)
  expect(record.told).toEqual(['connecting', 'online'])
})

test('records through garbage, doubled packets, wraps, a wrong clock and missing parameter sets in the description', async () => {
  const { port } = await bench.serve({
    video,
    describesSets: false,
    firstSequence: 65_500,
    firstTimestamp: 2 ** 32 - 40_000,
    clockErrorMs: -86_400_000,
    disturb: (packets) => packets.flatMap((packet) => [Buffer.from('\r\nhello $\x00\x01'), packet, packet]),
  })
  const { record, session } = bench.watch(port)
  await bench.passUntil(() => record.gops.length === 3)
  const hashes = record.frames.map(hashFrame)
  const start = round.indexOf(hashes[0]!)
  expect(hashes).toEqual(Array.from({ length: 75 }, (_, i) => round[(start + i) % 50]))
  const { garbageBytes, packetsDoubled, cameraClockOffsetMs, ...counters } = session.count()
  expect(counters).toMatchObject({ packetsLost: 0, framesDamaged: 0, clockJumps: 0 })
  expect(garbageBytes).toBeGreaterThan(0)
  expect(packetsDoubled).toBeGreaterThan(0)
  expect(cameraClockOffsetMs).toBeLessThan(-86_300_000)
})

test('records a camera without sender reports', async () => {
  const { port } = await bench.serve({ video, senderReports: false })
  const { record, session } = bench.watch(port)
  await bench.passUntil(() => record.gops.length === 1)
  expect(session.count().cameraClockOffsetMs).toBeUndefined()
})

test('begins a new format when the resolution changes', async () => {
  const large = (await encodeGops({ frames: 25, gop: 25, size: '640x360' })).map((gop) => ({
    ...gop,
    frames: gop.frames.map((frame) => ({ ...frame, ticks: frame.ticks + 50 * 3600 })),
  }))
  const { port } = await bench.serve({ video: packetiseVideo([...gops, ...large]) })
  const { record } = bench.watch(port)
  await bench.passUntil(() => record.gops.length === 6)
  expect(new Set(record.gops.map((gop) => gop.format.width))).toEqual(new Set([320, 640]))
  expect(record.formats.length).toBeGreaterThan(2)
  for (const gop of record.gops) expect(gop.frames).toHaveLength(25)
})
