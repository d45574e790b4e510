import { distanceM, type Position } from '#platform/geo.ts'

/** A door that a round could go to. */
export interface Candidate {
  type: 'dwelling' | 'business'
  id: string
  why: 'stale' | 'missing' | 'task' | 'recheck' | 'asked'
  position: Position | null
}

/**
 * The way between doors: from each to the nearest that is left, then crossings undone (2-opt), which is within a few
 * hundredths of the shortest for a day's walk. Doors without a position come last, in the order given.
 */
export function orderStops<C extends Candidate>(candidates: readonly C[], from: Position | null): C[] {
  const left = candidates.filter(({ position }) => position)
  const order: C[] = []
  let at = from ?? left[0]?.position ?? null
  while (left.length > 0) {
    let nearest = 0
    for (let i = 1; i < left.length; i++) if (distanceM(left[i]!.position!, at!) < distanceM(left[nearest]!.position!, at!)) nearest = i
    const [next] = left.splice(nearest, 1)
    order.push(next!)
    at = next!.position
  }
  if (order.length <= mostUncrossed) uncross(order)
  return [...order, ...candidates.filter(({ position }) => !position)]
}

/** Beyond a day's walk the crossings cost more to find than to walk. */
const mostUncrossed = 150

function uncross(order: Candidate[]): void {
  const step = (a: number, b: number) => distanceM(order[a]!.position!, order[b]!.position!)
  for (let changed = true; changed; ) {
    changed = false
    for (let i = 0; i < order.length - 2; i++)
      for (let j = i + 2; j < order.length - 1; j++) {
        if (step(i, i + 1) + step(j, j + 1) <= step(i, j) + step(i + 1, j + 1) + 0.001) continue
        order.splice(i + 1, j - i, ...order.slice(i + 1, j + 1).reverse())
        changed = true
      }
  }
}
