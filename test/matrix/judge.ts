import { askOver, askSocket, type Answered } from './ask.ts'
import type { Fixture, Make, Probe } from './probe.ts'
import type { Row } from './rows.ts'
import { newId, relations, type Asker, type Readers, type Relation, type World } from './world.ts'

/** What one role may do by one row: the relations it may do it to; `yes` or nothing where there is no object. */
export type Cell = readonly (Relation | 'yes')[]

export interface Asked {
  row: string
  column: string
  cell: Cell
  asked: number
  /** Answers that are neither a plain yes nor a plain no: `own: 500 internal`. */
  problems: string[]
  /** Texts of objects, asked for or not, that an answer held: who may read them, and what they are to who asks. */
  shown: readonly { readers: Readers; relation: Relation }[]
}

/** Fixtures that were made and still stand as they were made. */
export type Shelf = Map<Make, Map<string, Promise<Fixture>>>

type Verdict = 'yes' | 'no' | { problem: string }

/** Asks one row as one role (null: a stranger) about an object of every relation. */
export async function askCell(world: World, row: Row, asker: Asker | null, shelf: Shelf): Promise<Asked> {
  const { probe } = row
  const as = asker ?? world.askers[0]!
  const cell: (Relation | 'yes')[] = []
  const problems: string[] = []
  const note = (name: Relation | 'yes', verdict: Verdict) => {
    if (verdict === 'yes') cell.push(name)
    else if (verdict !== 'no') problems.push(`${name}: ${verdict.problem}`)
  }
  let asked = 0
  let texts = ''
  const send = async (fixture: Fixture): Promise<Answered> => {
    const answer = await sendOne(world, row, fixture, as, asker)
    if (answer.status < 300) texts += answer.text
    return answer
  }
  if (probe.kind === 'list' || probe.kind === 'feed') {
    const present: [Relation, Fixture][] = []
    for (const relation of relations.slice(0, 4)) present.push([relation, await takeFixture(world, probe.make!, as, relation, shelf)])
    const answer = await send(present[0]![1])
    const refused = readVerdict(probe, answer, null)
    for (const [relation, fixture] of present) note(relation, refused === 'yes' ? (answer.text.includes(nameOf(probe, fixture) ?? fixture.id) ? 'yes' : 'no') : refused)
    if (probe.fresh) shelf.delete(probe.make!)
    asked = present.length
  } else if (probe.make === null) {
    note('yes', readVerdict(probe, await send({ id: '' }), null))
    asked = 1
  } else {
    // One's own last: what is one's own may be the session that asks.
    for (const relation of relations.toReversed()) {
      const fixture = await takeFixture(world, probe.make, as, relation, shelf)
      const verdict = readVerdict(probe, await send(fixture), nameOf(probe, fixture))
      if (probe.fresh || (verdict !== 'no' && row.method !== 'GET')) shelf.get(probe.make)!.delete(keyOf(as, relation))
      note(relation, verdict)
      asked++
    }
  }
  return { row: row.name, column: asker?.role ?? 'stranger', cell: [...relations, 'yes' as const].filter((name) => cell.includes(name)), asked, problems, shown: world.findMarks(texts, as) }
}

async function sendOne(world: World, row: Row, fixture: Fixture, as: Asker, asker: Asker | null): Promise<Answered> {
  const ask = await row.probe.ask(fixture, as, world)
  const token = asker?.token ?? null
  if (row.probe.kind === 'feed') {
    // From the beginning: everything that this house has seen happen.
    await world.house.settle()
    return askSocket(world, { ...ask, url: `${ask.url}?from=0` }, 'feed', token)
  }
  return row.probe.kind === 'live' ? askSocket(world, ask, 'live', token) : askOver(world, row, ask, token)
}

/** What an allow's answer must hold; null where any answer will do. */
function nameOf(probe: Probe, fixture: Fixture): string | null {
  if (probe.shows === null) return null
  return probe.shows ? probe.shows(fixture) : fixture.id
}

function readVerdict(probe: Probe, { status, text, code }: Answered, name: string | null): Verdict {
  if ((status >= 200 && status < 300) || probe.oks?.includes(status)) {
    if (name === null || text.includes(name)) return 'yes'
    return probe.listed ? 'no' : { problem: `${status} without its object` }
  }
  if ([401, 403, 404].includes(status) || probe.noes?.includes(code)) return 'no'
  return { problem: `${status} ${code || text.slice(0, 80)}` }
}

/** Others' objects are one and the same for all who ask from one team; one's own are not. */
function keyOf(asker: Asker, relation: Relation): string {
  if (relation === 'own') return `own|${asker.account}`
  return relation === 'team' ? `team|${asker.team}` : relation
}

async function takeFixture(world: World, make: Make, asker: Asker, relation: Relation, shelf: Shelf): Promise<Fixture> {
  if (!shelf.has(make)) shelf.set(make, new Map())
  const made = shelf.get(make)!
  const key = keyOf(asker, relation)
  if (!made.has(key)) made.set(key, world.place(asker, relation === 'none' ? 'station' : relation).then((at) => make(world, at)))
  const fixture = await made.get(key)!
  // Nothing at all: an id that nobody ever gave, in a request that is otherwise in order.
  return relation === 'none' ? { ...fixture, id: newId(), ...(fixture.grant ? { grant: newId() } : {}), ...(fixture.station ? { station: newId() } : {}) } : fixture
}
