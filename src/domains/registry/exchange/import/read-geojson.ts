import { Fault } from '#platform/fault.ts'
import type { TableLimits, TableRow } from '#platform/tables/table.ts'

/** Whether a file begins as GeoJSON does; no CSV of ours begins with a brace. */
export function sniffGeoJson(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\uFEFF/, '').trimStart()
  return start.startsWith('{')
}

interface Feature {
  id?: unknown
  properties?: Record<string, unknown> | null
  geometry?: { type?: unknown; coordinates?: unknown } | null
}

/** Systems that a file of before RFC 7946 may name, which are the register's own within a hand's breadth. */
const knownSystems = /(CRS84|EPSG:{1,2}(?:4326|4490))$/i

/**
 * A GeoJSON feature collection (RFC 7946) as a table: properties are columns, the feature's id is `id`, a point is `lon`, `lat` in
 * WGS 84. The line of a row is the number of its feature. `hasPlace`: whether the records have positions of their own; else
 * geometry is left out. Throws `import_bad_geojson`, `import_system_unknown`, `import_too_many`.
 */
export function readGeoJson(bytes: Uint8Array, limits: TableLimits, hasPlace: boolean): TableRow[] {
  const features = parse(bytes)
  const tooMany = (line: number) => new Fault('import_too_many', { line, rows: limits.rows, columns: limits.columns, cell: limits.cell }, 422)
  if (features.length > limits.rows) throw tooMany(limits.rows + 1)
  const names = new Set<string>(['id'])
  for (const [i, { properties }] of features.entries()) {
    for (const name of Object.keys(properties ?? {})) names.add(name)
    if (names.size > limits.columns) throw tooMany(i + 1)
  }
  const places = hasPlace ? ['lon', 'lat', 'system'] : []
  const columns = [...names].filter((name) => !places.includes(name))
  const rows = features.map((feature, i): TableRow => {
    const cells = columns.map((name) => sayValue(name === 'id' ? (feature.properties?.['id'] ?? feature.id) : feature.properties?.[name]))
    if (cells.some((text) => text.length > limits.cell)) throw tooMany(i + 1)
    return { line: i + 1, cells: [...cells, ...(hasPlace ? sayPoint(feature) : [])] }
  })
  return [{ line: 0, cells: [...columns, ...places] }, ...rows]
}

function parse(bytes: Uint8Array): Feature[] {
  const bad = (cause?: unknown) => new Fault('import_bad_geojson', {}, 422, cause)
  let found: { type?: unknown; features?: unknown; crs?: { properties?: { name?: unknown } } }
  try {
    found = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as typeof found
  } catch (error) {
    throw bad(error)
  }
  if (found.type !== 'FeatureCollection' || !Array.isArray(found.features) || found.features.some((one) => typeof one !== 'object' || one === null)) throw bad()
  const system = found.crs?.properties?.name
  if (typeof system === 'string' && !knownSystems.test(system)) throw new Fault('import_system_unknown', { value: system.slice(0, 40), systems: 'WGS 84, CGCS2000' }, 422)
  return found.features as Feature[]
}

function sayValue(value: unknown): string {
  if (value === undefined || value === null) return ''
  return (typeof value === 'string' ? value : JSON.stringify(value)).trim()
}

/** What is no point is no position: its kind stands in the cell, and is told as no number. */
function sayPoint({ geometry }: Feature): string[] {
  if (!geometry) return ['', '', '']
  const [lon, lat] = geometry.type === 'Point' && Array.isArray(geometry.coordinates) ? (geometry.coordinates as unknown[]) : [geometry.type, geometry.type]
  return [sayValue(lon), sayValue(lat), 'WGS84']
}
