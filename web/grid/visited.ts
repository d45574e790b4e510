import type { Item } from './sync/outbox.ts'

/** Doors of a round at which this phone has written down a visit, with the latest's state. */
export function doorsVisited(items: readonly Item[], round: string): Map<string, Item['state']> {
  const visits = items.filter(({ kind, body }) => kind === 'visit.record' && (body as { round: string | null }).round === round)
  return new Map(visits.map(({ body, state }) => [(body as { place: { id: string } }).place.id, state]))
}
