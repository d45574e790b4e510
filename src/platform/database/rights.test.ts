import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type TestHouse } from '../../../test/house.ts'
import { tallies, tallyDomain, tallySql } from '../../../test/tally.ts'
import type { Scope, Tx } from './database.ts'

const sees = `alter table tallies enable row level security;
  create policy tallies_scope on tallies to langqiao_app using (county = (select lq_county()) and ((select lq_sees_all()) or station = any ((select lq_stations())::text[])))`

describe('the application’s role', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse({ more: [tallyDomain], sql: `${tallySql}; ${sees}` })
    const tally = tallies(house)
    await tally.open('ours', 'a')
    await tally.open('theirs', 'b')
    await house.settle()
  })
  afterAll(() => house?.close())

  const as = <T>(scope: Partial<Scope>, work: (tx: Tx) => Promise<T>) => house.platform.database.transact({ county: house.platform.county, stations: 'all', account: 'system', ...scope }, work)
  const refused = (text: string) => as({}, (tx) => tx.query({ text })).then(() => 'done', (error: { code?: string }) => error.code)

  test.each(['acts', 'payloads', 'log', 'ledger_nodes', 'intents'])('can add to %s and read it, but never change or remove what stands there', async (table) => {
    expect(await refused(`update ${table} set county = county`)).toBe('42501')
    expect(await refused(`delete from ${table}`)).toBe('42501')
    expect(await refused(`truncate ${table}`)).toBe('42501')
    expect(await refused(`select 1 from ${table} limit 1`)).toBe('done')
  })

  test('owns no table, gets round no policy, makes no tables and takes no other role', async () => {
    const [role] = await runAsOwner(house.ownerUrl, `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'langqiao_app'`)
    expect(Object.values(role!)).toEqual([false, false, false, false])
    expect(await runAsOwner(house.ownerUrl, `select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'langqiao_app'`)).toEqual([])
    expect(await refused('create table mine (x int)')).toBe('42501')
    expect(await refused('alter table acts disable row level security')).toBe('42501')
    expect(await refused('set role langqiao_owner')).toBe('42501')
    expect(await refused('set session_replication_role = replica')).toBe('42501')
  })

  test('has no right to change or remove on any table but projections, state and what passes', async () => {
    const rows = await runAsOwner<{ table_name: string }>(
      house.ownerUrl,
      `select distinct g.table_name from information_schema.role_table_grants g join pg_class c on c.relname = g.table_name and c.relnamespace = 'public'::regnamespace
       where g.grantee = 'langqiao_app' and g.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') and obj_description(c.oid) like 'truth:%'`,
    )
    // Checkpoints are thinned to one a second; copies stand outside the database.
    expect(rows.map((row) => row.table_name)).toEqual(['checkpoints'])
  })

  test('sees of records and their content only what the transaction’s stations may see', async () => {
    const seen = (scope: Partial<Scope>) =>
      as(scope, async (tx) => ({
        records: (await tx.query<{ id: string }>({ text: `select id from records where type = 'tally' order by id` })).map((r) => r.id),
        rows: (await tx.query<{ id: string }>({ text: 'select id from tallies order by id' })).map((r) => r.id),
        content: (await tx.query<{ id: string }>({ text: `select a.record_id as id from payloads p join acts a on a.id = p.act where a.record_type = 'tally' order by 1` })).map((r) => r.id),
      }))
    const of = (...ids: string[]) => ({ records: ids, rows: ids, content: ids })
    expect(await seen({})).toEqual(of('ours', 'theirs'))
    expect(await seen({ stations: ['a'] })).toEqual(of('ours'))
    expect(await seen({ stations: ['b'] })).toEqual(of('theirs'))
    expect(await seen({ stations: [] })).toEqual(of())
    for (const stations of [['a,b'], ['*'], ['a', '*'], ['']]) expect((await seen({ stations })).rows).not.toContain('theirs')
    expect(await seen({ stations: ["a' or '1'='1"] })).toEqual(of())
  })

  test('sees nothing at all outside a transaction with a scope', async () => {
    const client = await house.platform.database.connect()
    const count = async (table: string) => (await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n
    for (const table of ['records', 'payloads', 'tallies', 'intents', 'credentials']) expect([table, await count(table)]).toEqual([table, 0])
    await client.end()
  })

  test('carries no scope over from one transaction to the next on the same connection', async () => {
    await Promise.all(Array.from({ length: 60 }, () => as({}, (tx) => tx.query({ text: 'select 1' }))))
    const left = await Promise.all(Array.from({ length: 60 }, () => as({ stations: ['a'] }, (tx) => tx.query<{ n: number }>({ text: 'select count(*)::int as n from tallies' }))))
    expect(left.every((rows) => rows[0]!.n === 1)).toBe(true)
  })

  test('sees nothing of another county', async () => {
    await runAsOwner(house.ownerUrl, `insert into records select '350980', type, id, version, station, state from records where type = 'tally'; insert into acts (county, id, record_type, record_id, version, type, actor, happened_at, recorded_at, topics, envelope, seal) select '350980', id, record_type, record_id, version, type, actor, happened_at, recorded_at, topics, envelope, seal from acts`)
    const counties = (table: string) => as({}, (tx) => tx.query<{ county: string }>({ text: `select distinct county from ${table}` }))
    for (const table of ['records', 'acts']) expect(await counties(table)).toEqual([{ county: '350979' }])
    expect(await refused(`insert into pending (county, ord, act) values ('350980', 1, gen_random_uuid())`)).toBe('42501')
    expect(await refused(`insert into log (county, seq, act, leaf) values ('350980', 0, gen_random_uuid(), '')`)).toBe('42501')
  })

  test('erases a payload only through an erasure act that names it', async () => {
    const [act] = await runAsOwner<{ id: string }>(house.ownerUrl, `select id from acts where record_id = 'ours' and county = '350979'`)
    expect(await refused(`select erase_payload('350979', '${house.platform.ids.uuid()}', '${act!.id}')`)).toBe('42501')
    expect(await refused(`select erase_payload('350979', '${act!.id}', '${act!.id}')`)).toBe('42501')
    const [{ n }] = (await runAsOwner<{ n: number }>(house.ownerUrl, 'select count(*)::int as n from payloads where act = $1', [act!.id])) as [{ n: number }]
    expect(n).toBe(1)
  })
})
