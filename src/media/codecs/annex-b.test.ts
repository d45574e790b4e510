import { expect, test } from 'vitest'
import { joinAnnexB, splitAnnexB } from './annex-b.ts'

test('splits what it joined', () => {
  const nalus = [Buffer.from([0x67, 1, 2]), Buffer.from([0x68, 3]), Buffer.from([0x65, 0, 0, 3, 1])]
  expect(splitAnnexB(joinAnnexB(nalus))).toEqual(nalus)
})

test('takes start codes of three bytes and zeros after a unit', () => {
  const stream = Buffer.from([0, 0, 1, 0x67, 9, 0, 0, 0, 0, 1, 0x68, 8, 0, 0, 1, 0x65, 1, 0, 0])
  expect(splitAnnexB(stream)).toEqual([Buffer.from([0x67, 9]), Buffer.from([0x68, 8]), Buffer.from([0x65, 1])])
})

test('finds nothing where there is no start code', () => {
  expect(splitAnnexB(Buffer.from([1, 2, 3, 0, 1]))).toEqual([])
})
