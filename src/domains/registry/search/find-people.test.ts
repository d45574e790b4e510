import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { BruteForce } from '../../../../bench/registry/brute.ts'
import { makeCounty, stations } from '../../../../bench/registry/county.ts'
import { loadCounty } from '../../../../bench/registry/load.ts'
import { makeQueries } from '../../../../bench/registry/typed.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { findPeople, type Turns } from './find-people.ts'
import { readQuery } from './words.ts'

const never: Turns = { fewPeople: 0, fewAddresses: 0, manyAddresses: 0, firstPeople: 0, mostAddresses: 0 }
const ways: [string, Turns | undefined][] = [
  ['as measured', undefined],
  ['by the addresses', { ...never, fewAddresses: 1e6, manyAddresses: 1e6 }],
  ['by names among the addresses', { ...never, manyAddresses: 1e6 }],
  ['by the first of a name, then among the addresses', { ...never, firstPeople: 30, mostAddresses: 1e6 }],
  ['by the first of a name, then each asked', { ...never, firstPeople: 30 }],
]

describe('people of a county', () => {
  let house: TestHouse
  const brute = new BruteForce()
  const sample: Parameters<typeof makeQueries>[2] = []

  beforeAll(async () => {
    house = await openTestHouse({ unsound: 'its county was loaded, not acted' })
    const client = new pg.Client({ connectionString: house.ownerUrl })
    await client.connect()
    const roads = new Map<string, string>()
    const homes = new Map<string, string>()
    await loadCounty(client, house.platform.county, makeCounty('7', 4_000, house.platform.keyring), (table, row) => {
      brute.see(table, row)
      const { id, road, address, household, shown_name: name } = row as Record<string, string>
      if (table === 'addresses') roads.set(id!, road!)
      if (table === 'households') homes.set(id!, address!)
      if (table === 'people' && sample.length < 400) sample.push({ name: name!, road: roads.get(homes.get(household!)!)!, phone: '', number: '' })
    })
    await client.end()
  })
  afterAll(() => house?.close())

  test.each(ways)('are found %s: the same, in the same order, as by looking at everybody', async (_, turns) => {
    const { database, county } = house.platform
    let hits = 0
    for (const { text, wide } of makeQueries('7', 150, sample)) {
      const asked = readQuery(text)
      if (asked?.kind !== 'words') continue
      const own = wide ? stations : [stations[0]!]
      const found = await database.read({ county, stations: own, account: 'system' }, (tx) => findPeople(tx, county, own, asked.words, 20, turns))
      expect(found.map(({ id }) => id), text).toEqual(brute.find(own, asked.words, 20))
      hits += found.length
    }
    expect(hits).toBeGreaterThan(500)
  })
})
