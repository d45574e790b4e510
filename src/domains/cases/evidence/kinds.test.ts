import { expect, test } from 'vitest'
import { nameFits, recogniseKind } from './kinds.ts'

const head = (...parts: (string | number[])[]) => Buffer.concat([...parts.map((p) => (typeof p === 'string' ? Buffer.from(p, 'latin1') : Buffer.from(p))), Buffer.alloc(16)])

test.each([
  ['image/jpeg', head([0xff, 0xd8, 0xff, 0xe0])],
  ['image/png', head([0x89], 'PNG\r\n', [0x1a, 0x0a])],
  ['image/webp', head('RIFF', [1, 2, 3, 4], 'WEBP')],
  ['image/heic', head([0, 0, 0, 24], 'ftypheic')],
  ['audio/wav', head('RIFF', [1, 2, 3, 4], 'WAVE')],
  ['audio/mp4', head([0, 0, 0, 24], 'ftypM4A ')],
  ['audio/amr', head('#!AMR\n')],
  ['audio/mpeg', head([0xff, 0xfb, 0x90, 0x64])],
  ['audio/mpeg', head('ID3', [4, 0, 0])],
  ['application/pdf', head('%PDF-1.7')],
  ['image/tiff', head('II', [0x2a, 0])],
])('%s is known by its first bytes', (mediaType, bytes) => {
  expect(recogniseKind(bytes)?.mediaType).toBe(mediaType)
})

test.each([
  ['a Windows program', head('MZ', [0x90, 0])],
  ['an ELF program', head([0x7f], 'ELF')],
  ['a script', head('#!/bin/sh\n')],
  ['a web page', head('<!doctype html>')],
  ['an SVG picture, which can hold a script', head('<svg xmlns="http')],
  ['an archive', head('PK', [3, 4])],
  ['a film', head([0, 0, 0, 24], 'ftypisom')],
  ['text in UTF-16', head([0xff, 0xfe], 'h\0i\0')],
  ['nothing', Buffer.alloc(16)],
])('%s is not taken in', (_, bytes) => {
  expect(recogniseKind(bytes)).toBeNull()
})

test('a name must fit what the bytes are', () => {
  const jpeg = recogniseKind(head([0xff, 0xd8, 0xff, 0xe0]))!
  expect(nameFits('现场.JPG', jpeg)).toBe(true)
  expect(nameFits('现场.pdf', jpeg)).toBe(false)
  expect(nameFits('现场.jpg.exe', jpeg)).toBe(false)
  expect(nameFits('jpg', jpeg)).toBe(false)
})
