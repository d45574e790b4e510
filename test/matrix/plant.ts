import type { Platform } from '#platform/platform.ts'
import type { Question } from '#platform/policy/policy.ts'
import { listRows } from './rows.ts'
import { compare, readTable } from './table.ts'
import { walk } from './walk.ts'
import { openWorld } from './world.ts'

/** A leak as it really happens, and the rows that are asked to find it. */
interface Plant {
  name: string
  rows: readonly string[]
  spoil(platform: Platform): void
}

/** Lets policy see a question with a change in it, as a rule would that forgets a condition. */
function forget(platform: Platform, action: string, change: (question: Question) => Question): void {
  const { policy } = platform
  const judge = policy.judge.bind(policy)
  policy.judge = (question) => judge(question.action === action ? change(question) : question)
}

export const plants: readonly Plant[] = [
  {
    name: 'a rule that forgets the station',
    rows: ['GET /api/incidents/:id'],
    spoil: (platform) =>
      forget(platform, 'incident.open', (q) => ({ ...q, record: { ...q.record, attributes: { ...q.record.attributes, station: q.principal.station } } })),
  },
  {
    name: 'a list that reads without the second lock',
    rows: ['GET /api/incidents', 'GET /api/crews'],
    spoil(platform) {
      const { database } = platform
      const read = database.read.bind(database)
      database.read = (scope, work) => read({ ...scope, stations: 'all' }, work)
    },
  },
  {
    name: 'a still that is served without asking the grant and the look',
    rows: ['GET /api/footage/looks/:id/still'],
    spoil(platform) {
      const { policy } = platform
      const judge = policy.judge.bind(policy)
      policy.judge = (question) => (['footage.play', 'look.serve'].includes(question.action) ? { allowed: true, rules: ['planted'] } : judge(question))
    },
  },
]

/** Runs the matrix over each plant's rows; answers the leaks that it reports. */
export async function findPlanted(templateUrl: string): Promise<{ name: string; leaks: string[] }[]> {
  const found = []
  for (const { name, rows, spoil } of plants) {
    const world = await openWorld(templateUrl, { spoil })
    const all = listRows(world).rows.filter((row) => rows.includes(row.name))
    const { leaks } = compare(await walk(world, all), readTable())
    await world.close()
    found.push({ name, leaks })
  }
  return found
}
