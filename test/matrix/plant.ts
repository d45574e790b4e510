import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Platform } from '#platform/platform.ts'
import type { TestHouseOptions } from '../open-house.ts'
import { loosen } from './loosen.ts'
import { listRows } from './rows.ts'
import { compare, readTable } from './table.ts'
import { walk } from './walk.ts'
import { openWorld } from './world.ts'

/** A leak as it really happens, and the rows that are asked to find it. */
interface Plant {
  name: string
  rows: readonly string[]
  spoil: TestHouseOptions
}

export const plants = (folder: string): readonly Plant[] => [
  {
    name: 'a rule that forgets the station',
    rows: ['GET /api/incidents/:id'],
    spoil: { policiesDir: loosen(folder, 'incidents.cedar', 'staff-see-calls-of-their-station', '(principal.station == "" || principal.station == resource.station)', 'true') },
  },
  {
    name: 'a list whose table lost its row filter',
    rows: ['GET /api/incidents'],
    spoil: { sql: 'alter table incidents disable row level security' },
  },
  {
    name: 'a field that nobody judged: calls of the whole county in a case’s answer',
    rows: ['GET /api/cases/:id'],
    spoil: { spoil: addCallsToCases },
  },
  {
    name: 'a still that is served without asking the grant and the look',
    rows: ['GET /api/footage/looks/:id/still'],
    spoil: { spoil: serveWithoutAsking },
  },
]

/** What a join does that someone adds to a state which a route answers as a whole. */
function addCallsToCases(platform: Platform): void {
  const { store } = platform
  const load = store.load.bind(store)
  store.load = async (tx, type, id) => {
    const found = await load(tx, type, id)
    if (!found || type.type !== 'case') return found
    const calls = await tx.db.selectFrom('incidents').select(['number', 'text']).execute()
    return { ...found, state: { ...found.state, calls } }
  }
}

function serveWithoutAsking({ policy }: Platform): void {
  const judge = policy.judge.bind(policy)
  policy.judge = (question) => (['footage.play', 'look.serve'].includes(question.action) ? { allowed: true, rules: ['planted'] } : judge(question))
}

/** Runs the matrix over each plant's rows; answers the leaks that it reports. */
export async function findPlanted(templateUrl: string): Promise<{ name: string; leaks: string[] }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lq-plants-'))
  const found = []
  for (const { name, rows, spoil } of plants(folder)) {
    const world = await openWorld(templateUrl, spoil)
    const all = listRows(world).rows.filter((row) => rows.includes(row.name))
    const { leaks } = compare(await walk(world, all), readTable())
    await world.close()
    found.push({ name, leaks })
  }
  rmSync(folder, { recursive: true })
  return found
}
