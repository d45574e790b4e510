import { askCell, type Asked, type Shelf } from './judge.ts'
import type { Row } from './rows.ts'
import type { Asker, World } from './world.ts'

/** So many roles ask side by side, each lane with fixtures of its own. */
const lanes = 5

/** Asks every row as every role and as a stranger. */
export async function walk(world: World, rows: readonly Row[]): Promise<Asked[]> {
  const askers = [...world.askers, null]
  const asked: Asked[] = []
  const ask = async (row: Row, asker: Asker | null, shelf: Shelf) => askCell(world, row, asker && row.probe.ends ? await world.renew(asker) : asker, shelf)
  const lane = async (own: typeof askers) => {
    const shelf: Shelf = new Map()
    for (const row of rows)
      for (const asker of own) {
        const column = asker?.role ?? 'stranger'
        asked.push(await ask(row, asker, shelf).catch((error: unknown) => ({ row: row.name, column, cell: [], asked: 0, shown: [], problems: [`not asked: ${describe(error)}`] })))
      }
  }
  // Those of one team share what is their team's, so they ask one after the other.
  const teams = [...new Set(askers.map((asker) => asker?.team ?? ''))]
  await Promise.all(Array.from({ length: lanes }, (_, i) => lane(askers.filter((asker) => teams.indexOf(asker?.team ?? '') % lanes === i))))
  return asked
}

/** With where it happened and what lay beneath: what fails once in many runs has to be understood from its one line. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const places = error.stack?.split('\n').slice(1, 4).map((line) => line.trim()).join(' ') ?? ''
  return `${String(error)} ${places}${error.cause === undefined ? '' : `, because of ${describe(error.cause)}`}`
}
