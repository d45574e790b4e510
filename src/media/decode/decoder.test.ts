import { afterEach, beforeAll, expect, test } from 'vitest'
import { randomFrom } from '../../../demo/random.ts'
import { makeGops } from '../../../test/pictures.ts'
import { runProgram } from '../../../test/program.ts'
import type { Gop } from '../frame.ts'
import { Decoder } from './decoder.ts'

let gop: Gop
let decoder: Decoder

beforeAll(() => void (gop = makeGops(10, { width: 320, height: 192 })[0]!))
afterEach(() => decoder.close())

/** Size of a JPEG, and how bright the column is where the bar of picture `i` stands, as FFmpeg reads it. */
async function look(jpeg: unknown): Promise<{ width: number; height: number; barAt: number }> {
  if (!Buffer.isBuffer(jpeg)) throw new Error(JSON.stringify(jpeg))
  const probe = ['-v', 'error', '-i', '-', '-f', 'rawvideo', '-pix_fmt', 'gray', '-']
  const sizes = await runProgram('ffprobe', ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', '-'], { input: jpeg })
  const [width, height] = sizes.stdout.trim().split(',').map(Number) as [number, number]
  const { bytes: grey } = await runProgram('ffmpeg', probe, { input: jpeg })
  const row = [...grey.subarray(width * 10, width * 11)]
  return { width, height, barAt: row.findIndex((v) => v > 190) }
}

test('a key frame, and any frame behind it, becomes a JPEG of the wanted width', async () => {
  decoder = new Decoder()
  const key = await look(await decoder.jpeg({ format: gop.format, frames: gop.frames.slice(0, 1) }))
  expect(key).toMatchObject({ width: 320, height: 192 })
  expect(key.barAt).toBeLessThan(2)
  const seventh = await look(await decoder.jpeg({ format: gop.format, frames: gop.frames.slice(0, 8) }))
  expect(Math.abs(seventh.barAt - 28)).toBeLessThan(3)
  const second = await look(await decoder.jpeg({ format: gop.format, frames: gop.frames, show: 2, width: 160 }))
  expect(second).toMatchObject({ width: 160, height: 96 })
  expect(Math.abs(second.barAt - 4)).toBeLessThan(3)
})

test('a process that was killed costs its job alone', async () => {
  decoder = new Decoder()
  await decoder.jpeg({ format: gop.format, frames: gop.frames })
  const job = decoder.jpeg({ format: gop.format, frames: gop.frames })
  const next = decoder.jpeg({ format: gop.format, frames: gop.frames })
  process.kill(decoder.pid!, 'SIGKILL')
  expect(await job).toMatchObject({ failure: 'crashed' })
  expect(Buffer.isBuffer(await next)).toBe(true)
})

test('a process that hangs is ended in time', async () => {
  decoder = new Decoder({ timeoutMs: 1500 })
  await decoder.jpeg({ format: gop.format, frames: gop.frames })
  process.kill(decoder.pid!, 'SIGSTOP')
  expect(await decoder.jpeg({ format: gop.format, frames: gop.frames })).toMatchObject({ failure: 'timeout' })
  expect(Buffer.isBuffer(await decoder.jpeg({ format: gop.format, frames: gop.frames }))).toBe(true)
})

test('more jobs than may wait are refused at once', async () => {
  decoder = new Decoder({ maxWaiting: 2 })
  const jobs = Array.from({ length: 5 }, () => decoder.jpeg({ format: gop.format, frames: gop.frames }))
  const kinds = (await Promise.all(jobs)).map((r) => (Buffer.isBuffer(r) ? 'jpeg' : r.failure))
  expect(kinds).toEqual(['jpeg', 'jpeg', 'jpeg', 'busy', 'busy'])
})

test('harmed bytes give an error or a picture, never an end', async () => {
  decoder = new Decoder({ maxWaiting: 1000 })
  const random = randomFrom('harm')
  const jobs = Array.from({ length: 200 }, () => {
    const frames = gop.frames.map(({ nalus }) => ({ nalus: nalus.map((n) => Buffer.from(n)) }))
    for (let i = 0; i < 20; i++) {
      const nalu = random.pick(frames).nalus[0]!
      nalu[random.whole(1, nalu.length - 1)] = random.whole(0, 255)
    }
    return decoder.jpeg({ format: gop.format, frames })
  })
  const results = await Promise.all(jobs)
  expect(results.filter((r) => !Buffer.isBuffer(r) && r.failure !== 'undecodable')).toEqual([])
  expect(Buffer.isBuffer(await decoder.jpeg({ format: gop.format, frames: gop.frames }))).toBe(true)
})
