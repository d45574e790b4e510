import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type TestHouse } from '../../../test/house.ts'
import { dispatcherOf, tallies, tallyDomain, tallyRecord, tallySql } from '../../../test/tally.ts'
import type { Fault } from '../fault.ts'
import { refuse } from './decision.ts'

describe('the store of acts', () => {
  let house: TestHouse
  let tally: ReturnType<typeof tallies>
  beforeAll(async () => {
    house = await openTestHouse({ more: [tallyDomain], sql: tallySql })
    tally = tallies(house)
  })
  afterAll(() => house?.close())

  const actsOf = (id: string) => runAsOwner<{ version: number; type: string; actor: string }>(house.ownerUrl, `select version, type, actor from acts where record_type = 'tally' and record_id = $1 order by version`, [id])
  const stateOf = (id: string) => house.platform.database.read({ county: house.platform.county, stations: 'all', account: 'system' }, (tx) => house.platform.store.load(tx, tallyRecord, id))
  const failure = (promise: Promise<unknown>) => promise.then(() => null, (error: unknown) => error as Fault & { rules?: string[] })

  test('gives the first answer to the same intent, and acts once', async () => {
    await tally.open('same')
    const intent = tally.intent(undefined, { by: 3 })
    const count = () => house.platform.store.perform(intent, async (work) => ({ total: (await work.act(tallyRecord, 'same', () => [{ type: 'tally.counted', payload: { by: 3, note: '', marks: [] } }])).total }))
    const answers = await Promise.all(Array.from({ length: 20 }, count))
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({ total: 3 })))
    expect(await actsOf('same')).toHaveLength(2)
  })

  test('answers another body or another actor of a known intent with a conflict that reveals nothing', async () => {
    await tally.open('mine', 'a')
    const intent = tally.intent(dispatcherOf('a'), { by: 1 })
    await house.platform.store.perform(intent, (work) => work.act(tallyRecord, 'mine', () => [{ type: 'tally.moved', payload: { station: 'a' } }]))
    const again = (change: Partial<typeof intent>) => failure(house.platform.store.perform({ ...intent, ...change }, async () => 'ran'))
    const [body, actor, action] = [await again({ body: { by: 2 } }), await again({ principal: dispatcherOf('b') }), await again({ action: 'incident.close' })]
    for (const fault of [body, actor, action]) expect(fault).toMatchObject({ code: 'intent_conflict', params: {}, status: 409 })
  })

  test('gives a record its versions in order and without gaps to 32 writers at once', async () => {
    await tally.open('busy')
    await Promise.all(Array.from({ length: 32 }, async () => {
      for (let i = 0; i < 5; i++) await tally.count('busy')
    }))
    expect((await actsOf('busy')).map((a) => a.version)).toEqual(Array.from({ length: 161 }, (_, i) => i + 1))
    expect(await stateOf('busy')).toMatchObject({ version: 161, state: { total: 160 } })
  })

  test('lets two intents that make the same record at once both have their say', async () => {
    const bump = (id: string) => house.platform.store.perform(tally.intent(), (work) =>
      work.act(tallyRecord, id, (state) => [...(state ? [] : [{ type: 'tally.opened' as const, payload: { station: 's', name: id } }]), { type: 'tally.counted', payload: { by: 1, note: '', marks: [] } }]),
    )
    await Promise.all(Array.from({ length: 10 }, () => bump('fresh')))
    expect((await stateOf('fresh'))!.state.total).toBe(10)
    expect((await actsOf('fresh')).filter((a) => a.type === 'tally.opened')).toHaveLength(1)
  })

  test('finds a record that bears the intent’s id and was there before, though the intent does not look for it first', async () => {
    const made = tally.intent()
    const open = (id: string) => house.platform.store.perform({ ...made, id }, (work) => work.act(tallyRecord, made.id, (state) => (state ? refuse('there') : [{ type: 'tally.opened', payload: { station: 's', name: made.id } }])))
    await open(made.id)
    // Its intent is forgotten, as a backup from before would have it: the id comes again, and meets the record.
    await runAsOwner(house.ownerUrl, 'delete from intents where id = $1', [made.id])
    expect(await failure(open(made.id))).toMatchObject({ code: 'there', status: 409 })
    expect(await actsOf(made.id)).toHaveLength(1)
  })

  test('tries again where two intents lock each other out', async () => {
    await tally.open('left')
    await tally.open('right')
    const both = (first: string, second: string) => house.platform.store.perform(tally.intent(), async (work) => {
      for (const id of [first, second]) {
        await work.act(tallyRecord, id, () => [{ type: 'tally.counted', payload: { by: 1, note: '', marks: [] } }])
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })
    await Promise.all([both('left', 'right'), both('right', 'left')])
    expect((await stateOf('left'))!.state.total).toBe(2)
    expect((await stateOf('right'))!.state.total).toBe(2)
  })

  test('asks policy about the record as it stands under the lock, not as it stood before', async () => {
    await tally.open('moving', 'a')
    let letGo = () => {}
    let locked = () => {}
    const isLocked = new Promise<void>((resolve) => (locked = resolve))
    const moving = house.platform.store.perform(tally.intent(), async (work) => {
      await work.act(tallyRecord, 'moving', () => [{ type: 'tally.moved', payload: { station: 'b' } }])
      locked()
      await new Promise<void>((resolve) => (letGo = resolve))
    })
    await isLocked
    const refused = failure(tally.count('moving', 1, '', dispatcherOf('a')))
    letGo()
    await moving
    expect(await refused).toMatchObject({ code: 'not_allowed', status: 403, rules: ['default-deny'] })
    expect(await actsOf('moving')).toHaveLength(2)
    expect(await failure(tally.count('moving', 1, '', dispatcherOf('b')))).toBeNull()
  })

  test('asks policy about a new record as it will be', async () => {
    const open = (station: string) => house.platform.store.perform(tally.intent(dispatcherOf('a')), (work) => work.act(tallyRecord, `new-${station}`, () => [{ type: 'tally.opened', payload: { station, name: `new-${station}` } }]))
    expect(await failure(open('a'))).toBeNull()
    expect(await failure(open('b'))).toMatchObject({ code: 'not_allowed' })
    expect(await stateOf('new-b')).toBeNull()
  })

  test('hides from those who may touch nothing whether a record exists', async () => {
    await tally.open('there', 'b')
    const touch = (id: string, station: string) => failure(house.platform.store.perform(tally.intent({ ...dispatcherOf(station), roles: ['grid_worker'] }), (work) => work.act(tallyRecord, id, (state) => (state ? [] : refuse('not_found')))))
    const [there, nowhere] = [await touch('there', 'a'), await touch('nowhere', 'a')]
    expect(there).toMatchObject({ code: 'not_allowed', status: 403 })
    expect(nowhere).toMatchObject({ code: 'not_allowed', status: 403 })
    expect(await failure(house.platform.store.perform(tally.intent(dispatcherOf('a')), (work) => work.act(tallyRecord, 'nowhere', () => refuse('not_found'))))).toMatchObject({ code: 'not_found', status: 404 })
  })

  test('leaves nothing behind where a rule refuses, or the work fails after an act', async () => {
    await tally.open('whole')
    expect(await failure(house.platform.store.perform(tally.intent(), async (work) => {
      await work.act(tallyRecord, 'whole', () => [{ type: 'tally.counted', payload: { by: 1, note: '', marks: [] } }])
      await work.act(tallyRecord, 'part', () => refuse('planted'))
    }))).toMatchObject({ code: 'planted', status: 409 })
    expect(await stateOf('whole')).toMatchObject({ version: 1, state: { total: 0 } })
    expect(await actsOf('whole')).toHaveLength(1)
  })

  test('says so where a name that must be unique is taken', async () => {
    await tally.open('one', 'a', 'taken')
    expect(await failure(tally.open('two', 'a', 'taken'))).toMatchObject({ code: 'not_unique', status: 409 })
  })

  test('keeps text out of the envelope, and puts into it when things happened in UTC', async () => {
    const secret = '只在内容里的文字'
    await tally.open('quiet')
    await house.platform.store.perform(tally.intent(), (work) => work.act(tallyRecord, 'quiet', () => [{ type: 'tally.counted', payload: { by: 1, note: secret, marks: [] }, happenedAt: '2026-01-01T08:00:00+08:00' }]))
    const [row] = await runAsOwner<{ envelope: string; body: string }>(house.ownerUrl, `select convert_from(envelope, 'UTF8') as envelope, convert_from(body, 'UTF8') as body from acts a join payloads p on p.act = a.id where record_id = 'quiet' and version = 2`)
    expect(row!.envelope).not.toContain(secret)
    expect(JSON.parse(row!.envelope)).toMatchObject({ happenedAt: '2026-01-01T00:00:00.000Z' })
    expect(row!.body).toContain(secret)
  })

  test('stops a draft that is no act of its record, or whose payload its schema refuses', async () => {
    await tally.open('strict')
    const draft = (type: string, payload: unknown) => failure(house.platform.store.perform(tally.intent(), (work) => work.act(tallyRecord, 'strict', () => [{ type, payload } as never])))
    expect(String(await draft('other.counted', {}))).toContain('no act of tally')
    expect(String(await draft('tally.unheard', {}))).toContain('no act of tally')
    expect(await draft('tally.moved', { station: 's', extra: 1 })).toBeInstanceOf(Error)
    expect(await actsOf('strict')).toHaveLength(1)
  })
})

describe('what the database cannot hold', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
  })
  afterAll(() => house?.close())

  test.each([
    ['NUL in a text', { text: 'a\u0000b' }],
    ['half a character', { text: 'a\ud800b' }],
    ['a NUL in a key that goes to a column', { station: 'a\u0000b' }],
  ])('is refused as bad input: %s', async (_, change) => {
    const desk = await house.as('dispatcher')
    const call = { station: 'lancheng', caller: 'x', phone: '1', place: 'p', position: null, nature: 'help', priority: 2, text: 't', ...change }
    expect(await desk.post('/api/incidents', call)).toMatchObject({ status: 400, body: { error: { code: 'bad_input' } } })
  })

  test('is refused as bad input in a query too', async () => {
    const auditor = await house.as('auditor')
    expect(await auditor.get('/api/ledger/acts?actor=%00')).toMatchObject({ status: 400, body: { error: { code: 'bad_input' } } })
  })
})
