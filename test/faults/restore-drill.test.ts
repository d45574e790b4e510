import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../program.ts'
import { startInstance } from '../story/instance.ts'
import { buildKillHouse } from './kill-house.ts'

/** The drill of docs/operations.md: the disk is gone, keys and backup are not. */
test('a backup is restored after the data folder was destroyed; what came after its last cycle is named', { timeout: 240_000 }, async () => {
  const house = await buildKillHouse('rtsp://127.0.0.1:1/none')
  const backup = join(house.folder, 'backup')
  let instance = await startInstance([], { folder: house.folder, env: { LANGQIAO_RECORDER: 'off' } })
  const { env } = instance
  try {
    const post = async (path: string, body: object, token?: string) => {
      const answer = await fetch(instance.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify(body) })
      return (await answer.json()) as { token: string; id: string }
    }
    const first = await post('/api/sign-in', { login: house.login, password: house.password })
    const { token } = await post('/api/sign-in/second', { token: first.token, code: house.code() })
    const call = { station: 'lancheng', caller: '', phone: '', place: '测试', position: null, nature: 'other', priority: 3, text: '' }
    const kept = await post('/api/incidents', call, token)
    expect((await runCommand(['backup', backup, '--once'], env)).status).toBe(0)
    await post('/api/incidents', call, token)
    await instance.stop()

    rmSync(join(house.folder, 'data'), { recursive: true })
    const restored = await runCommand(['restore', backup], env)
    expect(restored.stderr).toContain('lost: log numbers')
    expect(JSON.parse(restored.stdout.trim().split('\n').at(-1)!)).toMatchObject({ lost: 1 })
    const verified = await runCommand(['ledger', 'verify'], env)
    expect(verified.status).toBe(0)
    expect(verified.stdout).toMatch(/^lost by the restore of .*: log numbers \d+ to \d+ /)
    expect((await runCommand(['restore', backup], env)).stderr).toContain('already holds acts')

    instance = await startInstance([], { folder: house.folder, env: { LANGQIAO_RECORDER: 'off' } })
    const scope = await post('/api/sign-in', { login: house.login, password: house.password })
    expect(scope.token).toBeTruthy()
    expect(kept.id).toBeTruthy()
  } finally {
    await instance.stop()
    rmSync(house.folder, { recursive: true, force: true })
  }
})
