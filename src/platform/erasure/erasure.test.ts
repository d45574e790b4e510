import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../test/house.ts'
import { tallies, tallyDomain, tallyRecord, tallySql } from '../../../test/tally.ts'
import { defineFollower } from '../acts/follow.ts'
import { compareProjections } from '../acts/rebuild/rebuild.ts'
import pg from '../database/column-types.ts'
import { readEvidence } from '../ledger/evidence.ts'
import { verifyLedger } from '../ledger/verify.ts'
import { replayErasures } from './index.ts'

const secret = '林小芳家住十二号'

/** A follower that keeps text, as search would. */
const words = defineFollower({
  name: 'words',
  tables: ['words'],
  records: [tallyRecord],
  async apply(tx, acts, county) {
    for (const act of acts)
      if (act.type === 'tally.counted') await tx.query({ text: 'insert into words (county, act, word) values ($1, $2, $3)', values: [county, act.id, act.payload.note] })
  },
  async forget(tx, acts, county) {
    for (const act of acts) if (act.type === 'tally.counted') await tx.query({ text: 'update words set word = $3 where county = $1 and act = $2', values: [county, act.id, act.payload.note] })
  },
})
const sql = `${tallySql}; create table words (county text, act uuid, word text not null, primary key (county, act)); grant select, insert, update, delete on words to langqiao_app`

describe('an erasure', () => {
  let house: TestHouse
  let tally: ReturnType<typeof tallies>
  let legal: Caller
  let head: Caller
  beforeAll(async () => {
    house = await openTestHouse({ more: [{ ...tallyDomain, followers: [words] }], sql })
    tally = tallies(house)
    legal = await house.as('legal_reviewer')
    head = await house.as('county_bureau_head')
  })
  afterAll(() => house?.close())

  const request = (id: string, acts: string[] | null = null) => ({ ground: 'consent_withdrawn', document: '兰廊法〔2026〕7号', reason: '撤回同意', records: [{ type: 'tally', id, acts }] })
  const ask = async (id: string, acts?: string[]) => (await legal.post<{ id: string }>('/api/erasures', request(id, acts))).body.id
  const owner = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => runAsOwner<R>(house.ownerUrl, text, values)
  const connect = async () => {
    const client = new pg.Client({ connectionString: house.ownerUrl })
    await client.connect()
    return client
  }
  const compare = () => compareProjections({ county: house.platform.county, types: house.platform.recordTypes, followers: [words], connect })
  const verify = async () => {
    await house.settle()
    const client = await connect()
    const { county } = house.platform
    const report = await verifyLedger({ ...(await readEvidence(client, county, [house.platform.signer.verifier], { notes: [], restores: '' })), sealKey: house.platform.keyring.sealKey })
    await client.end()
    return report
  }
  /** Everything that the database holds, as text. */
  const everything = async () => {
    const tables = await owner<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`)
    const texts: string[] = []
    for (const { name } of tables) texts.push(...(await owner<{ t: string }>(`select t::text as t from ${name} t`)).map((row) => `${name}: ${row.t}`))
    const bodies = await owner<{ t: string }>(`select convert_from(body, 'UTF8') as t from payloads union all select convert_from(envelope, 'UTF8') from acts`)
    return [...texts, ...bodies.map((row) => row.t)]
  }
  const findSecret = async () => (await everything()).filter((text) => text.includes(secret))

  test('takes content, salt, state, rows, answers and what followers keep, in one go, and the ledger stays valid', async () => {
    await tally.open('person', 'lancheng', secret)
    await house.platform.store.perform(tally.intent(), async (work) => (await work.act(tallyRecord, 'person', () => [{ type: 'tally.counted', payload: { by: 3, note: secret, marks: [secret] } }])).notes)
    await house.settle()
    expect((await findSecret()).length).toBeGreaterThan(5)

    const id = await ask('person')
    const { status, body } = await head.post(`/api/erasures/${id}/order`)
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'ordered', acts: 2 } })
    await house.settle()
    expect(await findSecret()).toEqual([])
    const [row] = await owner(`select station, name, total, notes, marks from tallies where id = 'person'`)
    expect(row).toEqual({ station: 'lancheng', name: '', total: 3, notes: [{ by: 'system', text: '' }], marks: [] })
    expect(await verify()).toMatchObject({ valid: true, erased: 2, findings: [] })
    expect(await compare()).toMatchObject({ differences: [], broken: [] })
  })

  test('leaves a record that goes on: new acts stand on what was left', async () => {
    await tally.count('person', 4, 'new')
    const [row] = await owner(`select total, notes from tallies where id = 'person'`)
    expect(row).toMatchObject({ total: 7, notes: [{ text: '' }, { text: 'new' }] })
    expect(await compare()).toMatchObject({ differences: [] })
  })

  test('may name single acts, and leaves the others', async () => {
    await tally.open('part', 'a')
    await tally.count('part', 1, secret)
    await tally.count('part', 1, 'harmless')
    const [act] = await owner<{ id: string }>(`select id from acts where record_id = 'part' and version = 2`)
    await head.post(`/api/erasures/${await ask('part', [act!.id])}/order`)
    await house.settle()
    expect(await findSecret()).toEqual([])
    expect((await owner(`select text from tally_notes where tally = 'part' order by place`)).map((row) => row.text)).toEqual(['', 'harmless'])
  })

  test('tells an intent that comes again that its answer is gone', async () => {
    await tally.open('again', 'a')
    const intent = tally.intent()
    const count = () => house.platform.store.perform(intent, async (work) => (await work.act(tallyRecord, 'again', () => [{ type: 'tally.counted', payload: { by: 1, note: secret, marks: [] } }])).notes[0]!.text)
    expect(await count()).toBe(secret)
    await head.post(`/api/erasures/${await ask('again')}/order`)
    await expect(count()).rejects.toMatchObject({ code: 'answer_erased', status: 410 })
  })

  test('takes two people with the right to it', async () => {
    await tally.open('guarded', 'a')
    const id = await ask('guarded')
    expect(await legal.post(`/api/erasures/${id}/order`)).toMatchObject({ status: 403 })
    const both = await house.as('county_bureau_head')
    for (const role of ['auditor', 'system_administrator', 'security_administrator', 'station_chief', 'case_officer'] as const) {
      const other = await house.as(role, { station: role === 'station_chief' || role === 'case_officer' ? 'lancheng' : '' })
      expect([role, (await other.post(`/api/erasures/${id}/order`)).status]).toEqual([role, 403])
    }
    for (const role of ['auditor', 'dispatcher', 'county_bureau_head'] as const) expect([role, (await (await house.as(role)).post('/api/erasures', request('guarded'))).status]).toEqual([role, 403])
    expect(await both.post(`/api/erasures/${id}/refuse`, { reason: '尚在法定期限内' })).toMatchObject({ status: 200, body: { status: 'refused' } })
    expect(await head.post(`/api/erasures/${id}/order`)).toMatchObject({ status: 409, body: { error: { code: 'erasure_decided' } } })
    expect((await owner(`select 1 from payloads p join acts a on a.id = p.act where a.record_id = 'guarded'`)).length).toBe(1)
  })

  test('of nothing, of what is gone already, or of an erasure, is refused', async () => {
    const code = async (body: object) => (await legal.post<{ error: { code: string } }>('/api/erasures', body)).body.error.code
    expect(await code(request('nowhere'))).toBe('erasure_empty')
    await tally.open('gone', 'a')
    await head.post(`/api/erasures/${await ask('gone')}/order`)
    expect(await code(request('gone'))).toBe('erasure_empty')
    expect(await code({ ...request('x'), records: [{ type: 'erasure', id: 'x', acts: null }] })).toBe('erasure_of_erasure')
    expect(await code({ ...request('x'), records: [{ type: 'unheard', id: 'x', acts: null }] })).toBe('not_found')
  })

  test('that meets a writer of the same record loses nothing of either', async () => {
    await tally.open('busy', 'a', 'n')
    const id = await ask('busy')
    await Promise.all([head.post(`/api/erasures/${id}/order`), ...Array.from({ length: 10 }, () => tally.count('busy', 1, 'kept'))])
    await house.settle()
    expect((await owner(`select total from tallies where id = 'busy'`))[0]).toMatchObject({ total: 10 })
    expect(await compare()).toMatchObject({ differences: [], broken: [] })
    expect(await verify()).toMatchObject({ valid: true })
  })

  test('is on the list beside the checkpoints, without a word of content', async () => {
    const list = readFileSync(join(house.folder, 'checkpoints/erasures.jsonl'), 'utf8')
    const [newest] = await owner<{ id: string }>(`select id from acts where type = 'erasure.ordered' order by ord desc limit 1`)
    expect(list).toContain(newest!.id)
    for (const line of list.split('\n').filter(Boolean)) expect(Object.keys(JSON.parse(line) as object).sort()).toEqual(['act', 'at', 'erases'])
  })

  test('is taken again after a restore that brought its content back, by an act of its own', async () => {
    await tally.open('restored', 'a', secret)
    await house.settle()
    const [act] = await owner<{ id: string }>(`select id from acts where record_id = 'restored'`)
    // As if erased after the backup: on the list, but neither the act nor its effect is in the database.
    const file = join(house.folder, 'checkpoints/erasures.jsonl')
    writeFileSync(file, `${readFileSync(file, 'utf8')}${JSON.stringify({ act: house.platform.ids.uuid(), at: '2026-01-01T00:00:00.000Z', erases: [act!.id] })}\n`)
    expect(await replayErasures(house.platform)).toBe(1)
    expect(await replayErasures(house.platform)).toBe(0)
    await house.settle()
    expect(await findSecret()).toEqual([])
    expect(await verify()).toMatchObject({ valid: true })
    expect(await compare()).toMatchObject({ differences: [], broken: [] })
  })
  test('that the list holds unreadably is not passed over: the line is named, and nothing is done or lost', async () => {
    await tally.open('spoiled', 'a', 'still here')
    await house.settle()
    const [act] = await owner<{ id: string }>(`select id from acts where record_id = 'spoiled'`)
    const file = join(house.folder, 'checkpoints/erasures.jsonl')
    const before = readFileSync(file, 'utf8')
    const lines = before.split('\n')
    const replay = () => replayErasures(house.platform)
    for (const spoiled of [`{"act":"${act!.id}","at":"","erases":["twelve"]}`, `{"act":"019${'0'.repeat(9)}`, 'null', '\0\0\0']) {
      const list = `${spoiled}\n${before}${JSON.stringify({ act: house.platform.ids.uuid(), at: '', erases: [act!.id] })}\n`
      writeFileSync(file, list)
      await expect(replay()).rejects.toMatchObject({ code: 'erasure_list_unreadable', params: { file, lines: '1' } })
      expect(readFileSync(file, 'utf8')).toBe(list)
    }
    expect(await everything()).toContainEqual(expect.stringContaining('still here'))
    // What a power cut tore off was written again, here or at the next start.
    const last = lines.findLast((line) => line.startsWith('{'))!
    const own = lines.find((line) => line.startsWith('{'))!
    writeFileSync(file, [last.slice(0, 60), ...lines].join('\n'))
    expect(await replay()).toBe(0)
    writeFileSync(file, [own.slice(0, 60), ...lines.filter((line) => line !== own)].join('\n'))
    expect(await replay()).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain(own)
    writeFileSync(file, before)
  })
})
