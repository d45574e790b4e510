import { expect, test } from 'vitest'
import { Canvas, fitPicture } from './canvas.ts'

test('a picture of another shape lies in the middle, as large as it can be, on even pixels', () => {
  expect(fitPicture({ width: 640, height: 480 }, { width: 1280, height: 720 })).toEqual({ x: 160, y: 0, width: 960, height: 720 })
  expect(fitPicture({ width: 1920, height: 1080 }, { width: 1280, height: 720 })).toEqual({ x: 0, y: 0, width: 1280, height: 720 })
})

test('a region is black in all three planes, rounded outward, and nothing beside it', () => {
  const canvas = new Canvas(16, 8)
  canvas.put(Buffer.alloc(8 * 8 * 1.5, 200), { x: 4, y: 0, width: 8, height: 8 })
  canvas.blacken({ x: 0.3, y: 0.3, width: 0.2, height: 0.2 }, { x: 4, y: 0, width: 8, height: 8 })
  const luma = (x: number, y: number) => canvas.bytes[y * 16 + x]
  const rows = Array.from({ length: 8 }, (_, y) => Array.from({ length: 16 }, (_, x) => (luma(x, y) === 16 ? '.' : '#')).join(''))
  expect(rows).toEqual([...Array.from({ length: 2 }, () => '....########....'), ...Array.from({ length: 2 }, () => '....##..####....'), ...Array.from({ length: 4 }, () => '....########....')])
  const colours = (plane: number) => Array.from({ length: 4 }, (_, y) => [...canvas.bytes.subarray(128 + plane * 32 + y * 8, 128 + plane * 32 + y * 8 + 8)].map((v) => (v === 128 ? '.' : '#')).join(''))
  expect([colours(0), colours(1)]).toEqual(Array.from({ length: 2 }, () => ['..####..', '..#.##..', '..####..', '..####..']))
})

test('a region that reaches beyond the picture ends with it', () => {
  const canvas = new Canvas(8, 8)
  canvas.put(Buffer.alloc(96, 200), { x: 0, y: 0, width: 8, height: 8 })
  canvas.blacken({ x: 0.5, y: -1, width: 3, height: 9 }, { x: 0, y: 0, width: 8, height: 8 })
  expect([...canvas.bytes.subarray(0, 8)]).toEqual([200, 200, 200, 200, 16, 16, 16, 16])
})
