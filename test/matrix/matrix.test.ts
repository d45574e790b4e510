import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { findPlanted } from './plant.ts'
import { listRows } from './rows.ts'
import { compare, readTable } from './table.ts'
import { walk } from './walk.ts'
import { openWorld, type World } from './world.ts'

const long = process.env.LANGQIAO_TEST_LONG !== undefined
/** Of all rows one in so many is asked in an ordinary run, others every day: a whole walk takes minutes (`npm run matrix`, `npm run test:long`). */
const oneIn = long ? 1 : 12
const today = Number(process.env.LANGQIAO_MATRIX_DAY ?? Math.floor(Date.now() / 86_400_000))
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

  test('answers as the table says: an allow returns its object, a refusal is plain, nothing breaks', async () => {
    const { rows } = listRows(world)
    const chosen = rows.filter((_, i) => (i + today) % oneIn === 0)
    const { leaks, losses, problems, pairs } = compare(await walk(world, chosen), readTable())
    // The day makes a sample that failed come back: LANGQIAO_MATRIX_DAY=<day>.
    expect({ today, leaks, losses, problems }).toEqual({ today, leaks: [], losses: [], problems: [] })
    expect(pairs).toBeGreaterThan(10_000 / oneIn / 2)
  }, patienceMs)

  test('planted leaks are found: a loosened rule, a table without its row filter, a field that nobody judged, a picture that no grant lets out', async () => {
    const found = await findPlanted(inject('ownerUrl'))
    expect(found.map(({ name, leaks }) => [name, leaks.length > 0])).toEqual(found.map(({ name }) => [name, true]))
    expect(found).toHaveLength(4)
  }, patienceMs)
})
