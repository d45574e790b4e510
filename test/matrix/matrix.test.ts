import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { findPlanted } from './plant.ts'
import { listRows } from './rows.ts'
import { compare, readTable } from './table.ts'
import { walk } from './walk.ts'
import { openWorld, type World } from './world.ts'

const long = process.env.LANGQIAO_TEST_LONG !== undefined
/** Of the routes that write, one in so many is asked in an ordinary run; `npm run matrix` asks them all. */
const oneIn = long ? 1 : 8
const patienceMs = 1_800_000

describe('every route × role × object', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(inject('ownerUrl'))
  }, patienceMs)
  afterAll(() => world?.close(), patienceMs)

  test('every route has a line in the table, and every line a route', () => {
    const { rows, strays } = listRows(world)
    const lines = new Set([...readTable().keys()].map((key) => key.slice(0, key.indexOf('|'))))
    expect(strays).toEqual([])
    expect(rows.filter((row) => !lines.has(row.name)).map((row) => row.name)).toEqual([])
    expect([...lines].filter((line) => !rows.some((row) => row.name === line))).toEqual([])
  })

  // Minutes of requests: `npm run matrix` and `npm run test:long` walk the table; here its completeness is held.
  test.runIf(long)('answers as the table says: an allow returns its object, a refusal is plain, nothing breaks', async () => {
    const { rows } = listRows(world)
    const writing = rows.filter((row) => row.method !== 'GET')
    const chosen = rows.filter((row) => row.method === 'GET' || writing.indexOf(row) % oneIn === 0)
    const report = compare(await walk(world, chosen), readTable())
    expect({ leaks: report.leaks, losses: report.losses, problems: report.problems }).toEqual({ leaks: [], losses: [], problems: [] })
    expect(report.pairs).toBeGreaterThan(2_000)
  }, patienceMs)

  test.runIf(long)('three planted leaks are found', async () => {
    const found = await findPlanted(inject('ownerUrl'))
    expect(found.map(({ name, leaks }) => [name, leaks.length > 0])).toEqual(found.map(({ name }) => [name, true]))
    expect(found).toHaveLength(3)
  }, patienceMs)
})
