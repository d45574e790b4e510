import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { appPassword, cloneDatabase, dropDatabase } from '../../../../test/database.ts'
import { runAsOwner } from '../../../../test/open-house.ts'
import { runCommand } from '../../../../test/program.ts'
import { startInstance } from '../../../../test/story/instance.ts'

describe('a wiped database beside the checkpoints of a ledger', () => {
  let folder: string
  let env: NodeJS.ProcessEnv
  let wiped: string
  const names = ['ledger_lost', 'ledger_wiped']
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lq-set-aside-'))
    mkdirSync(join(folder, 'keys'))
    writeFileSync(join(folder, 'keys/database-app.password'), appPassword)
    const [lost, fresh] = await Promise.all(names.map((name) => cloneDatabase(inject('ownerUrl'), name)))
    wiped = fresh!.ownerUrl
    const instance = await startInstance([], { folder, env: { LANGQIAO_RECORDER: 'off', DATABASE_URL: lost!.ownerUrl } })
    await instance.stop()
    env = { ...instance.env, DATABASE_URL: wiped }
    writeFileSync(join(checkpoints(), 'erasures.jsonl'), '{"act":"01a20f8b-613f-7406-92fc-eeb943916b62","at":"","erases":[]}\n')
  })
  afterAll(async () => {
    for (const name of names) await dropDatabase(inject('ownerUrl'), name)
    rmSync(folder, { recursive: true, force: true })
  })

  const checkpoints = () => join(folder, 'checkpoints')
  const run = async (...args: string[]) => {
    const { status, stderr, stdout } = await runCommand(args, env)
    return { status, said: stderr + stdout }
  }
  const acts = () => runAsOwner<{ type: string; body: string }>(wiped, `select a.type, convert_from(p.body, 'UTF8') as body from acts a join payloads p on p.act = a.id order by a.ord`)

  test('begins no new ledger unsaid: the start is refused with what to do, and nothing is written', async () => {
    const latest = readFileSync(join(checkpoints(), 'latest.note'), 'utf8')
    const refused = await run('serve')
    expect(refused.status).toBe(1)
    expect(refused.said).toContain('The database holds no act, but the checkpoints in')
    expect(refused.said).toContain('Restore a backup (langqiao restore)')
    expect(await acts()).toEqual([])
    expect(readFileSync(join(checkpoints(), 'latest.note'), 'utf8')).toBe(latest)
  })

  test('begins one by the word of a person with a reason, which is its first act; then the house opens and its ledger is valid', async () => {
    expect(await run('ledger', 'set-aside')).toMatchObject({ status: 1, said: expect.stringContaining('No reason was given') })
    const before = readFileSync(join(checkpoints(), 'latest.note'), 'utf8').split('\n')
    expect(await run('ledger', 'set-aside', '--reason', '机房失火，无备份')).toMatchObject({ status: 0 })
    expect((await acts()).map(({ type, body }) => [type, JSON.parse(body)])).toEqual([
      ['ledger.begun', { reason: '机房失火，无备份', before: { origin: before[0], size: Number(before[1]), root: before[2] } }],
    ])
    const aside = readdirSync(checkpoints()).find((name) => name.startsWith('before-'))!
    expect(readFileSync(join(checkpoints(), aside, 'latest.note'), 'utf8').split('\n').slice(0, 3)).toEqual(before.slice(0, 3))
    expect(readFileSync(join(checkpoints(), 'erasures.jsonl'), 'utf8')).toContain('"act":"01a20f8b-613f-7406-92fc-eeb943916b62"')

    const instance = await startInstance([], { folder, env: { LANGQIAO_RECORDER: 'off', DATABASE_URL: wiped } })
    await instance.stop()
    expect((await acts()).length).toBeGreaterThan(1)
    expect(await run('ledger', 'verify')).toMatchObject({ status: 0, said: expect.stringContaining('valid') })
    expect(await run('ledger', 'set-aside', '--reason', 'again')).toMatchObject({ status: 1, said: expect.stringContaining('No ledger is gone') })
  })
})
