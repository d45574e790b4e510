import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type TestHouse } from '../../../test/house.ts'
import { tallies, tallyDomain, tallySql } from '../../../test/tally.ts'
import { openCheckpointFiles, splitNotes } from './checkpoint-files.ts'
import { hashLeaf, CompactRange } from './merkle.ts'
import { parseCheckpoint, parseNote, verifyNote } from './note.ts'
import { acceptRestore, readLosses } from './restores.ts'
import { startSequencer, type Sequencer } from './sequencer.ts'
import { setAside } from './set-aside.ts'
import pg from '../database/column-types.ts'

interface LogRow {
  seq: number
  act: string
  record_id: string
  version: number
  envelope: Buffer
}

describe('the sequencer', () => {
  let house: TestHouse
  let tally: ReturnType<typeof tallies>
  beforeAll(async () => {
    house = await openTestHouse({ more: [tallyDomain], sql: tallySql, log: 'silent' })
    tally = tallies(house)
  })
  afterAll(() => house?.close())

  const sql = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => runAsOwner<R>(house.ownerUrl, text, values)
  const readLog = async () => (await sql<LogRow & { seq: string }>(`select l.seq, l.act, a.record_id, a.version, a.envelope from log l join acts a on a.id = l.act order by l.seq`)).map((row) => ({ ...row, seq: Number(row.seq) }))
  const start = (): Sequencer =>
    startSequencer({
      connect: () => house.platform.database.connect(), clock: house.platform.clock, county: house.platform.county, sealKey: house.platform.keyring.sealKey,
      signer: house.platform.signer, files: openCheckpointFiles(join(house.folder, 'second')), onCheckpoint: () => {},
      log: house.platform.log,
    })
  const expectWholeLog = async () => {
    const rows = await readLog()
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i))
    const versions = new Map<string, number>()
    for (const { record_id: id, version } of rows) {
      expect(version).toBe((versions.get(id) ?? 0) + 1)
      versions.set(id, version)
    }
    const [{ acts }] = (await sql<{ acts: string }>('select count(*) as acts from acts')) as [{ acts: string }]
    expect(rows).toHaveLength(Number(acts))
    const range = new CompactRange()
    for (const row of rows) range.append(hashLeaf(row.envelope))
    const [newest] = await sql<{ note: string }>('select note from checkpoints order by size desc limit 1')
    expect(verifyNote(parseNote(newest!.note)!, house.platform.signer.verifier)).toBe(true)
    expect(parseCheckpoint(newest!.note)).toEqual({ origin: 'langqiao/350979', size: rows.length, root: range.root() })
  }

  test('numbers the acts of 32 writers without gaps, a record’s versions in order, and signs what it wrote', async () => {
    for (let i = 0; i < 4; i++) await tally.open(`w${i}`)
    await Promise.all(Array.from({ length: 32 }, async (_, writer) => {
      for (let i = 0; i < 5; i++) await tally.count(`w${writer % 4}`)
    }))
    await house.settle()
    await expectWholeLog()
  })

  test('works in one place where two compete, and the other takes over when it ends', async () => {
    const second = start()
    await expect.poll(() => second.state().doing).toBe('waiting')
    await Promise.all(Array.from({ length: 50 }, () => tally.count('w0')))
    await house.settle()
    await expectWholeLog()
    expect(second.state().doing).toBe('waiting')
    expect(second.lagMs()).toBe(0)
    // As a broken connection would: the server's own sequencer loses its lock.
    await killSequencer()
    await expect.poll(() => [second.state().doing, house.platform.sequencer.state().doing].sort()).toEqual(['waiting', 'working'])
    await Promise.all(Array.from({ length: 50 }, () => tally.count('w1')))
    await house.settle()
    await expectWholeLog()
    await second.stop()
  })

  const killSequencer = () => sql(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and objid = hashtext('350979')::bigint & 4294967295 and database = (select oid from pg_database where datname = current_database())`)

  test('goes on from what was committed when its connection is killed in the middle, again and again', async () => {
    let writing = true
    const writers = Array.from({ length: 8 }, async (_, i) => {
      while (writing) await tally.count(`w${i % 4}`)
    })
    for (let i = 0; i < 6; i++) {
      await new Promise((resolve) => setTimeout(resolve, 150))
      await killSequencer()
    }
    writing = false
    await Promise.all(writers)
    await house.settle()
    await expectWholeLog()
  })

  test('keeps one checkpoint a second, and always the newest', async () => {
    const before = (await sql('select size from checkpoints')).length
    const started = performance.now()
    for (let i = 0; i < 40; i++) {
      await tally.count('w2')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await house.settle()
    const after = (await sql('select size from checkpoints')).length
    // The one before the first second, the newest, and one a second between them: forty acts would be forty.
    expect(after - before).toBeLessThanOrEqual(Math.ceil((performance.now() - started) / 1000) + 2)
    await expectWholeLog()
  })
})

describe('a sequencer that meets an act which this system did not write', () => {
  let house: TestHouse
  let tally: ReturnType<typeof tallies>
  let sequencer: Sequencer
  const said: string[] = []
  beforeAll(async () => {
    house = await openTestHouse({ more: [tallyDomain], sql: tallySql, log: 'silent' })
    tally = tallies(house)
    await tally.open('a')
    await house.settle()
    const { platform } = house
    await platform.sequencer.stop()
    sequencer = startSequencer({
      connect: () => platform.database.connect(), clock: platform.clock, county: platform.county, sealKey: platform.keyring.sealKey, signer: platform.signer,
      files: openCheckpointFiles(join(house.folder, 'checkpoints')), onCheckpoint: () => {}, log: { error: () => {}, warn: () => {}, fatal: (_: unknown, text: string) => said.push(text) } as never,
    })
  })
  afterAll(async () => {
    await sequencer?.stop()
    await house?.close()
  })

  const sql = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => runAsOwner<R>(house.ownerUrl, text, values)
  const isWorking = () => expect.poll(() => sequencer.state().doing).toBe('working')

  test('stands still, says loudly which and how to go on, and goes on when it was set aside', async () => {
    await isWorking()
    const act = house.platform.ids.uuid()
    await sql(
      `with forged as (
         insert into acts (county, id, record_type, record_id, version, type, actor, happened_at, recorded_at, topics, envelope, seal)
         select county, $1, record_type, 'forged', 1, type, 'someone', happened_at, recorded_at, topics, envelope, decode(repeat('00', 32), 'hex') from acts limit 1 returning county, id, ord)
       insert into pending (county, ord, act) select county, ord, id from forged`,
      [act],
    )
    await expect.poll(() => sequencer.state()).toMatchObject({ doing: 'standing', why: { code: 'forged', act } })
    expect(said).toEqual([expect.stringContaining(`langqiao ledger set-aside ${act}`)])
    await tally.count('a')
    await expect.poll(() => sequencer.lagMs()).toBeGreaterThan(1_000)
    expect(said).toHaveLength(1)

    const client = new pg.Client({ connectionString: house.ownerUrl })
    await client.connect()
    await setAside(client, house.platform.county, act, 'planted by a test', new Date())
    await expect(setAside(client, house.platform.county, act, 'again', new Date())).rejects.toMatchObject({ code: 'not_waiting' })
    await client.end()
    await isWorking()
    await house.settle()
    expect(sequencer.lagMs()).toBe(0)
    const [evidence] = await sql<{ found: { act: { actor: string } } }>('select found from acts_set_aside where act = $1', [act])
    expect(evidence!.found.act.actor).toBe('someone')
  })

  test('takes no act a second time, even under its own seal', async () => {
    const [old] = await sql<{ act: string }>('select act from log order by seq limit 1')
    await sql('insert into pending (county, ord, act) select county, 999999999, $1 from log limit 1', [old!.act])
    await expect.poll(() => sequencer.state()).toMatchObject({ doing: 'standing', why: { code: 'repeated', act: old!.act } })
    await sql('delete from pending where ord = 999999999')
    await isWorking()
  })

  test('stands still where an act that waits has gone', async () => {
    const act = house.platform.ids.uuid()
    await sql('insert into pending (county, ord, act) select county, 999999999, $1 from log limit 1', [act])
    await expect.poll(() => sequencer.state()).toMatchObject({ doing: 'standing', why: { code: 'act_missing', act } })
    await sql('delete from pending where ord = 999999999')
    await isWorking()
  })
})

describe('checkpoints outside the database', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse({ unsound: 'a test rewrites a leaf', more: [tallyDomain], sql: tallySql, log: 'silent' })
    await tallies(house).open('a')
    for (let i = 0; i < 20; i++) await tallies(house).count('a')
    await house.settle()
  })
  afterAll(() => house?.close())

  const folder = () => join(house.folder, 'checkpoints')
  const latest = () => parseCheckpoint(readFileSync(join(folder(), 'latest.note'), 'utf8'))!
  const restart = () => {
    const sequencer = startSequencer({
      connect: () => house.platform.database.connect(), clock: house.platform.clock, county: house.platform.county, sealKey: house.platform.keyring.sealKey,
      signer: house.platform.signer, files: openCheckpointFiles(folder()), onCheckpoint: () => {}, log: house.platform.log,
    })
    return sequencer
  }

  test('hold the newest within a second or so', async () => {
    const [{ size }] = (await runAsOwner<{ size: string }>(house.ownerUrl, 'select count(*) as size from log')) as [{ size: string }]
    await expect.poll(() => latest().size).toBe(Number(size))
    expect(splitNotes(readFileSync(join(folder(), 'history.notes'), 'utf8')).length).toBeGreaterThan(0)
  })

  test('stop a log that was rolled back, until the restore is declared; then the loss is signed and the log goes on', async () => {
    await house.platform.sequencer.stop()
    const signed = latest().size
    const cut = signed - 5
    await runAsOwner(house.ownerUrl, `delete from payloads where act in (select act from log where seq >= ${cut}); delete from acts where id in (select act from log where seq >= ${cut}); delete from log where seq >= ${cut}; delete from checkpoints where size > ${cut}; delete from ledger_nodes`)
    const rolledBack = restart()
    await expect.poll(() => rolledBack.state()).toMatchObject({ doing: 'standing', why: { code: 'rolled_back' } })
    expect(rolledBack.state().why!.sentence).toContain('accept-restore')

    const client = new pg.Client({ connectionString: house.ownerUrl })
    await client.connect()
    const { signer, county } = house.platform
    expect(await acceptRestore(client, county, signer, openCheckpointFiles(folder()), new Date())).toMatchObject({ kept: cut, signed })
    expect(await acceptRestore(client, county, signer, openCheckpointFiles(folder()), new Date())).toBeNull()
    const statements = readFileSync(join(folder(), 'restores.notes'), 'utf8')
    expect(readLosses(statements, county, [signer.verifier])).toMatchObject([{ kept: cut, signed }])
    expect(readLosses(statements.replace(`\n${cut}\n`, `\n${cut + 1}\n`), county, [signer.verifier])).toEqual([null])
    await expect.poll(() => rolledBack.state().doing).toBe('working')
    await rolledBack.stop()
    await client.end()
  })

  test('stop a log that was rewritten', async () => {
    const note = readFileSync(join(folder(), 'latest.note'), 'utf8')
    await runAsOwner(house.ownerUrl, `update log set leaf = decode(repeat('00', 32), 'hex') where seq = 1`)
    const rewritten = restart()
    await expect.poll(() => rewritten.state()).toMatchObject({ doing: 'standing', why: { code: 'history_differs' } })
    await rewritten.stop()
    expect(readFileSync(join(folder(), 'latest.note'), 'utf8')).toBe(note)
  })

  test('that a power cut tore in half are left out', () => {
    const file = join(folder(), 'history.notes')
    const whole = splitNotes(readFileSync(file, 'utf8')).length
    appendFileSync(file, 'langqiao/350979\n12\nAAAA')
    expect(splitNotes(readFileSync(file, 'utf8'))).toHaveLength(whole)
  })

  test('stop a log that is empty: a wiped database begins no new ledger', async () => {
    const fresh = await openTestHouse({ unsound: 'checkpoints of another house stand beside it', more: [tallyDomain], sql: tallySql, log: 'silent' })
    const { platform } = fresh
    await platform.sequencer.stop()
    const files = openCheckpointFiles(join(fresh.folder, 'checkpoints'))
    const other = readFileSync(join(folder(), 'latest.note'), 'utf8')
    await files.write(other, 0)
    const sequencer = startSequencer({
      connect: () => platform.database.connect(), clock: platform.clock, county: platform.county, sealKey: platform.keyring.sealKey,
      signer: platform.signer, files, onCheckpoint: () => {}, log: platform.log,
    })
    await tallies(fresh).open('first')
    await expect.poll(() => sequencer.state()).toMatchObject({ doing: 'standing', why: { code: 'rolled_back' } })
    expect(await files.readLatest()).toBe(other)
    await sequencer.stop()
    await fresh.close()
  })
})
