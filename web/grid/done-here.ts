import type { Item } from './sync/outbox.ts'

/** Doors of a round at which this phone has written down a visit, with the latest's state. */
export function doorsVisited(items: readonly Item[], round: string): Map<string, Item['state']> {
  const visits = items.filter(({ kind, body }) => kind === 'visit.record' && (body as { round: string | null }).round === round)
  return new Map(visits.map(({ body, state }) => [(body as { place: { id: string } }).place.id, state]))
}

/** What this phone has done that does not stand in what was taken along at `takenAt`: done since, or not with the server yet. The latest first. */
export const doneSince = (items: readonly Item[], kind: string, takenAt: string): Item[] =>
  items.filter((item) => item.kind === kind && (item.at > takenAt || undelivered.includes(item.state))).toReversed()

const undelivered: readonly Item['state'][] = ['kept', 'stuck', 'held', 'waiting']
