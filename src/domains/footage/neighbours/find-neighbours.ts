import { distanceM } from '#platform/geo.ts'

interface Placed {
  id: string
  position: { lon: number; lat: number } | null
  /** Where it looks, degrees clockwise from north, and how wide; null when not known. */
  bearing: number | null
  fieldOfView: number | null
}

/** A camera beside another one. */
export type Neighbour<C> = C & {
  metres: number
  /** From the one to the other, degrees clockwise from north. */
  direction: number
  /** The first one looks that way: what leaves its picture there comes by here next. */
  isAhead: boolean
  /** The other one looks this way. */
  looksBack: boolean
}

/** On foot, two minutes; beyond it a neighbour says little about the same moment. */
export const neighbourMetres = 300
export const mostNeighbours = 12
/** Beside the edge of the picture something is on its way in or out. */
const besideDegrees = 15
const usualFieldOfView = 60
/** What lies in the direction of looking counts as half as far. */
const aheadFactor = 0.5

/** Cameras around one, nearest first, those in its direction of looking before those behind it. It knows places alone, nothing of what is seen. Pure. */
export function findNeighbours<C extends Placed>(from: C, cameras: readonly C[]): Neighbour<C>[] {
  if (!from.position) return []
  const around = cameras.flatMap((camera) => {
    if (camera.id === from.id || !camera.position) return []
    const metres = distanceM(from.position!, camera.position)
    if (metres > neighbourMetres) return []
    const direction = bearingTo(from.position!, camera.position)
    return [{ ...camera, metres: Math.round(metres), direction: Math.round(direction) % 360, isAhead: looksTo(from, direction), looksBack: looksTo(camera, direction + 180) }]
  })
  const rank = ({ metres, isAhead }: Neighbour<C>) => metres * (isAhead ? aheadFactor : 1)
  return around.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)).slice(0, mostNeighbours)
}

function looksTo({ bearing, fieldOfView }: Placed, direction: number): boolean {
  if (bearing === null) return false
  const apart = Math.abs(((direction - bearing + 540) % 360) - 180)
  return apart <= (fieldOfView ?? usualFieldOfView) / 2 + besideDegrees
}

/** Over some hundred metres the plane is good enough: below a tenth of a degree. */
function bearingTo(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const east = (b.lon - a.lon) * Math.cos((a.lat * Math.PI) / 180)
  return ((Math.atan2(east, b.lat - a.lat) * 180) / Math.PI + 360) % 360
}
