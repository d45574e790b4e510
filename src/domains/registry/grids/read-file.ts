import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { gridCode, gridName, type GridKind } from './area.ts'
import { isFault, readBoundary, type Bounds, type System } from './geometry/read-boundary.ts'
import type { Boundary, LonLat } from './geometry/rings.ts'

/** A county has some hundreds. */
const mostFeatures = 1_000

/** Names under which a file may hold what is known of a grid. */
const names = {
  code: ['code', '编码', '网格编码', '编号', 'grid_code'],
  name: ['name', '名称', '网格名称', 'grid_name'],
  kind: ['kind', '类型', '网格类型', 'type'],
  station: ['station', '派出所', '所属派出所'],
  tender: ['tender', '网格员', '负责人账号'],
} as const

const kindWords: Readonly<Record<string, GridKind>> = { '': 'community', community: 'community', 社区: 'community', 社区网格: 'community', 村: 'community', special: 'special', 专属: 'special', 专属网格: 'special' }

export interface FileFault {
  /** Number of the feature in the file, from 1. */
  feature: number
  code: string
  name: string
  at: LonLat | null
  fault: string
  params: Record<string, string | number>
}

export interface ReadFeature {
  feature: number
  code: string
  name: string
  kind: GridKind
  station: string
  /** Null: the file says nothing of it. */
  tender: string | null
  boundary: Boundary
}

interface Around {
  system: System
  bounds: Bounds | null
  stations: ReadonlyMap<string, string>
  /** Whose grids they are where the file does not say. */
  station: string
  mayDraw(station: string): boolean
}

const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
const feature = z.object({ type: z.literal('Feature'), properties: z.record(z.string(), z.unknown()).nullable().optional(), geometry: z.unknown() })

/** Features of a GeoJSON file (RFC 7946). Throws where the whole is none; of each feature that is wrong the first fault is told. */
export function readFile(file: unknown): unknown[] {
  const parsed = collection.safeParse(file)
  if (!parsed.success) throw new Fault('grid_file_wrong', {}, 422)
  if (parsed.data.features.length > mostFeatures) throw new Fault('grid_file_long', { most: mostFeatures }, 422)
  return parsed.data.features
}

export function readFeature(given: unknown, index: number, around: Around): ReadFeature | FileFault {
  const parsed = feature.safeParse(given)
  const properties = parsed.data?.properties ?? {}
  const said = (key: keyof typeof names) => {
    const value = names[key].map((name) => properties[name]).find((one) => one !== undefined && one !== null)
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : value === undefined ? null : ''
  }
  const [code, name] = [gridCode.safeParse(said('code')), gridName.safeParse(said('name'))]
  const about = { feature: index, code: code.data ?? '', name: name.data ?? '' }
  const blame = (fault: string, at: LonLat | null = null, params: FileFault['params'] = {}): FileFault => ({ ...about, at, fault, params })
  if (!parsed.success) return blame('grid_no_feature')
  if (!code.success) return blame('grid_no_code')
  if (!name.success) return blame('grid_no_name')
  const kind = kindWords[(said('kind') ?? '').toLowerCase()]
  if (!kind) return blame('grid_kind_unknown', null, { kind: (said('kind') ?? '').slice(0, 40) })
  const place = said('station') ?? ''
  const station = place ? around.stations.get(place.toLowerCase()) : around.station
  if (!station) return blame('grid_station_unknown', null, { station: place.slice(0, 40) })
  if (!around.mayDraw(station)) return blame('grid_station_foreign')
  const boundary = readBoundary(parsed.data.geometry, around.system, around.bounds)
  if (isFault(boundary)) return blame(boundary.code, boundary.at)
  const tender = said('tender')
  return { ...about, kind, station, tender: tender === null ? null : tender.slice(0, 60), boundary }
}
