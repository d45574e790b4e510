import type { Item } from './sync/outbox.ts'

/** Doors of a round at which this phone has written down a visit, with the latest's state. */
export function doorsVisited(items: readonly Item[], round: string): Map<string, Item['state']> {
  const visits = items.filter(({ kind, body }) => kind === 'visit.record' && (body as { round: string | null }).round === round)
  return new Map(visits.map(({ body, state }) => [(body as { place: { id: string } }).place.id, state]))
}

/** What this phone has done that does not stand in what was taken along at `takenAt`: done since, or not with the server yet; in the order of doing. */
export const doneSince = (items: readonly Item[], kind: string, takenAt: string): Item[] =>
  items.filter((item) => item.kind === kind && (item.at > takenAt || undelivered.includes(item.state)))

const undelivered: readonly Item['state'][] = ['kept', 'stuck', 'held', 'waiting']

/** Of records of `type`, as they were taken along, those about which this phone has not done `kind` since. */
export function leftToDo<T extends { id: string }>(records: readonly T[], type: string, items: readonly Item[], kind: string, takenAt: string): T[] {
  const done = new Set(doneSince(items, kind, takenAt).map(({ record }) => record))
  return records.filter(({ id }) => !done.has(`${type}/${id}`))
}
