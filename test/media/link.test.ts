import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, connect, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { issueServerTls } from '../../src/platform/tls/county-ca.ts'
import { makeGops } from '../pictures.ts'
import type { GopPlace } from '../../src/media/archive/footage-reader.ts'
import { layDown } from '../../src/media/archive/lay-down.ts'
import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { removeFootage } from '../../src/media/archive/remove-footage.ts'
import { removeOverLink } from '../../src/media/link/remove-over-link.ts'
import { diskVfs } from '../../src/platform/ports/vfs.ts'
import { LiveChannel } from '../../src/media/live/channel.ts'
import { messageKinds } from '../../src/media/live/wire.ts'
import { acceptLinks, type AcceptOptions } from '../../src/media/link/accept.ts'
import { Unreachable } from '../../src/media/link/ask.ts'
import { keepDialling } from '../../src/media/link/dial.ts'
import { listenOverLink } from '../../src/media/link/live-over-link.ts'
import { Pace } from '../../src/media/link/pace.ts'
import type { FarRecorder } from '../../src/media/link/protocol.ts'
import { RemoteReader } from '../../src/media/link/remote-reader.ts'

const start = Date.UTC(2026, 4, 1, 8)
const folder = mkdtempSync(join(tmpdir(), 'langqiao-link-'))
const gops = makeGops(40, { gopFrames: 10, fps: 10 })
const local = new ArchiveReader(join(folder, 'archive'))
const channel = new LiveChannel()
const wishes: unknown[] = []
const stoppers: (() => Promise<unknown>)[] = []
let tls: Awaited<ReturnType<typeof issueServerTls>>

beforeAll(async () => {
  tls = await issueServerTls(mkdtempSync(join(folder, 'keys-')), '350979', ['localhost', '127.0.0.1'], new Date())
  await layDown({ root: join(folder, 'archive'), cameraId: 'gate', gops, frameTicks: 9_000, fromMs: start, toMs: start + 60_000 })
})
afterAll(async () => {
  for (const stop of stoppers.toReversed()) await stop()
  rmSync(folder, { recursive: true, force: true })
})

const far: FarRecorder = {
  identity: { name: 'village', token: 'correct horse' },
  footage: local,
  live: { find: (camera) => (camera === 'gate' ? { listen: (listener, wish) => (wishes.push(wish), channel.listen(listener)) } : undefined), answer: async (question) => ({ heard: question }) },
  async setCameras() {},
  remove: (files, dueMs) => removeFootage(diskVfs, join(folder, 'archive'), files, dueMs),
  async *reports() {},
}

/** A county, and between it and the recorder a line that can be cut. */
async function openCounty(more: Partial<AcceptOptions> = {}) {
  const events: string[] = []
  const county = await acceptLinks({
    clock: systemClock, port: 0, host: '127.0.0.1', tls, admit: async ({ name, token }) => name === 'village' && token === 'correct horse',
    onLink: ({ name }) => events.push(`linked ${name}`), onLost: ({ name }) => events.push(`lost ${name}`), onRefused: () => events.push('refused'), ...more,
  })
  stoppers.push(() => county.close())
  const line = await openLine(county.port)
  return { county, events, line, reader: new RemoteReader(() => county.find('village')) }
}

async function openLine(port: number): Promise<{ port: number; cut(): void }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((near) => {
    const on = connect(port, '127.0.0.1')
    for (const [from, to] of [[near, on], [on, near]] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy()).on('close', () => to.destroy())
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stoppers.push(() => new Promise((resolve) => server.close(resolve)))
  return { port: (server.address() as { port: number }).port, cut: () => sockets.forEach((socket) => socket.destroy()) }
}

function dial(port: number, given: Partial<FarRecorder> = {}, ca = tls.ca!.pem, bitsPerSecond = Number.POSITIVE_INFINITY): string[] {
  const states: string[] = []
  const dialling = keepDialling({ ...far, ...given }, { host: 'localhost', port, ca, clock: systemClock, pace: new Pace(systemClock, bitsPerSecond), onState: (state, why) => states.push(`${state} ${why}`.trim()) })
  stoppers.push(() => dialling.stop())
  return states
}

async function until(is: () => boolean): Promise<void> {
  while (!is()) await systemClock.sleep(20)
}

test('what lies far away is found and read as if it lay here, every byte proven', async () => {
  const { events, line, reader } = await openCounty()
  dial(line.port)
  await until(() => events.includes('linked village'))
  expect(await reader.coverage('gate', start, start + 60_000)).toEqual(await local.coverage('gate', start, start + 60_000))
  const places: GopPlace[] = []
  for await (const place of reader.gops('gate', start, start + 60_000)) places.push(place)
  expect(places.length).toBe(60)
  const [place] = places
  expect(await reader.readGop(place!)).toEqual(await local.readGop(place!))
  expect((await reader.head(place!.path))!.format).toEqual((await local.head(place!.path))!.format)
  const [far, near] = [reader.openGops(), local.openGops()]
  expect(await far.keyFrame(place!)).toEqual(await near.keyFrame(place!))
  await Promise.all([far.close(), near.close()])
  expect((await reader.findGop('gate', start + 30_500))!.startMs).toBe((await local.findGop('gate', start + 30_500))!.startMs)
  expect(await reader.readGop({ ...place!, record: { ...place!.record, crc: 1 } })).toHaveProperty('damage')
})

test('live pictures come over the link, and stop when nobody listens', async () => {
  const { county, events, line } = await openCounty()
  dial(line.port)
  await until(() => events.includes('linked village'))
  const kinds: number[] = []
  const stop = listenOverLink(county.find('village'), 'gate', 'sub', { onMessage: (message) => kinds.push(message[0]!), onEnd: (why) => kinds.push(why === 'recorder_away' ? -1 : -2) })
  await until(() => channel.listeners === 1)
  channel.onFormat(gops[0]!.format)
  for (const gop of gops.slice(0, 3)) {
    for (const frame of gop.frames) channel.onFrame(frame)
    channel.onGop()
  }
  await until(() => kinds.filter((kind) => kind === messageKinds.media).length >= 20)
  expect(kinds[0]).toBe(messageKinds.init)
  expect(wishes).toEqual(['sub'])
  stop()
  await until(() => channel.listeners === 0)
  const ends: string[] = []
  listenOverLink(county.find('village'), 'other', 'main', { onMessage: () => ends.push('message'), onEnd: (why) => ends.push(why) })
  await until(() => ends.length > 0)
  expect(ends).toEqual(['not_recorded'])
})

test('a line that is cut ends what is under way at once, and the recorder comes back by itself', async () => {
  const { events, line, reader } = await openCounty()
  const states = dial(line.port)
  await until(() => events.includes('linked village'))
  const [place] = [await reader.findGop('gate', start + 1_500)]
  line.cut()
  await until(() => events.includes('lost village'))
  await expect(reader.readGop(place!)).rejects.toBeInstanceOf(Unreachable)
  await until(() => events.filter((event) => event === 'linked village').length === 2)
  expect(await reader.readGop(place!)).toHaveProperty('samples')
  expect(states.map((state) => state.split(' ')[0])).toEqual(['linked', 'away', 'linked'])
})

test('a wrong token is refused, and a county that nobody vouches for hears no token', async () => {
  const { county, events, line } = await openCounty()
  dial(line.port, { identity: { name: 'village', token: 'guessed' } })
  await until(() => events.includes('refused'))
  expect(county.find('village')).toBeUndefined()
  const asked: string[] = []
  const stranger = await issueServerTls(mkdtempSync(join(folder, 'keys-')), '350979', ['localhost'], new Date())
  const impostor = await openCounty({ tls: stranger, admit: async ({ token }) => asked.push(token) > 0 })
  const states = dial(impostor.line.port)
  await until(() => states.length > 0)
  expect([states[0], asked]).toEqual([expect.stringMatching(/^away/), []])
})

test('what goes over the link keeps within its share of the line', async () => {
  const clock = { ...systemClock, slept: 0, async sleep(ms: number) { this.slept += ms } }
  const pace = new Pace(clock, 1_000_000)
  let bytes = 0
  for await (const piece of pace.pieces(Buffer.alloc(1_000_000))) bytes += piece.length
  expect(bytes).toBe(1_000_000)
  // 64 KiB go at once, the rest at 125 bytes a millisecond: what was slept was owed, whatever else the machine did meanwhile.
  expect(clock.slept).toBeGreaterThan(0)
})

test('footage whose time is over is deleted over the link, and nothing is said to be while there is none', async () => {
  const { county, line, events } = await openCounty()
  dial(line.port)
  await expect.poll(() => events).toContain('linked village')
  const [file] = await layDown({ root: join(folder, 'archive'), cameraId: 'yard', gops, frameTicks: 9_000, fromMs: start, toMs: start + 5_000 })
  const due = { path: file!.path.slice(join(folder, 'archive').length + 1), endMs: file!.endMs }
  expect(await removeOverLink(county.find('village'), [due], start)).toEqual({ removed: [], missing: [], failed: [{ path: due.path, code: 'NOT_DUE' }] })
  expect(await removeOverLink(county.find('village'), [due], start + 60_000)).toEqual({ removed: [due.path], missing: [], failed: [] })
  expect((await local.coverage('yard', start, start + 60_000)).spans).toEqual([])
  expect(await removeOverLink(undefined, [due], start + 60_000)).toBeUndefined()
})
