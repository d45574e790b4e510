import { get } from '../../../../shared/api/client.ts'
import type { Position } from '../data/incidents.ts'
import type { Place } from './PlaceField.tsx'

/** The name of what lies nearest to a point that was picked on the map, and its station; null where nothing is near. */
export async function namePoint({ lon, lat }: Position): Promise<{ place: string; station: string } | null> {
  const answer = await get<{ places: Place[] }>(`/api/places?lon=${lon}&lat=${lat}&limit=1`).catch(() => null)
  const nearest = answer?.places[0]
  return nearest ? { place: nearest.name.zh, station: nearest.station } : null
}
