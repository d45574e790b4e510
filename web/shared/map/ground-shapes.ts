import type { LonLat } from './types.ts'

interface Polygon {
  type: 'Polygon'
  coordinates: [number, number][][]
}

/** Metres in a degree of latitude; good to 0.2 % over the few hundred metres drawn here. */
const metresPerDegree = 111_320

/** The point `metres` away from `from` towards a compass bearing in degrees. */
export function pointAway([lon, lat]: LonLat, bearing: number, metres: number): [number, number] {
  const turn = (bearing * Math.PI) / 180
  return [lon + (Math.sin(turn) * metres) / (metresPerDegree * Math.cos((lat * Math.PI) / 180)), lat + (Math.cos(turn) * metres) / metresPerDegree]
}

/** What a camera sees of the ground: a slice of a circle. */
export function drawWedge(at: LonLat, bearing: number, degrees: number, metres: number): Polygon {
  const steps = Math.max(3, Math.round(degrees / 6))
  const rim = Array.from({ length: steps + 1 }, (_, i) => pointAway(at, bearing - degrees / 2 + (degrees * i) / steps, metres))
  return { type: 'Polygon', coordinates: [[[at[0], at[1]], ...rim, [at[0], at[1]]]] }
}

export function drawCircle(at: LonLat, metres: number): Polygon {
  const rim = Array.from({ length: 73 }, (_, i) => pointAway(at, i * 5, metres))
  return { type: 'Polygon', coordinates: [rim] }
}
