import type { CallCount, CaseCount, Pair, Row, Tally } from './answers.ts'
import type { CallCell, CaseCell, DayCell, Stretch } from './queries.ts'

const noCases: CaseCount = { filed: 0, solved: 0, closed: 0 }
const noCalls: CallCount = { received: 0, uncounted: 0, reached: 0, satisfied: 0 }

export const tallyCases = (cells: readonly CaseCell[]): Tally<CaseCount> => tally(cells, noCases, (cell) => cell.kind)
export const tallyCalls = (cells: readonly CallCell[]): Tally<CallCount> => tally(cells, noCalls, (cell) => cell.nature)

function tally<C extends object, X extends C & { station: string; stretch: Stretch; month: number }>(cells: readonly X[], zero: C, kindOf: (cell: X) => string): Tally<C> {
  const sum = (some: readonly X[], stretch: Stretch): C => some.filter((cell) => cell.stretch === stretch).reduce((total, cell) => add(total, cell), zero)
  const pair = (some: readonly X[]): Pair<C> => ({ this: sum(some, 'this'), last: sum(some, 'last') })
  const rows = (keyOf: (cell: X) => string): Row<C>[] =>
    [...Map.groupBy(cells.filter((cell) => cell.stretch !== 'rest'), keyOf)].map(([key, some]) => ({ key, ...pair(some) })).sort((a, b) => (a.key < b.key ? -1 : 1))
  return {
    total: pair(cells),
    byStation: rows((cell) => cell.station),
    byKind: rows(kindOf),
    byMonth: Array.from({ length: 12 }, (_, i) => {
      const some = cells.filter((cell) => cell.month === i + 1)
      return { month: i + 1, ...pair(some), rest: sum(some, 'rest') }
    }),
  }
}

function add<C extends object>(total: C, cell: C): C {
  return Object.fromEntries(Object.entries(total).map(([name, n]) => [name, (n as number) + (cell[name as keyof C] as number)])) as C
}

/** Calls of each day since 1 January: this year to date, last year to its end. */
export function spreadDays(cells: readonly DayCell[], days: { this: number; last: number }): Pair<number[]> {
  const spread = (length: number, isOf: (cell: DayCell) => boolean) => {
    const counts = Array.from({ length }, () => 0)
    for (const cell of cells.filter(isOf)) counts[cell.dayOfYear - 1] = cell.received
    return counts
  }
  return { this: spread(days.this, (cell) => cell.stretch === 'this'), last: spread(days.last, (cell) => cell.stretch !== 'this') }
}
