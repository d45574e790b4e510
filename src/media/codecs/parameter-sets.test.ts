import { expect, test } from 'vitest'
import { encodeGops } from '../../../test/peers/encode-video.ts'
import { ParameterSets } from './parameter-sets.ts'

const small = (await encodeGops({ size: '320x180', frames: 1 }))[0]!.format
const large = (await encodeGops({ size: '640x360', frames: 1 }))[0]!.format

test('makes a format once both sets are known', () => {
  const sets = new ParameterSets()
  sets.offerPps(small.pps)
  expect(sets.format()).toBeUndefined()
  sets.offerSps(small.sps)
  expect(sets.format()).toMatchObject({ codec: 'h264', width: 320, height: 180 })
})

test('keeps the same format while sets are repeated, and makes another when one changes', () => {
  const sets = new ParameterSets()
  sets.offerSps(small.sps)
  sets.offerPps(small.pps)
  const first = sets.format()
  sets.offerSps(Buffer.from(small.sps))
  sets.offerPps(Buffer.from(small.pps))
  expect(sets.format()).toBe(first)
  sets.offerSps(large.sps)
  expect(sets.format()).toMatchObject({ width: 640, height: 360 })
})

test('copies what it is given', () => {
  const sets = new ParameterSets()
  const reused = Buffer.from(small.sps)
  sets.offerSps(reused)
  sets.offerPps(small.pps)
  reused.fill(0)
  expect(sets.format()?.sps).toEqual(small.sps)
})

test('keeps its sets when broken ones come', () => {
  const sets = new ParameterSets()
  sets.offerSps(small.sps)
  sets.offerPps(small.pps)
  sets.offerSps(Buffer.from([0x67, 0xff]))
  sets.offerPps(Buffer.from([0x68]))
  expect(sets.format()).toMatchObject({ width: 320, height: 180 })
  expect(sets.refused).toBe(2)
})

test('says of a second picture parameter set that it must stay in the stream', () => {
  const sets = new ParameterSets()
  expect(sets.offerPps(Buffer.from([0x68, 0b1100_0000]))).toBe(true) // id 0
  expect(sets.offerPps(Buffer.from([0x68, 0b0101_0000]))).toBe(false) // id 1
})
