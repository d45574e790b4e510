import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import pg from '../database/column-types.ts'
import { readEntries, readStoredNotes, readUnlogged } from '../ledger/entries.ts'
import { verifyLedger } from '../ledger/verify.ts'
import { backUp } from './back-up.ts'
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
    return backUp(owner, house.platform.county, folder, new Date())
  }
  const restored = async (name: string, from = folder) => {
    const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), name)
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    try {
      await restore(client, house.platform.county, from)
      const county = house.platform.county
      return await verifyLedger({
        county, key: house.platform.signer.verifier, givenNotes: [],
        entries: readEntries(client, county), unlogged: await readUnlogged(client, county), storedNotes: await readStoredNotes(client, county),
      })
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

  test('a damaged file is found before anything is loaded as true', async () => {
    await cycle()
    const log = join(folder, 'log')
    const victim = join(log, readdirSync(log).find((name) => name.includes('.payloads.'))!)
    const bytes = readFileSync(victim)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(victim, bytes)
    await expect(restored(`restored_${process.pid}_2`)).rejects.toMatchObject({ code: 'backup_damaged' })
  })

  test('a folder without a backup, and a database that is not empty, are refused', async () => {
    await expect(restored(`restored_${process.pid}_3`, tmpdir())).rejects.toMatchObject({ code: 'backup_missing' })
    await cycle()
    await expect(restore(owner, house.platform.county, folder)).rejects.toMatchObject({ code: 'restore_not_empty' })
  })
})
