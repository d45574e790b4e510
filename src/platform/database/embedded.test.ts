import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { cloneDatabase, appPassword, dropDatabase } from '../../../test/database.ts'
import { runAsOwner } from '../../../test/open-house.ts'
import { cli, runCommand, runProgram } from '../../../test/program.ts'
import { keepEmbedded } from './keep-embedded.ts'
import { startEmbedded, type EmbeddedDatabase } from './embedded.ts'

const isAlive = (pid: number) => {
  try {
    // A zombie has an empty command line: nobody reaped it, but it is dead.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}

describe('the database that npm brought', () => {
  let folder: string
  let server: EmbeddedDatabase
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lq-embedded-'))
    chmodSync(folder, 0o755)
    server = await startEmbedded(folder, 'only-here')
    await runAsOwner(server.url, 'create table kept (n int); insert into kept values (1)')
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const restart = async () => {
    server = await startEmbedded(folder, 'only-here')
  }
  const socketDir = () => decodeURIComponent(new URL(server.url.replace('postgresql:', 'http:')).searchParams.get('host')!)
  const count = async () => (await runAsOwner<{ n: number }>(server.url, 'select count(*)::int as n from kept'))[0]!.n

  test('starts again at once after its postmaster was killed, with what was committed', async () => {
    await runAsOwner(server.url, 'insert into kept values (2)')
    process.kill(server.pid, 'SIGKILL')
    await restart()
    expect(await count()).toBe(2)
  })

  test('leaves nothing in the temp folder when it stops', async () => {
    expect(readdirSync(socketDir())).toContain('.s.PGSQL.5432')
    await server.stop()
    expect(existsSync(socketDir())).toBe(false)
    await restart()
    expect(await count()).toBe(2)
  })

  test('is stopped for good even while it is being started again', async () => {
    await server.stop()
    const kept = await keepEmbedded(folder, 'only-here', () => undefined)
    process.kill(kept.pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 150))
    await kept.stop()
    const lock = join(folder, 'postgres/postmaster.pid')
    expect(existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8').split('\n')[0]))).toBe(false)
    await restart()
    expect(await count()).toBe(2)
  })

  test('starts beside a pid file and a socket’s lock whose number is another process’s now', async () => {
    const lock = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8')
    await server.stop()
    // A crash leaves the folder; a stop takes it along.
    mkdirSync(socketDir())
    const stranger = lock.replace(/^\d+/, String(process.pid))
    writeFileSync(join(folder, 'postgres/postmaster.pid'), stranger)
    writeFileSync(join(socketDir(), '.s.PGSQL.5432.lock'), stranger)
    await restart()
    expect(await count()).toBe(2)
  })

  test('takes over from one that a killed server of ours left running', async () => {
    const left = server
    await restart()
    await left.exited
    expect(isAlive(left.pid)).toBe(false)
    expect(await count()).toBe(2)
  })

  test('keeps its socket when the data were wiped and made anew beneath a running one', async () => {
    const wiped = mkdtempSync(join(tmpdir(), 'lq-wiped-'))
    chmodSync(wiped, 0o755)
    const old = await startEmbedded(wiped, 'only-here')
    rmSync(join(wiped, 'postgres'), { recursive: true })
    const fresh = await startEmbedded(wiped, 'only-here')
    await old.exited
    await runAsOwner(fresh.url, 'select 1')
    await fresh.stop()
    rmSync(wiped, { recursive: true, force: true })
  })

  test('of another major version is refused with what to do, and left as it is', async () => {
    const other = mkdtempSync(join(tmpdir(), 'lq-other-'))
    mkdirSync(join(other, 'data/postgres'), { recursive: true })
    writeFileSync(join(other, 'data/postgres/PG_VERSION'), '17\n')
    await expect(startEmbedded(join(other, 'data'), 'x')).rejects.toMatchObject({ code: 'database_version', params: { found: '17', wanted: '18' } })
    const done = await runCommand(['serve'], { PATH: process.env.PATH, LANGQIAO_DATA: join(other, 'data'), LANGQIAO_KEYS: join(other, 'keys') })
    expect(done.status).toBe(1)
    expect(done.stderr).toContain('is of PostgreSQL 17; this program runs 18. Back it up with the version that wrote it')
    expect(readFileSync(join(other, 'data/postgres/PG_VERSION'), 'utf8')).toBe('17\n')
    rmSync(other, { recursive: true, force: true })
  })

  test('runs as whoever is not root, below a folder that is closed to others', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'lq-closed-'))
    const program = join(closed, 'start.mjs')
    const own = JSON.stringify(join(import.meta.dirname, 'embedded.ts'))
    writeFileSync(program, `const { startEmbedded } = await import(${own}); const server = await startEmbedded(${JSON.stringify(closed)}, 'x'); console.log(process.getuid(), server.url !== ''); await server.stop()`)
    // In a user namespace of its own root's files are its own, and it is nobody in particular.
    const wrapper = process.getuid!() === 0 ? ['unshare', '--user', '--map-user=1000', '--map-group=1000'] : []
    const [first, ...more] = [...wrapper, process.execPath, '--disable-warning=ExperimentalWarning', program]
    const done = await runProgram(first!, more)
    expect(done.stderr).toBe('')
    expect(done.stdout).toMatch(/^[1-9]\d* true\n$/)
    rmSync(closed, { recursive: true, force: true })
  })
})

describe('a server whose start cannot succeed', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lq-start-'))
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'keys'))
    writeFileSync(join(folder, 'keys/database-app.password'), appPassword)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const settings = (more: Record<string, string>) => ({ PATH: process.env.PATH, LANGQIAO_DATA: join(folder, 'data'), LANGQIAO_KEYS: join(folder, 'keys'), LANGQIAO_RECORDER: 'off', ...more })

  test('because its port is taken says so, and leaves no database running', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const done = await runCommand(['serve'], settings({ LANGQIAO_PORT: String(port) }))
    taken.close()
    expect([done.status, done.stderr]).toEqual([1, expect.stringContaining(`Port ${port} is taken. Stop the program that uses it, or set LANGQIAO_PORT.`)])
    expect(existsSync(join(folder, 'data/postgres/PG_VERSION'))).toBe(true)
    expect(existsSync(join(folder, 'data/postgres/postmaster.pid'))).toBe(false)
  })

  test('because another database runs without fsync’s promise says which setting', async () => {
    const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), 'unsafe')
    await runAsOwner(ownerUrl, 'alter database unsafe set synchronous_commit = off')
    const done = await runCommand(['serve'], settings({ DATABASE_URL: ownerUrl, LANGQIAO_PORT: '0' }))
    expect([done.status, done.stderr]).toEqual([1, expect.stringContaining('PostgreSQL runs with synchronous_commit off')])
    await dropDatabase(inject('ownerUrl'), 'unsafe')
  })

  test('but starts on another PostgreSQL than our own, and brings none up beside it', async () => {
    const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), 'elsewhere')
    const data = join(folder, 'no-database')
    const child = spawn(process.execPath, [cli, 'serve'], { env: settings({ DATABASE_URL: ownerUrl, LANGQIAO_PORT: '0', LANGQIAO_DATA: data }), stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
    const url = /http:\S+/.exec(said)![0]
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ database: true })
    expect(existsSync(join(data, 'postgres'))).toBe(false)
    child.kill('SIGTERM')
    await once(child, 'exit')
    await dropDatabase(inject('ownerUrl'), 'elsewhere')
  })
})
