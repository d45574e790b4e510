import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type TestHouse } from '../../../../test/house.ts'
import { tallies, tallyDomain, tallyRecord, tallySql } from '../../../../test/tally.ts'
import pg from '../../database/column-types.ts'
import { defineFollower } from '../follow.ts'
import { compareProjections, rebuildProjections, type RebuildParts } from './rebuild.ts'

const totals = defineFollower({
  name: 'totals',
  tables: ['totals'],
  records: [tallyRecord],
  async apply(tx, acts, county) {
    for (const act of acts)
      if (act.type === 'tally.counted')
        await tx.query({ text: `insert into totals (county, actor, total) values ($1, $2, $3) on conflict (county, actor) do update set total = totals.total + $3`, values: [county, act.actor, act.payload.by] })
  },
})
const sql = `${tallySql};
  create table totals (county text, actor text, total integer not null, primary key (county, actor));
  grant select, insert, update, delete on totals to langqiao_app`

describe('projections', () => {
  let house: TestHouse
  let tally: ReturnType<typeof tallies>
  let parts: RebuildParts
  beforeAll(async () => {
    house = await openTestHouse({ unsound: 'the last test deletes a payload', more: [{ ...tallyDomain, followers: [totals] }], sql })
    tally = tallies(house)
    const { county, recordTypes } = house.platform
    parts = { county, types: recordTypes, followers: [totals], connect }
    for (let i = 0; i < 30; i++) {
      await tally.open(`t${i}`, `s${i % 3}`)
      for (let n = 0; n < i % 5; n++) await tally.count(`t${i}`, n, `"'\\ 一${n}\n`)
    }
    const desk = await house.as('dispatcher')
    const call = { station: 'lancheng', caller: '测试', phone: '1', place: '溪畔', position: { lon: 119.4200001, lat: 27.3 }, nature: 'help', priority: 3, text: 'x' }
    const { body } = await desk.post<{ id: string }>('/api/incidents', call)
    await desk.post(`/api/incidents/${body.id}/close`, { closing: 'silent', text: '' })
    await house.settle()
  })
  afterAll(() => house?.close())

  const connect = async () => {
    const client = new pg.Client({ connectionString: house.ownerUrl })
    await client.connect()
    return client
  }
  const owner = (text: string) => runAsOwner(house.ownerUrl, text)
  /** Every byte of every projection, as text; cursors move by themselves where nothing is heard. */
  const dump = async () => {
    const bytes: Record<string, unknown> = {}
    for (const table of ['records', 'tallies', 'tally_notes', 'incidents', 'accounts', 'totals']) bytes[table] = (await owner(`select t::text from ${table} t order by 1`)).map((row) => row.t as string)
    return bytes
  }

  const writeAllTheTime = (write: (i: number) => Promise<unknown>) => {
    let writing = true
    const writers = Array.from({ length: 5 }, async (_, i) => {
      while (writing) {
        await write(i)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })
    return async () => {
      writing = false
      await Promise.all(writers)
    }
  }

  test('made from acts are, byte for byte, those that the acts’ own transactions left', async () => {
    expect(await compareProjections(parts)).toMatchObject({ differences: [], broken: [], records: expect.any(Number) as number })
    const before = await dump()
    expect(await rebuildProjections(parts)).toMatchObject({ changed: 0 })
    expect(await dump()).toEqual(before)
  })

  test('that were altered are named, record and column, and a rebuild brings the bytes back', async () => {
    const before = await dump()
    await owner(`update tallies set name = 'altered', half = half + 0.25 where id = 't4'`)
    await owner(`delete from tally_notes where tally = 't9' and place = 2`)
    await owner(`insert into tally_notes (county, tally, place, text) values ('350979', 't9', 77, 'invented')`)
    await owner(`update records set state = jsonb_set(state, '{total}', '999') where type = 'tally' and id = 't8'`)
    await owner(`update records set station = 'elsewhere' where type = 'account'`)
    await owner(`update totals set total = total + 1`)
    const { differences } = await compareProjections(parts)
    expect(differences).toEqual(
      expect.arrayContaining([
        { table: 'tallies', key: ['t4'], what: ['name', 'half'] },
        { table: 'tally_notes', key: ['t9', '2'], what: 'missing' },
        { table: 'tally_notes', key: ['t9', '77'], what: 'surplus' },
        { table: 'records', key: ['tally', 't8'], what: ['state'] },
        { table: 'totals', key: ['system'], what: ['total'] },
      ]),
    )
    expect(differences).toHaveLength(6)
    expect(await rebuildProjections(parts)).toMatchObject({ changed: 10 })
    expect(await dump()).toEqual(before)
  })

  test('that were lost altogether come back', async () => {
    const before = await dump()
    await owner('delete from records; delete from tallies; delete from tally_notes; delete from incidents; delete from accounts; delete from totals')
    await rebuildProjections(parts)
    expect(await dump()).toEqual(before)
  })

  test('are rebuilt while others write, and nothing of theirs is lost', async () => {
    let written = 0
    const stop = writeAllTheTime(async (i) => {
      await tally.move(`t${i}`, `s${written % 5}`)
      if (written++ % 10 === 0) await tally.open(`m${i}-${written}`)
    })
    for (let i = 0; i < 4; i++) {
      await owner(`update tallies set name = name || '-altered' where id = 't${i}'`)
      await rebuildProjections(parts)
    }
    await stop()
    await house.settle()
    expect(written).toBeGreaterThan(10)
    expect((await compareProjections(parts)).differences).toEqual([])
  })

  test('are compared in one snapshot: writers meanwhile make no difference', async () => {
    const stop = writeAllTheTime((i) => tally.move(`t${i}`, `s${Date.now() % 7}`))
    for (let i = 0; i < 3; i++) expect((await compareProjections(parts)).differences).toEqual([])
    await stop()
  })

  test('leave a record alone that cannot be made, and say which', async () => {
    await owner(`delete from payloads where act = (select id from acts where record_id = 't5' and version = 1)`)
    const { broken, differences } = await compareProjections(parts)
    expect(broken).toMatchObject([{ record: { type: 'tally', id: 't5' } }, { record: { type: 'follower', id: 'totals' } }])
    expect(broken[0]!.reason).toContain('payload')
    expect(differences).toEqual([{ table: 'tallies', key: ['t5'], what: 'surplus' }])
    const before = await dump()
    await expect(rebuildProjections(parts)).rejects.toMatchObject({ code: 'rebuild_broken', params: { record: 'tally:t5' } })
    expect(await dump()).toEqual(before)
  })
})
