type LonLat = readonly [lon: number, lat: number]

/** Metres of a degree of latitude (WGS 84, mean). */
const metresPerDegree = 111_195
const roundMetres = [20, 50, 100, 200, 500, 1000, 2000, 5000] as const

interface Way {
  points: { x: number; y: number }[]
  /** Length of the way, as the crow flies from door to door. */
  metres: number
  scale: { metres: number; pixels: number }
}

/** Puts doors on a sketch of this size, north up, the same scale both ways: good for what can be walked in a day. */
export function layOutWay(doors: readonly LonLat[], { width, height, margin }: { width: number; height: number; margin: number }): Way {
  if (doors.length === 0) return { points: [], metres: 0, scale: { metres: 0, pixels: 0 } }
  const narrowing = Math.cos((doors[0]![1] * Math.PI) / 180)
  const flat = doors.map(([lon, lat]) => ({ east: lon * narrowing * metresPerDegree, north: lat * metresPerDegree }))
  const [west, east] = [Math.min(...flat.map((p) => p.east)), Math.max(...flat.map((p) => p.east))]
  const [south, north] = [Math.min(...flat.map((p) => p.north)), Math.max(...flat.map((p) => p.north))]
  const perMetre = Math.min((width - 2 * margin) / Math.max(1, east - west), (height - 3 * margin) / Math.max(1, north - south), 1)
  const left = (width - (east - west) * perMetre) / 2
  const top = (height - margin - (north - south) * perMetre) / 2
  const metres = flat.slice(1).reduce((sum, p, i) => sum + Math.hypot(p.east - flat[i]!.east, p.north - flat[i]!.north), 0)
  const known = roundMetres.findLast((one) => one * perMetre <= width / 3) ?? roundMetres[0]
  return { points: flat.map((p) => ({ x: Math.round(left + (p.east - west) * perMetre), y: Math.round(top + (north - p.north) * perMetre) })), metres, scale: { metres: known, pixels: Math.round(known * perMetre) } }
}
