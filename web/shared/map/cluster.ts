import type { MapPoint } from './types.ts'

/** Points that lie nearer to each other than this on the screen stand as one, pixels. */
const radius = 46
/** Pixels of the whole world at zoom 0. */
export const worldPixels = 512

/** From how many on a cluster has which radius, pixels. */
export const clusterSizes = [[0, 14], [20, 17], [100, 20], [1000, 24]] as const

/** A bit of a point's last number. */
const offlineBit = 2
export const isOffline = ([, , , , look]: MapPoint): boolean => (look & offlineBit) > 0

/** Several cameras that stand as one at a zoom. */
export interface Cluster {
  lonLat: [number, number]
  count: number
  offline: number
  /** Where it has fallen apart. */
  apartFrom: number
}

/** What stands on the map at one zoom: clusters, and the places in the list of those that stand alone. */
export interface Standing {
  clusters: Cluster[]
  single: number[]
}

/** Web Mercator, the world being 1 by 1; one pair a point. */
export function project(points: readonly MapPoint[]): Float64Array {
  const world = new Float64Array(2 * points.length)
  for (const [i, [, lon, lat]] of points.entries()) {
    world[2 * i] = lon / 360 + 0.5
    const sin = Math.sin((lat * Math.PI) / 180)
    world[2 * i + 1] = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)
  }
  return world
}

/**
 * Gathers what would lie on top of each other at a zoom: each point in turn takes what is near it and is not taken yet. Some tens of
 * milliseconds for twenty thousand. `world`: where they lie (`project`). Pure.
 */
export function gather(points: readonly MapPoint[], world: Float64Array, zoom: number): Standing {
  const reach = radius / (worldPixels * 2 ** zoom)
  const cells = sortIntoCells(world, reach)
  const taken = new Uint8Array(world.length / 2)
  const standing: Standing = { clusters: [], single: [] }
  for (let i = 0; i < taken.length; i++) {
    if (taken[i]) continue
    const near = findNear(world, cells, i, reach).filter((k) => !taken[k])
    if (near.length < 2) {
      standing.single.push(i)
      continue
    }
    for (const k of near) taken[k] = 1
    standing.clusters.push(describe(points, world, near))
  }
  return standing
}

type Cells = { places: Map<number, number[]>; of(i: number): [number, number] }
/** More columns than there are cells at any zoom that clusters. */
const columns = 2 ** 24

function sortIntoCells(world: Float64Array, size: number): Cells {
  const places = new Map<number, number[]>()
  const of = (i: number): [number, number] => [Math.floor(world[2 * i]! / size), Math.floor(world[2 * i + 1]! / size)]
  for (let i = 0; i < world.length / 2; i++) {
    const [x, y] = of(i)
    const key = y * columns + x
    const cell = places.get(key)
    if (cell) cell.push(i)
    else places.set(key, [i])
  }
  return { places, of }
}

function findNear(world: Float64Array, { places, of }: Cells, i: number, reach: number): number[] {
  const [x, y] = of(i)
  const near: number[] = []
  for (let cy = y - 1; cy <= y + 1; cy++)
    for (let cx = x - 1; cx <= x + 1; cx++)
      for (const k of places.get(cy * columns + cx) ?? []) if (Math.hypot(world[2 * k]! - world[2 * i]!, world[2 * k + 1]! - world[2 * i + 1]!) <= reach) near.push(k)
  return near
}

function describe(points: readonly MapPoint[], world: Float64Array, members: readonly number[]): Cluster {
  let [x, y, offline] = [0, 0, 0]
  let [left, right, top, bottom] = [1, 0, 1, 0]
  for (const i of members) {
    const [px, py] = [world[2 * i]!, world[2 * i + 1]!]
    x += px
    y += py
    if (isOffline(points[i]!)) offline++
    left = Math.min(left, px)
    right = Math.max(right, px)
    top = Math.min(top, py)
    bottom = Math.max(bottom, py)
  }
  const across = Math.hypot(right - left, bottom - top)
  return { lonLat: unproject(x / members.length, y / members.length), count: members.length, offline, apartFrom: across === 0 ? Infinity : Math.log2(radius / (worldPixels * across)) }
}

function unproject(x: number, y: number): [number, number] {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI]
}
