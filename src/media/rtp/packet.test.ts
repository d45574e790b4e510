import { expect, test } from 'vitest'
import { RtpReader } from './packet.ts'

const header = [0x80, 0xe0, 0x12, 0x34, 0xfe, 0xdc, 0xba, 0x98, 0xff, 0xee, 0xdd, 0xcc]

function read(...bytes: number[]) {
  const reader = new RtpReader()
  return reader.read(Buffer.from(bytes), 0, bytes.length) ? reader : undefined
}

test('reads every field of a header', () => {
  expect(read(...header, 1, 2, 3)).toMatchObject({
    marker: true,
    payloadType: 96,
    sequence: 0x1234,
    timestamp: 0xfedcba98,
    ssrc: 0xffeeddcc,
    payloadStart: 12,
    payloadEnd: 15,
  })
})

test('leaves out contributing sources, extension and padding', () => {
  const [, ...rest] = header
  const packet = [0xb1, ...rest, 9, 9, 9, 9, 0xbe, 0xde, 0, 1, 7, 7, 7, 7, 42, 0, 0, 3]
  expect(read(...packet)).toMatchObject({ payloadStart: 24, payloadEnd: 25 })
})

test('refuses what is too short, of another version, or longer inside than outside', () => {
  const [, ...rest] = header
  expect(read(...header.slice(0, 11))).toBeUndefined()
  expect(read(0x40, ...rest)).toBeUndefined()
  expect(read(0x8f, ...rest, 0)).toBeUndefined()
  expect(read(0x90, ...rest, 0xbe, 0xde, 0xff, 0xff)).toBeUndefined()
  expect(read(0x90, ...rest, 0xbe)).toBeUndefined()
  expect(read(0xa0, ...rest, 1, 0)).toBeUndefined()
  expect(read(0xa0, ...rest, 1, 200)).toBeUndefined()
})
