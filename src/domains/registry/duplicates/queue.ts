import type { Tx } from '#platform/database/database.ts'
import { readNames, readWhere } from '../queries.ts'
import { viewEntry } from '../routes/views.ts'
import type { TwinQueue } from '../answers.ts'
import type { Entry } from '../spine/entry.ts'

interface Loaded {
  id: string
  entry: Entry
  version: number
}

export interface WaitingPair {
  id: string
  likelihood: number
  /** The one that would carry on: of which more is known. */
  this: Loaded
  other: Loaded
}

/** What one person decides at a sitting: more would be a list of residents. */
const most = 20

/** Pairs of a station that nobody has decided, the likeliest first, and how many there are in all. */
export async function findWaiting(tx: Tx, county: string, station: string): Promise<{ pairs: WaitingPair[]; total: number }> {
  const rows = await tx.query<{ id: string; likelihood: number; one: string; other: string; a: Entry; a_version: number; b: Entry; b_version: number; total: number }>({
    name: 'twins_waiting',
    text: `select t.id, t.likelihood, t.one, t.other, t.total, a.state as a, a.version as a_version, b.state as b, b.version as b_version from (
             select t.*, (count(*) over ())::int as total from twins t join people x on x.county = $1 and x.id = t.one join people y on y.county = $1 and y.id = t.other
             where t.county = $1 and t.station = $2 and t.state = 'offered' order by t.likelihood desc, t.id limit ${most}) t
           join records a on a.county = $1 and a.type = 'person' and a.id = t.one join records b on b.county = $1 and b.type = 'person' and b.id = t.other
           order by t.likelihood desc, t.id`,
    values: [county, station],
  })
  const pairs = rows.map(({ id, likelihood, one, other, a, a_version, b, b_version }): WaitingPair => {
    const sides = [{ id: one, entry: a, version: a_version }, { id: other, entry: b, version: b_version }].toSorted((x, y) => worth(y.entry) - worth(x.entry))
    return { id, likelihood, this: sides[0]!, other: sides[1]! }
  })
  return { pairs, total: rows[0]?.total ?? 0 }
}

/** Who has not left, and of whom more is known. */
const worth = ({ fields, ended }: Entry) => Object.values(fields).filter(({ value }) => value !== null).length - (ended ? 100 : 0)

/** Both sides of each pair with where they live. */
export async function viewWaiting(tx: Tx, county: string, pairs: readonly WaitingPair[], nowMs: number): Promise<Pick<TwinQueue, 'pairs' | 'names'>> {
  const view = async (one: Loaded) => ({ ...viewEntry('person', one, nowMs), ...(await readWhere(tx, county, 'person', one.id, one.entry)) })
  const shown = await Promise.all(pairs.map(async (pair) => ({ id: pair.id, likelihood: pair.likelihood, this: await view(pair.this), other: await view(pair.other) })))
  const accounts = pairs.flatMap((pair) => [pair.this, pair.other].flatMap(({ entry }) => Object.values(entry.fields).map(({ by }) => by)))
  return { pairs: shown, names: await readNames(tx, county, accounts) }
}
