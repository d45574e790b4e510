import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestHouse, runAsOwner, type TestHouse } from '../../../test/house.ts'
import { systemPrincipal } from '../policy/principal.ts'
import { defineFollower } from './follow.ts'
import { defineRecord } from './record-type.ts'

const tallyRecord = defineRecord({
  type: 'tally',
  acts: { counted: { version: 1, schema: z.strictObject({ by: z.number() }) } },
  fold: (state: { total: number } | null, act) => ({ total: (state?.total ?? 0) + act.payload.by }),
  tables: [],
  rows: () => ({}),
  attributes: () => ({ station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

let failing = false
const sums = defineFollower({
  name: 'sums',
  tables: ['sums'],
  records: [tallyRecord],
  async apply(tx, acts, county) {
    for (const { seq, record, payload } of acts)
      await tx.query({
        text: `insert into sums (county, id, total, seqs) values ($1, $2, $3, array[$4::bigint])
               on conflict (county, id) do update set total = sums.total + $3, seqs = sums.seqs || $4::bigint`,
        values: [county, record.id, payload.by, seq],
      })
    if (failing) throw new Error('planted')
  },
})

const sql = `
  create table sums (county text, id text, total integer not null, seqs bigint[] not null, primary key (county, id));
  grant select, insert, update, delete on sums to langqiao_app`
const domain = { name: 'tallies', records: [tallyRecord], routes: [], actions: ['account.self'], messages: {}, followers: [sums] }

describe('a follower of the log', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse({ more: [domain], sql, log: 'silent' })
  })
  afterAll(() => house?.close())

  // Judged as the system's own sign-in: any action that policy lets the system do will serve.
  const count = (id: string, by: number) =>
    house.platform.store.perform({ id: house.platform.ids.uuid(), principal: systemPrincipal, action: 'account.signIn', body: null }, (work) =>
      work.act(tallyRecord, id, () => [{ type: 'tally.counted', payload: { by } }]),
    )
  const own = () => house.platform.followers.status().find((follower) => follower.name === 'sums')!
  const read = async (): Promise<Record<string, { total: number; seqs: number[] }>> => {
    const rows = await runAsOwner<{ id: string; total: number; seqs: string[] }>(house.ownerUrl, 'select id, total, seqs from sums')
    return Object.fromEntries(rows.map((r) => [r.id, { total: r.total, seqs: r.seqs.map(Number) }]))
  }

  test('takes each act once, in order of the log, under many writers', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, i) => count(`a${i % 7}`, i)))
    await house.settle()
    const rows = await read()
    expect(Object.values(rows).reduce((sum, row) => sum + row.total, 0)).toBe((199 * 200) / 2)
    for (const { seqs } of Object.values(rows)) expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
  })

  test('that fails stands still, says so, leaves nothing behind, and goes on where it was', async () => {
    failing = true
    await count('b', 5)
    await expect.poll(() => own().failure).toBe('planted')
    expect(own().behind).toBeGreaterThan(0)
    expect(await read()).not.toHaveProperty('b')
    failing = false
    await house.settle()
    expect(await read()).toMatchObject({ b: { total: 5 } })
    expect(own()).toMatchObject({ behind: 0, lagMs: 0, failure: null })
  })

  test('shows its lag on /metrics', async () => {
    const { body } = await house.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
    expect(body).toMatch(/^langqiao_follower_behind\{follower="sums"\} 0$/m)
    expect(body).toMatch(/^langqiao_follower_failing\{follower="sums"\} 0$/m)
  })

  test('run by two servers at once still takes each act once', async () => {
    const { followOnce } = await import('./follow.ts')
    const before = (await read()).c?.total ?? 0
    await Promise.all(Array.from({ length: 50 }, () => count('c', 1)))
    await Promise.all(Array.from({ length: 10 }, () => followOnce(house.platform.database, house.platform.county, sums, house.platform.recordTypes)))
    await house.settle()
    expect((await read()).c!.total - before).toBe(50)
  })
})
