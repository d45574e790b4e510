import type { Position } from '../data.ts'

const points = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const

/** How far and which way, as the crow flies: works without a map and without a network. */
export function findWay(from: Position, to: Position): { metres: number; towards: (typeof points)[number] } {
  const radians = Math.PI / 180
  const east = (to.lon - from.lon) * Math.cos(((from.lat + to.lat) / 2) * radians) * 111_320
  const north = (to.lat - from.lat) * 111_132
  const degrees = (Math.atan2(east, north) / radians + 360) % 360
  return { metres: Math.round(Math.hypot(east, north)), towards: points[Math.round(degrees / 45) % 8]! }
}
