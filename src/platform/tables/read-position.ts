import { fromGcj02, positionSystems, type Position } from '../geo.ts'

const systemWords: Record<string, (typeof positionSystems)[number]> = {
  'cgcs2000': 'cgcs2000', '国家2000': 'cgcs2000', '2000国家大地坐标系': 'cgcs2000', 'wgs84': 'wgs84', 'wgs-84': 'wgs84', 'gps': 'wgs84',
  'gcj02': 'gcj02', 'gcj-02': 'gcj02', '火星坐标': 'gcj02', '高德': 'gcj02', '腾讯': 'gcj02',
}

/** West, south, east, north, degrees; null where the county's bounds are not set. */
export type Bounds = readonly [number, number, number, number] | null

type Blame = (key: 'lon' | 'lat' | 'system', code: string, params?: Record<string, string | number>) => void

/** A place from cells: null where there is none, or where it was blamed. NaN: a cell that was no number, and was blamed as such. `system`: as typed. */
export function readPosition(lon: number | null, lat: number | null, system: string, bounds: Bounds, blame: Blame): Position | null {
  if (lon === null && lat === null) return null
  if (lon === null || lat === null) {
    blame(lon === null ? 'lon' : 'lat', 'import_empty')
    return null
  }
  // Without its system a position may be 300 to 500 m off: it is not guessed (house plan, decision 14).
  const word = system.normalize('NFKC').toLowerCase().replaceAll(' ', '')
  const known = Object.hasOwn(systemWords, word) ? systemWords[word] : undefined
  if (known === undefined) {
    blame('system', system === '' ? 'import_system_missing' : 'import_system_unknown', { value: system.slice(0, 40), systems: positionSystems.join(', ') })
    return null
  }
  if (Number.isNaN(lon) || Number.isNaN(lat)) return null
  const position = known === 'gcj02' ? fromGcj02({ lon, lat }) : { lon, lat }
  if (bounds === null || isWithin(position, bounds)) return position
  blame('lon', isWithin({ lon: lat, lat: lon }, bounds) ? 'import_position_swapped' : 'import_position_outside', { lon, lat })
  return null
}

function isWithin({ lon, lat }: Position, [west, south, east, north]: NonNullable<Bounds>): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north
}
