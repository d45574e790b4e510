import { expect, test } from 'vitest'
import { gather, project } from './cluster.ts'
import type { MapPoint } from './types.ts'

/** A camera so many metres east of the county's town. */
const east = (metres: number, look = 0): MapPoint => [`c${metres}`, 119.42 + metres / 98_920, 27.3, null, look]
const stand = (points: MapPoint[], zoom: number) => gather(points, project(points), zoom)

test('what would lie on top of each other stands as one, and falls apart from near', () => {
  const points = [east(0), east(30, 2), east(60), east(5000)]
  const far = stand(points, 12)
  expect(far.single).toEqual([3])
  expect(far.clusters).toMatchObject([{ count: 3, offline: 1 }])
  const [cluster] = far.clusters
  expect(cluster!.lonLat[0]).toBeCloseTo(119.42 + 30 / 98_920, 6)
  expect(cluster!.lonLat[1]).toBeCloseTo(27.3, 6)
  expect(stand(points, Math.floor(cluster!.apartFrom)).clusters).not.toEqual([])
  expect(stand(points, Math.ceil(cluster!.apartFrom) + 1).single).toEqual([0, 1, 2, 3])
})

test('cameras on one pole stay together at every zoom', () => {
  const [cluster] = stand([east(0), east(0)], 14).clusters
  expect(cluster).toMatchObject({ count: 2, apartFrom: Infinity })
})

test('every point stands once, at every zoom, wherever cells meet', () => {
  const points = Array.from({ length: 3000 }, (_, i): MapPoint => [`c${i}`, 119.2 + ((i * 7919) % 3001) / 8000, 27.2 + ((i * 104_729) % 2999) / 12_000, null, i % 5 === 0 ? 2 : 0])
  for (let zoom = 8; zoom < 15; zoom++) {
    const { clusters, single } = stand(points, zoom)
    expect(clusters.reduce((sum, c) => sum + c.count, single.length)).toBe(points.length)
    expect(clusters.reduce((sum, c) => sum + c.offline, 0) + single.filter((i) => i % 5 === 0).length).toBe(600)
  }
})

test('nothing is nothing', () => {
  expect(stand([], 11)).toEqual({ clusters: [], single: [] })
})
