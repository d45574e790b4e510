import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import pg from '../database/column-types.ts'
import { checkConsistency, checkInclusion, CompactRange, hashNode, proveConsistency, proveInclusion, type SubtreeReader } from './merkle.ts'
import { loadCompactRange, readSubtrees } from './subtrees.ts'

const county = '350979'
const size = 66_000

describe('subtrees of a log longer than 65,536', () => {
  let client: pg.Client
  let leaves: Buffer[]
  beforeAll(async () => {
    const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), `subtrees_${process.pid}`)
    client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    await client.query(`insert into log (county, seq, act, leaf) select $1, n, gen_random_uuid(), sha256(n::text::bytea) from generate_series(0, ${size - 1}) n`, [county])
    leaves = (await client.query<{ leaf: Buffer }>('select leaf from log order by seq')).rows.map((row) => row.leaf)
    const nodes: { level: number; index: number; hash: Buffer }[] = []
    const range = new CompactRange()
    for (const leaf of leaves) range.append(leaf, (level, index, hash) => level % 8 === 0 && nodes.push({ level: level / 8, index, hash }))
    await client.query('insert into ledger_nodes (county, level, idx, hash) select $1, l, i, h from unnest($2::smallint[], $3::bigint[], $4::bytea[]) as t (l, i, h)', [
      county, nodes.map((n) => n.level), nodes.map((n) => n.index), nodes.map((n) => n.hash),
    ])
  })
  afterAll(() => client?.end())

  const rootOf = (n: number) => {
    const range = new CompactRange()
    for (const leaf of leaves.slice(0, n)) range.append(leaf)
    return range.root()
  }

  test('are read as computed from the leaves, at every level', async () => {
    const read = readSubtrees(client, county)
    const slow: SubtreeReader = async (level, index) => (level === 0 ? leaves[index]! : hashNode(await slow(level - 1, index * 2), await slow(level - 1, index * 2 + 1)))
    for (const [level, index] of [[0, 0], [0, 65_999], [1, 17], [7, 3], [8, 0], [8, 255], [9, 100], [15, 1], [16, 0]] as const) expect(await read(level, index)).toEqual(await slow(level, index))
  })

  test('carry proofs around the powers where levels change', async () => {
    const read = readSubtrees(client, county)
    for (const n of [255, 256, 257, 65_535, 65_536, 65_537, size]) {
      const root = rootOf(n)
      for (const index of [0, 1, 255, 256, 65_535, n - 1].filter((i) => i < n)) expect(checkInclusion(leaves[index]!, index, n, await proveInclusion(index, n, read), root)).toBe(true)
      for (const first of [1, 255, 256, 257, 40_000, 65_536, n].filter((i) => i <= n)) expect(checkConsistency(first, n, rootOf(first), root, await proveConsistency(first, n, read))).toBe(true)
    }
  })

  test('give the right edge of the tree from which the sequencer goes on', async () => {
    const range = await loadCompactRange(client, county)
    expect(range.size).toBe(size)
    expect(range.root()).toEqual(rootOf(size))
  })

  test('that are not all there are missed with a word on what to do', async () => {
    await client.query('begin')
    await client.query('delete from ledger_nodes where level = 1 and idx = 7')
    await expect(readSubtrees(client, county)(9, 3)).rejects.toThrow('langqiao ledger verify')
    await client.query('rollback')
  })
})
