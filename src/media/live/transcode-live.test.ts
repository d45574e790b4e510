import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { encodeGops } from '../../../test/peers/encode-video.ts'
import { runProgram } from '../../../test/program.ts'
import type { Gop } from '../frame.ts'
import { LiveChannel } from './channel.ts'
import type { LiveListener } from './connect-live.ts'
import { LiveTranscoders } from './transcode-live.ts'
import { decodeSegment, encodeSegment } from './wire.ts'
import { makeGops } from '../../../test/pictures.ts'

const gops = await encodeGops({ codec: 'h265', frames: 30, gop: 10 })

/** A camera that is heard as `openLive` hears one. */
function openCamera(channel: LiveChannel) {
  let opened = 0
  return {
    get opened() { return opened },
    open: (listener: LiveListener) => {
      opened++
      const stop = channel.listen((segment) => listener.onMessage(encodeSegment(segment)))
      return () => {
        opened--
        stop()
      }
    },
  }
}

function play(channel: LiveChannel, stream: Gop[]): void {
  channel.onFormat(stream[0]!.format)
  for (const gop of stream) {
    for (const frame of gop.frames) channel.onFrame({ ...frame, arrivalMs: 5_000_000 + frame.ticks / 90 })
    channel.onGop()
  }
  channel.pause()
}

function hear() {
  const messages: Buffer[] = []
  const ends: string[] = []
  const media = () => messages.map((message) => decodeSegment(message)!).filter((segment) => segment.kind === 'media')
  return { messages, ends, media, listener: { onMessage: (message: Buffer) => void messages.push(message), onEnd: (why: string) => void ends.push(why) } as LiveListener }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await sleep(10)
}

test('H.265 is heard as H.264 at the same times, made once however many listen, and only while somebody does', async () => {
  const channel = new LiveChannel()
  const camera = openCamera(channel)
  const transcoders = new LiveTranscoders()
  const [first, second] = [hear(), hear()]
  const stops = [first, second].map(({ listener }) => transcoders.listen('gate', camera.open, listener))
  expect(camera.opened).toBe(1)
  play(channel, gops)
  await until(() => first.media().length >= 29 && second.media().length >= 29)
  const init = decodeSegment(first.messages[0]!)!
  if (init.kind !== 'init') throw new Error('no format')
  expect(init).toMatchObject({ kind: 'init', codec: expect.stringMatching(/^avc1\./) as string, width: 320, height: 180 })
  expect(first.media().map(({ mediaMs }) => mediaMs)).toEqual(Array.from({ length: 29 }, (_, i) => i * 40))
  expect(first.media().every(({ wallMs, mediaMs }) => Math.abs(wallMs - 5_000_000 - mediaMs) < 1)).toBe(true)
  // Key frames are where the camera's are.
  expect(first.media().flatMap(({ key }, i) => (key ? [i] : []))).toEqual([0, 10, 20])
  const file = Buffer.concat([init.bytes, ...first.media().map(({ bytes }) => bytes)])
  const decoded = await runProgram('ffmpeg', ['-v', 'error', '-i', '-', '-f', 'framemd5', '-'], { input: file })
  expect(decoded.stderr).toBe('')
  expect(decoded.stdout.split('\n').filter((line) => /^\d/.test(line))).toHaveLength(29)
  for (const stop of stops) if (stop !== 'busy') stop()
  expect([camera.opened, transcoders.cameras]).toEqual([0, 0])
})

test('a camera of H.264 is passed on bit for bit', async () => {
  const channel = new LiveChannel()
  const sent = makeGops(20)
  const heard = hear()
  const stop = new LiveTranscoders().listen('gate', openCamera(channel).open, heard.listener)
  play(channel, sent)
  await until(() => heard.media().length >= 19)
  const pictures = sent.flatMap((gop) => gop.frames)
  heard.media().forEach(({ bytes }, i) => expect(bytes.includes(pictures[i]!.nalus[0]!)).toBe(true))
  if (stop !== 'busy') stop()
})

test('one camera more than may be is refused, and taken once another is free', () => {
  const transcoders = new LiveTranscoders(1)
  const { open } = openCamera(new LiveChannel())
  const stop = transcoders.listen('gate', open, hear().listener)
  expect(transcoders.listen('yard', open, hear().listener)).toBe('busy')
  const again = transcoders.listen('gate', open, hear().listener)
  for (const each of [stop, again]) if (each !== 'busy') each()
  const other = transcoders.listen('yard', open, hear().listener)
  expect(other).not.toBe('busy')
  if (other !== 'busy') other()
})
