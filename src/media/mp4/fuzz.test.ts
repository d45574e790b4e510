import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { randomFrom } from '../../../demo/random.ts'
import { mutate } from '../../../test/mutate.ts'
import { encodeGops } from '../../../test/peers/encode-video.ts'
import { makeGops } from '../../../test/pictures.ts'
import { buildBox } from './boxes.ts'
import { buildFragment } from './fragment.ts'
import { buildInit } from './init.ts'
import { readFragment, splitSample } from './read-fragment.ts'
import { readInit } from './read-init.ts'
import { isDamage, listBoxes } from './walk.ts'

const cases = 4000 * (process.env.LANGQIAO_TEST_LONG ? 50 : 1)
let init: Buffer
let initH265: Buffer
let fragment: Buffer
/** The fragment without its pictures: where nearly every byte means something. */
let head: Buffer

beforeAll(async () => {
  initH265 = buildInit((await encodeGops({ codec: 'h265', frames: 1 }))[0]!.format)
  const [gop] = makeGops(5, { gopFrames: 5 })
  const times = { start: 2 ** 33, durations: gop!.frames.map(() => 3600), shifts: gop!.frames.map(() => -1) }
  init = buildInit(gop!.format)
  const built = buildFragment(1, gop!.frames, times)
  fragment = Buffer.concat(built.buffers)
  head = fragment.subarray(0, built.headSize)
})

/** Reads bytes in every way there is; fails when a reader throws or says something that cannot be. */
function readAll(bytes: Buffer): void {
  const boxes = listBoxes(bytes, 0, bytes.length)
  if (!isDamage(boxes)) for (const box of boxes) expect(box.start < box.body && box.body <= box.end && box.end <= bytes.length).toBe(true)
  const read = readFragment(bytes)
  if (!isDamage(read))
    for (const sample of read.samples) {
      expect(sample.offset >= 0 && sample.size >= 0 && sample.offset + sample.size <= bytes.length).toBe(true)
      const nalus = splitSample(bytes, sample)
      if (!isDamage(nalus)) expect(nalus.reduce((sum, n) => sum + 4 + n.length, 0)).toBe(sample.size)
    }
  const found = readInit(bytes)
  if (!isDamage(found)) expect(found.size).toBeLessThanOrEqual(bytes.length)
}

test(`${cases} harmed files are read or refused, never followed out of bounds`, { timeout: 600_000 }, () => {
  const random = randomFrom('mp4')
  for (let i = 0; i < cases; i++) {
    const bytes = mutate(i % 6 === 0 ? initH265 : i % 3 === 0 ? init : i % 3 === 1 ? head : fragment, random)
    if (i % 3 === 1) readAll(Buffer.concat([bytes, fragment.subarray(head.length)]))
    else readAll(bytes)
  }
})

/** Boxes of the types that are looked for, nested at will, with contents at will. */
const { tree } = fc.letrec<{ tree: Buffer }>((tie) => {
  const type = fc.constantFrom('moof', 'traf', 'tfhd', 'tfdt', 'trun', 'mfhd', 'mdat', 'moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd', 'avc1', 'avcC', 'hvc1', 'hvcC', 'uuid', 'free')
  const leaf = fc.uint8Array({ maxLength: 48 }).map((bytes) => Buffer.from(bytes))
  const contents = fc.oneof({ maxDepth: 6 }, leaf, fc.array(tie('tree'), { maxLength: 4 }).map((parts) => Buffer.concat(parts)))
  return { tree: fc.tuple(type, contents).map(([name, bytes]) => buildBox(name, bytes)) }
})

test('any tree of boxes is read or refused', { timeout: 600_000 }, () => {
  fc.assert(fc.property(fc.array(tree, { maxLength: 5 }), (boxes) => readAll(Buffer.concat(boxes))), { numRuns: cases / 4 })
})

test('any bytes at all are read or refused', { timeout: 600_000 }, () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readAll(Buffer.from(bytes))), { numRuns: cases / 4 })
})

test('any format survives being written and read', () => {
  const set = (first: number) => fc.uint8Array({ minLength: 5, maxLength: 60 }).map((b) => Buffer.from([first, ...b]))
  const side = fc.integer({ min: 1, max: 65_535 })
  fc.assert(
    fc.property(set(0x67), set(0x68), side, side, (sps, pps, width, height) => {
      const format = { codec: 'h264' as const, sps, pps, width, height }
      expect(readInit(buildInit(format))).toMatchObject({ format })
    }),
    { numRuns: 300 },
  )
})

test('any frames and times survive being written and read', () => {
  const nalu = fc.uint8Array({ minLength: 1, maxLength: 30 }).map((b) => Buffer.from(b))
  const frame = fc.record({ nalus: fc.array(nalu, { minLength: 1, maxLength: 3 }), duration: fc.nat(0xffffffff), shift: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) })
  fc.assert(
    fc.property(fc.array(frame, { minLength: 1, maxLength: 20 }), fc.maxSafeNat(), fc.nat(0xffffffff), (list, start, sequence) => {
      const frames = list.map(({ nalus }, i) => ({ ticks: 0, arrivalMs: 0, key: i === 0, nalus }))
      const times = { start, durations: list.map((f) => f.duration), shifts: list.map((f) => f.shift) }
      const bytes = Buffer.concat(buildFragment(sequence, frames, times).buffers)
      const read = readFragment(bytes)
      if (isDamage(read)) throw new Error(read.damage)
      expect([read.start, read.sequence]).toEqual([start, sequence])
      expect(read.samples.map((s) => [s.duration, s.shift])).toEqual(list.map((f) => [f.duration, f.shift]))
      expect(read.samples.map((s) => splitSample(bytes, s))).toEqual(list.map((f) => f.nalus))
    }),
    { numRuns: 300 },
  )
})
