import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tileGops } from '../archive/lay-down.ts'
import { makeGops } from '../../../test/pictures.ts'
import { readFragment } from '../mp4/read-fragment.ts'
import { isDamage } from '../mp4/walk.ts'
import { LiveChannel, type LiveSegment } from './channel.ts'
import { serveLive } from './serve-live.ts'
import { decodeSegment, encodeSegment, frameMessage, MessageReader } from './wire.ts'

const gops = makeGops(25, { gopFrames: 25 })
/** Frames as a camera sends them: a call for each, and one at the end of each GOP. */
function* play(seconds: number, channel: LiveChannel): Generator<void> {
  channel.onFormat(gops[0]!.format)
  for (const gop of tileGops(gops, { fromMs: 0, toMs: seconds * 1000 })) {
    for (const frame of gop.frames) {
      channel.onFrame(frame)
      yield
    }
    channel.onGop()
  }
}
const all = (steps: Generator<void>) => void [...steps]

describe('a live channel', () => {
  test('sends the format, then every picture with its exact length, from a key frame on', () => {
    const channel = new LiveChannel()
    const heard: LiveSegment[] = []
    const steps = play(3, channel)
    for (let i = 0; i < 30; i++) steps.next()
    channel.listen((segment) => heard.push(segment))
    all(steps)
    expect(heard[0]).toMatchObject({ kind: 'init', codec: expect.stringMatching(/^avc1\./), width: 160, height: 96 })
    const media = heard.filter((segment) => segment.kind === 'media')
    expect(media[0]).toMatchObject({ key: true, mediaMs: 1000 })
    let next = media[0]!.mediaMs
    for (const { bytes, mediaMs } of media) {
      expect(mediaMs).toBeCloseTo(next, 3)
      const fragment = readFragment(bytes)
      if (isDamage(fragment)) throw new Error(fragment.damage)
      next += fragment.samples.reduce((sum, sample) => sum + sample.duration, 0) / 90
    }
    expect(next).toBeCloseTo(3000 - 40, 3)
  })

  test('keeps nothing of a finished GOP but the picture that waits for its length', () => {
    const channel = new LiveChannel()
    const heard: LiveSegment[] = []
    channel.listen((segment) => heard.push(segment))
    channel.onFormat(gops[0]!.format)
    const memory = Buffer.from(gops[0]!.frames[0]!.nalus[0]!)
    const frame = (ticks: number) => ({ ticks, arrivalMs: 0, key: true, nalus: [memory] })
    channel.onFrame(frame(0))
    channel.onGop()
    // The camera's memory is used again before the next picture says how long this one lasted.
    memory.fill(0)
    channel.onFrame(frame(3600))
    const [, first] = heard
    if (first?.kind !== 'media') throw new Error('no picture')
    expect(first.bytes.includes(gops[0]!.frames[0]!.nalus[0]!)).toBe(true)
  })
})

describe('the wire', () => {
  const init: LiveSegment = { kind: 'init', codec: 'avc1.64001f', width: 1280, height: 720, bytes: Buffer.from('init') }
  const media: LiveSegment = { kind: 'media', key: true, wallMs: 1.7e12 + 0.25, mediaMs: 1234.5, bytes: Buffer.from('media') }

  test('gives back what was sent, however the bytes are cut', () => {
    const sent: LiveSegment[] = [{ kind: 'stream', stream: 'sub' }, init, media, { kind: 'stream', stream: 'main' }, init]
    const stream = Buffer.concat(sent.map((segment) => frameMessage(encodeSegment(segment))))
    for (let step = 1; step <= stream.length; step++) {
      const reader = new MessageReader()
      const heard: (LiveSegment | null)[] = []
      for (let at = 0; at < stream.length; at += step) heard.push(...reader.take(stream.subarray(at, at + step))!.map(decodeSegment))
      expect(heard).toEqual(sent)
    }
  })

  test('refuses what is longer than any GOP, and what is no segment', () => {
    expect(new MessageReader().take(Buffer.from([0xff, 0xff, 0xff, 0xff, 1]))).toBeNull()
    for (const bytes of [[], [9], [1, 200, 1], [2, 1], [4, 1]]) expect(decodeSegment(Buffer.from(bytes))).toBeNull()
  })
})

describe('the live socket', () => {
  let folder: string
  let server: { close(): Promise<void> }
  const channel = new LiveChannel()
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'langqiao-live-'))
    server = await serveLive(join(folder, 's'), { find: (camera) => (camera === 'gate' ? channel : undefined), answer: async (question) => ({ asked: question }) })
  })
  afterAll(async () => {
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('lets a slow reader miss pictures up to a key frame, and no others', async () => {
    const socket = connect(join(folder, 's'))
    socket.write(frameMessage(Buffer.from('{"live":"gate"}')))
    while (channel.listeners === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    socket.pause()
    const big = Buffer.alloc(100_000)
    channel.onFormat(gops[0]!.format)
    // 20 MB in GOPs of ten pictures; the socket takes some and keeps four.
    const send = async (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        channel.onFrame({ ticks: i * 3600, arrivalMs: i, key: i % 10 === 0, nalus: [big] })
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await send(0, 200)
    const reader = new MessageReader()
    const heard: { key: boolean; wallMs: number }[] = []
    socket.on('data', (bytes) => {
      for (const message of reader.take(bytes)!) {
        const segment = decodeSegment(message)
        if (segment?.kind === 'media') heard.push({ key: segment.key, wallMs: segment.wallMs })
      }
    })
    socket.resume()
    while (socket.bytesRead < 3_000_000) await new Promise((resolve) => setTimeout(resolve, 5))
    await send(200, 260)
    while ((heard.at(-1)?.wallMs ?? 0) < 250) await new Promise((resolve) => setTimeout(resolve, 5))
    socket.destroy()
    const gaps = heard.filter((segment, i) => i > 0 && segment.wallMs !== heard[i - 1]!.wallMs + 1)
    expect(gaps.length).toBeGreaterThan(0)
    expect(gaps.every((segment) => segment.key)).toBe(true)
  })

  test('closes on who speaks something else', async () => {
    for (const words of ['{"live":7}', 'no JSON', '{}']) {
      const socket = connect(join(folder, 's'))
      socket.write(frameMessage(Buffer.from(words)))
      await new Promise((resolve) => socket.on('close', resolve))
    }
  })
})
