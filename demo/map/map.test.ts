import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { places, toPoint } from '../county/index.ts'
import { isInside } from '../county/geometry.ts'
import { compounds } from '../county/layout/compounds.ts'
import type { FeatureCollection, Geometry } from './geojson.ts'
import { signedArea } from './geojson.ts'
import { drawMap, writeMap, writeMapApart } from './write-map.ts'

const files = drawMap()
const layer = (name: string) => JSON.parse(files.get(`${name}.json`)!.toString()) as FeatureCollection
const names = ['bounds', 'land', 'water', 'contours', 'roads', 'buildings', 'labels']

function positions(g: Geometry): readonly (readonly number[])[] {
  return g.type === 'Point' ? [g.coordinates] : g.type === 'LineString' ? g.coordinates : g.coordinates.flat()
}

describe('the map', () => {
  test('is the same when drawn again', () => {
    const again = drawMap()
    expect([...again.keys()]).toEqual([...files.keys()])
    for (const [name, bytes] of files) expect(again.get(name)!.equals(bytes), name).toBe(true)
  })

  test('is GeoJSON whose positions are numbers in or around the county', () => {
    for (const name of names) {
      const { type, features } = layer(name)
      expect(type).toBe('FeatureCollection')
      expect(features.length, name).toBeGreaterThan(0)
      for (const f of features) {
        const margin = f.properties.kind === 'outside' ? 10 : 0.3
        for (const [lon, lat] of positions(f.geometry)) {
          if (!(Math.abs(lon! - 119.4) < margin && Math.abs(lat! - 27.3) < margin)) throw new Error(`${name}: ${lon}, ${lat} in ${JSON.stringify(f.properties)}`)
        }
      }
    }
  })

  test('closes every ring and turns outer ones counter-clockwise (RFC 7946 §3.1.6)', () => {
    for (const name of names) {
      for (const { geometry } of layer(name).features) {
        if (geometry.type !== 'Polygon') continue
        for (const [i, ring] of geometry.coordinates.entries()) {
          expect(ring.at(-1)).toEqual(ring[0])
          expect(ring.length).toBeGreaterThan(3)
          if (Math.abs(signedArea(ring)) > 1e-9) expect(signedArea(ring) > 0).toBe(i === 0)
        }
      }
    }
  })

  test('weighs less than 4 MB, so that no phone waits long', () => {
    expect([...files.values()].reduce((sum, b) => sum + b.length, 0)).toBeLessThan(4_000_000)
  })

  test('has a house under every numbered building, and names in both languages on every label', () => {
    const buildings = layer('buildings').features.filter((f) => f.properties.use === 'flats')
    expect(buildings).toHaveLength(compounds.reduce((sum, c) => sum + c.buildings.length, 0))
    for (const place of places.filter((p) => p.kind === 'building')) {
      const at = toPoint(place.lonLat)
      expect(buildings.some((b) => b.geometry.type === 'Polygon' && isInside(b.geometry.coordinates[0]!.map(toPoint), at)), place.id).toBe(true)
    }
    for (const { properties } of layer('labels').features) {
      expect(String(properties.name).length).toBeGreaterThan(0)
      expect(String(properties.nameEn)).toMatch(/^[\x20-\x7eé]+$/)
    }
  })

  test('keeps houses out of the river', () => {
    const water = layer('water').features.filter((f) => f.properties.kind === 'river').map((f) => positions(f.geometry).map((p) => toPoint([p[0]!, p[1]!])))
    for (const { geometry } of layer('buildings').features) {
      const corners = positions(geometry).map((p) => toPoint([p[0]!, p[1]!]))
      if (corners.some((p) => water.some((ring) => isInside(ring, p)))) throw new Error(`a house stands in the water at ${corners[0]!.map(Math.round).join(', ')}`)
    }
  })
})

describe('terrain tiles', () => {
  const tiles = [...files].filter(([name]) => name.endsWith('.png'))

  test('are PNG pictures of 512 pixels whose heights are those of hills', () => {
    for (const [name, png] of tiles) {
      expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], name).toEqual([512, 512])
    }
    const [, png] = tiles.find(([name]) => name === 'terrain/11/1703/862.png')!
    const heights = decode(png)
    const [lowest, highest] = heights.reduce<[number, number]>(([low, high], h) => [Math.min(low, h), Math.max(high, h)], [Infinity, 0])
    expect(lowest).toBeGreaterThan(30)
    expect(highest).toBeGreaterThan(400)
    expect(highest).toBeLessThan(2000)
  })
})

/** Heights in metres of a tile: undoes the Paeth filter of every row. */
function decode(png: Buffer): number[] {
  const length = png.readUInt32BE(33)
  const raw = inflateSync(png.subarray(41, 41 + length))
  const row = 512 * 3
  const rgb = new Uint8Array(row * 512)
  for (let y = 0; y < 512; y++) {
    for (let i = 0; i < row; i++) {
      const left = i >= 3 ? rgb[y * row + i - 3]! : 0
      const up = y > 0 ? rgb[(y - 1) * row + i]! : 0
      const corner = i >= 3 && y > 0 ? rgb[(y - 1) * row + i - 3]! : 0
      const guess = left + up - corner
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
      rgb[y * row + i] = raw[y * (row + 1) + 1 + i]! + (a <= b && a <= c ? left : b <= c ? up : corner)
    }
  }
  return Array.from({ length: 512 * 512 }, (_, i) => rgb[i * 3]! * 64 + rgb[i * 3 + 1]! * 0.25)
}

describe('writing the map', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'langqiao-map-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('puts the files in place of whatever was there', async () => {
    const map = join(folder, 'map')
    await writeMap(map, new Map([['old.json', Buffer.from('{}')]]))
    await writeMapApart(map)
    expect((await readdir(map)).toSorted()).toEqual([...names.map((n) => `${n}.json`), 'terrain'].toSorted())
    expect(await readFile(join(map, 'roads.json'))).toEqual(files.get('roads.json'))
    expect(await readdir(folder)).toEqual(['map'])
  })
})
