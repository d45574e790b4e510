import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import pg from '../database/column-types.ts'
import { compareProjections, rebuildProjections } from '../acts/rebuild/rebuild.ts'
import { openCheckpointFiles } from '../ledger/checkpoint-files.ts'
import { acceptRestore } from '../ledger/restores.ts'
import { readEvidence } from '../ledger/evidence.ts'
import { verifyLedger } from '../ledger/verify.ts'
import { backUp } from './back-up.ts'
import { mirrorFiles } from './mirror.ts'
import { restore } from './restore.ts'
import { readTableNotes } from './tables.ts'

const call = { station: 'lancheng', caller: '测试来电', phone: '15400000001', place: '溪畔花园', position: null, nature: 'help', priority: 3, text: '多行\n"引号"\t与制表' }

describe('backup', () => {
  let house: TestHouse
  let desk: Caller
  let owner: pg.Client
  const folder = mkdtempSync(join(tmpdir(), 'lq-backup-'))
  beforeAll(async () => {
    house = await openTestHouse()
    desk = await house.as('dispatcher')
    owner = new pg.Client({ connectionString: house.ownerUrl })
    await owner.connect()
  })
  afterAll(async () => {
    await owner?.end()
    await house?.close()
  })

  const cycle = async () => {
    await house.settle()
    return backUp(owner, house.platform.county, folder, house.platform.keyring.sealKey, new Date())
  }
  const restored = async (name: string, from = folder) => {
    const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), name)
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    try {
      await restore(client, house.platform.county, from, house.platform.keyring.sealKey)
      return await verifyLedger(await readEvidence(client, house.platform.county, [house.platform.signer.verifier], { notes: [], restores: '' }))
    } finally {
      await client.end()
    }
  }

  test('every table says in its comment what it is to a backup', async () => {
    const notes = await readTableNotes(owner)
    expect(notes.filter((note) => note.kind === null).map((note) => note.name)).toEqual([])
  })

  test('cycles add only what is new, and what they wrote restores to a ledger that verifies', async () => {
    await desk.post('/api/incidents', call)
    const first = await cycle()
    await desk.post('/api/incidents', call)
    const second = await cycle()
    expect(second.from).toBe(first.to)
    expect(second.to).toBeGreaterThan(second.from)
    const report = await restored(`restored_${process.pid}_1`)
    expect(report).toMatchObject({ valid: true, size: second.to })
  })

  test('a restore makes every projection again, and says, signed, which acts it lost', async () => {
    const { to } = await cycle()
    await desk.post('/api/incidents', call)
    await house.settle()
    const { platform } = house
    const files = openCheckpointFiles(mkdtempSync(join(tmpdir(), 'lq-checkpoints-')))
    const { note } = await platform.database.read({ county: platform.county, stations: 'all', account: 'system' }, (tx) => tx.db.selectFrom('checkpoints').select('note').orderBy('size', 'desc').limit(1).executeTakeFirstOrThrow())
    await files.write(note, Date.now())
    const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), `restored_${process.pid}_lost`)
    const connect = async () => {
      const client = new pg.Client({ connectionString: ownerUrl })
      await client.connect()
      return client
    }
    const client = await connect()
    await restore(client, platform.county, folder, platform.keyring.sealKey)
    const parts = { county: platform.county, types: platform.recordTypes, followers: [], connect }
    await rebuildProjections(parts)
    expect((await compareProjections(parts)).differences).toEqual([])
    expect(await acceptRestore(client, platform.county, platform.signer, files, new Date())).toMatchObject({ kept: to, signed: platform.tail.size() })
    const keys = [platform.signer.verifier]
    const outside = { notes: [{ from: 'latest.note', note: (await files.readLatest())! }], restores: await files.read('restores.notes') }
    expect(await verifyLedger(await readEvidence(client, platform.county, keys, outside))).toMatchObject({ valid: true, losses: [{ kept: to, signed: platform.tail.size() }] })
    await client.end()
  })

  test('a damaged file is found before anything is loaded as true', async () => {
    await cycle()
    const log = join(folder, 'log')
    const victim = join(log, readdirSync(log).find((name) => name.includes('.payloads.'))!)
    const bytes = readFileSync(victim)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(victim, bytes)
    await expect(restored(`restored_${process.pid}_2`)).rejects.toMatchObject({ code: 'backup_damaged' })
  })

  test('a database with another history is not added to a backup', async () => {
    const own = mkdtempSync(join(tmpdir(), 'lq-backup-'))
    await house.settle()
    await backUp(owner, house.platform.county, own, house.platform.keyring.sealKey, new Date())
    const manifest = readFileSync(join(own, 'manifest.json'), 'utf8')
    const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), `other_${process.pid}`)
    const other = new pg.Client({ connectionString: ownerUrl })
    await other.connect()
    await expect(backUp(other, house.platform.county, own, house.platform.keyring.sealKey, new Date())).rejects.toMatchObject({ code: 'backup_other_history' })
    await other.end()
    expect(readFileSync(join(own, 'manifest.json'), 'utf8')).toBe(manifest)
    expect((await backUp(owner, house.platform.county, own, house.platform.keyring.sealKey, new Date())).rewritten).toBe(0)
  })

  test('who can write to the folder does not say what is loaded: a manifest that was changed is refused, by restore and by the next cycle', async () => {
    const own = mkdtempSync(join(tmpdir(), 'lq-backup-'))
    const { sealKey } = house.platform.keyring
    await backUp(owner, house.platform.county, own, sealKey, new Date())
    const path = join(own, 'manifest.json')
    const text = readFileSync(path, 'utf8')
    const manifest = JSON.parse(text) as { state: Record<string, unknown>; seal?: string }
    const { seal: _, ...unsealed } = manifest
    const changed = [
      { ...manifest, state: { ...manifest.state, "accounts; create table planted (a text); --": manifest.state.credentials } },
      { ...manifest, at: '2026-01-01T00:00:00.000Z' }, unsealed, { ...manifest, seal: '' }, { ...manifest, seal: 'ff'.repeat(32) },
    ]
    for (const [i, one] of changed.entries()) {
      writeFileSync(path, JSON.stringify(one))
      await expect(restored(`forged_${process.pid}_${i}`, own)).rejects.toMatchObject({ code: 'backup_forged' })
      await expect(backUp(owner, house.platform.county, own, sealKey, new Date())).rejects.toMatchObject({ code: 'backup_forged' })
    }
    writeFileSync(path, text)
    expect(await restored(`forged_${process.pid}_not`, own)).toMatchObject({ valid: true })
  })

  test('a manifest or a folder that cannot be read is not taken for one that is not there', async () => {
    const own = mkdtempSync(join(tmpdir(), 'lq-backup-'))
    mkdirSync(join(own, 'manifest.json'))
    await expect(backUp(owner, house.platform.county, own, house.platform.keyring.sealKey, new Date())).rejects.toMatchObject({ code: 'backup_unreadable' })
    writeFileSync(join(own, 'evidence'), 'no folder')
    await expect(mirrorFiles(join(own, 'evidence'), join(own, 'there'))).rejects.toMatchObject({ code: 'ENOTDIR' })
    expect(await mirrorFiles(join(own, 'nowhere'), join(own, 'there'))).toBe(0)
  })

  test('a file that was damaged here does not take the place of the good copy there', async () => {
    const [here, there] = [mkdtempSync(join(tmpdir(), 'lq-here-')), mkdtempSync(join(tmpdir(), 'lq-there-'))]
    writeFileSync(join(here, 'piece'), 'as it came in')
    expect(await mirrorFiles(here, there)).toBe(1)
    writeFileSync(join(here, 'piece'), 'as it')
    expect(await mirrorFiles(here, there)).toBe(0)
    expect(readFileSync(join(there, 'piece'), 'utf8')).toBe('as it came in')
  })

  test('a folder without a backup, and a database that is not empty, are refused', async () => {
    await expect(restored(`restored_${process.pid}_3`, tmpdir())).rejects.toMatchObject({ code: 'backup_missing' })
    await cycle()
    await expect(restore(owner, house.platform.county, folder, house.platform.keyring.sealKey)).rejects.toMatchObject({ code: 'restore_not_empty' })
  })
})
