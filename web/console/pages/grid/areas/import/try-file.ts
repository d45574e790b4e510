import type { GridFileCheck } from '#answers/registry'
import { ApiError, post } from '../../../../../shared/api/client.ts'
import type { MapArea, MapDot } from '../../../../../shared/map/index.ts'

export interface Given {
  system: 'cgcs2000' | 'wgs84' | 'gcj02'
  from: string
  station: string
}

/** A file as it was tried, and what the map shows of it. */
export interface Tried {
  check: GridFileCheck
  areas: MapArea[]
  dots: MapDot[]
}

/** As the server takes it. */
const largestFile = 8 * 1024 * 1024

/** Reads a file from the disk. Throws what to tell. */
export async function readGeoJson(file: File, t: (key: 'notJson' | 'notJsonTodo' | 'tooLarge' | 'tooLargeTodo') => string): Promise<object> {
  if (file.size > largestFile) throw new ApiError(0, { code: 'too_large', message: t('tooLarge'), todo: t('tooLargeTodo') })
  const json: unknown = await file.text().then(JSON.parse).catch(() => null)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new ApiError(0, { code: 'grid_file_wrong', message: t('notJson'), todo: t('notJsonTodo') })
  return json
}

export async function tryFile(file: object, given: Given): Promise<Tried> {
  const check = await post<GridFileCheck>('/api/grid-areas/import/check', { file, ...given })
  return {
    check,
    areas: check.areas.map(({ code, name, boundary, does }) => ({ id: code, name, boundary, look: does === 'same' ? 'standing' : 'new' })),
    dots: check.faults.flatMap(({ at }) => (at ? [{ lonLat: at, look: 'fault' as const }] : [])),
  }
}
