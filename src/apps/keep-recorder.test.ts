import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/ports/clock.ts'
import { openTestHouse, type TestHouse } from '../../test/house.ts'
import { keepRecorder } from './keep-recorder.ts'

describe('the recorder beside a server', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse({ log: 'silent' })
  })
  afterAll(() => house?.close())

  const recorder = async () => {
    const { database, county } = house.platform
    const rows = await database.read({ county, stations: 'all', account: 'system' }, (tx) => tx.db.selectFrom('recorders').selectAll().execute())
    return rows[0]
  }
  const until = async (look: () => Promise<boolean>) => {
    while (!(await look())) await systemClock.sleep(50)
  }

  test('is started again when it dies, its death is kept, and it ends with the server', async () => {
    const keeper = keepRecorder(house.platform)
    await until(async () => (await recorder())?.state === 'running')
    const first = keeper.pid()!
    process.kill(first, 'SIGKILL')
    await until(async () => (await recorder())?.deaths === 1)
    await until(async () => (await recorder())?.state === 'running')
    expect(keeper.pid()).not.toBe(first)
    await keeper.stop()
    expect(await recorder()).toMatchObject({ state: 'stopped', deaths: 1 })
    expect(() => process.kill(keeper.pid()!, 0)).toThrow('ESRCH')
  })

  test('ends by itself when the server is killed', async () => {
    const settings = { DATABASE_URL: house.ownerUrl, LANGQIAO_DATA: join(house.folder, 'data'), LANGQIAO_KEYS: join(house.folder, 'keys') }
    const child = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), 'recorder', '--child'], { env: { PATH: process.env.PATH, ...settings }, stdio: ['pipe', 'ignore', 'ignore'] })
    await until(async () => (await recorder())?.state === 'running')
    const ended = once(child, 'exit')
    child.stdin!.destroy()
    expect(await ended).toEqual([0, null])
    expect((await recorder())?.state).toBe('stopped')
  })
})
