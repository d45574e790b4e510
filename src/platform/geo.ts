import { z } from 'zod'

/** Degrees, CGCS2000 (≈ WGS-84): the only system in which places are stored (house plan, decision 14). */
export interface Position {
  lon: number
  lat: number
}

/** Mean radius of the GRS 80 ellipsoid, which CGCS2000 shares within a tenth of a millimetre. */
const earthRadiusM = 6_371_009

/** Metres along the great circle; within 0.5 % of the ellipsoid. */
export function distanceM(a: Position, b: Position): number {
  const radians = Math.PI / 180
  const dLat = (b.lat - a.lat) * radians
  const dLon = (b.lon - a.lon) * radians
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h)))
}

export const positionSystems = ['cgcs2000', 'wgs84', 'gcj02'] as const

/** A place as it comes in: it names its system and is CGCS2000 from here on. */
export const givenPosition = z
  .strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90), system: z.enum(positionSystems).default('cgcs2000') })
  .transform(({ lon, lat, system }): Position => (system === 'gcj02' ? fromGcj02({ lon, lat }) : { lon, lat }))

/** GCJ-02's own ellipsoid (Krasovsky 1940), as every published description of the shift has it. */
const semiMajorM = 6_378_245
const eccentricitySquared = 0.006_693_421_622_965_943

/** The shift that Chinese web maps put on a position: 300 to 500 m. Outside China there is none. */
export function toGcj02({ lon, lat }: Position): Position {
  if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) return { lon, lat }
  const x = lon - 105
  const y = lat - 35
  const radians = (lat / 180) * Math.PI
  const magic = 1 - eccentricitySquared * Math.sin(radians) ** 2
  const meridian = (semiMajorM * (1 - eccentricitySquared)) / magic ** 1.5
  const parallel = (semiMajorM / Math.sqrt(magic)) * Math.cos(radians)
  return { lon: lon + (shiftEast(x, y) * 180) / (parallel * Math.PI), lat: lat + (shiftNorth(x, y) * 180) / (meridian * Math.PI) }
}

/** Undoes the shift by fixed-point iteration: below 1 cm after a few rounds, since the shift varies slowly. */
export function fromGcj02(given: Position): Position {
  let guess = given
  for (let round = 0; round < 5; round++) {
    const shifted = toGcj02(guess)
    guess = { lon: guess.lon + given.lon - shifted.lon, lat: guess.lat + given.lat - shifted.lat }
  }
  return guess
}

const wave = (value: number, ...terms: [factor: number, divisor: number][]) =>
  (2 / 3) * terms.reduce((sum, [factor, divisor]) => sum + factor * Math.sin((value / divisor) * Math.PI), 0)
const ripple = (x: number) => (2 / 3) * (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI))

function shiftEast(x: number, y: number): number {
  const drift = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  return drift + ripple(x) + wave(x, [20, 1], [40, 3]) + wave(x, [150, 12], [300, 30])
}

function shiftNorth(x: number, y: number): number {
  const drift = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  return drift + ripple(x) + wave(y, [20, 1], [40, 3]) + wave(y, [160, 12], [320, 30])
}
