import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { composeDomains, composeServer } from '../src/apps/compose.ts'
import { servePages } from '../src/apps/pages.ts'
import { migrationsDir, policiesDir } from '../src/apps/paths.ts'
import { watchFootage } from '../src/domains/footage/index.ts'
import { watchSearches } from '../src/domains/registry/index.ts'
import type { Domain } from '../src/platform/domain.ts'
import { readConfig } from '../src/platform/config.ts'
import { storeCredentials } from '../src/platform/identity/accounts.ts'
import { accountRecord, openAccount } from '../src/platform/identity/account.ts'
import { currentTotp } from '../src/platform/identity/secrets.ts'
import { addUnit, unitRecord } from '../src/platform/identity/unit.ts'
import { openPlatform, type Platform } from '../src/platform/platform.ts'
import { systemPrincipal, type Role } from '../src/platform/policy/principal.ts'
import type { Clock } from '../src/platform/ports/clock.ts'
import { appPassword, cloneDatabase } from './database.ts'
import { checkSound } from './sound.ts'

/** A whole house on a database of its own: real PostgreSQL, real policy, the server's routes through `inject`. */
export interface TestHouse {
  platform: Platform
  app: FastifyInstance
  folder: string
  /** Connection string of the tables' owner: the database's superuser, for tampering. */
  ownerUrl: string
  /** Opens an account with these rights and answers what it gets signed in. */
  as(role: Role, place?: { station?: string; team?: string; login?: string }): Promise<Caller>
  /** Signs an account of `as` in once more: half a minute after the last time, as a code is good once. */
  again(caller: Caller): Promise<Caller>
  /** Waits until every committed act has its log number, and what follows the log has taken it. */
  settle(): Promise<void>
  close(): Promise<void>
}

export interface Caller {
  account: string
  token: string
  get<T = Record<string, unknown>>(url: string, headers?: Record<string, string>): Promise<Answer<T>>
  post<T = Record<string, unknown>>(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
}

export interface Answer<T> {
  status: number
  body: T
  headers: Record<string, unknown>
}

let serial = 0

export interface TestHouseOptions {
  clock?: Clock
  /** Domains beyond the house's own. */
  more?: readonly Domain[]
  /** Run as the tables' owner before the house opens: query tables of `more`. */
  sql?: string
  /** Log level; `silent` where a test plants failures. */
  log?: string
  /** Serve the built pages too (test/browser.ts). */
  pages?: boolean
  /** Why this house is not asked at its end whether it is sound (sound.ts), as every other is: `close` throws where it is not. */
  unsound?: string
  /** Settings of the process beyond the house's own (docs/operations.md). */
  env?: Record<string, string>
  /** Policies other than the house's own: a copy with a rule changed. */
  policiesDir?: string
  /** Spoils the platform before its routes are made: for faults that a test must find. */
  spoil?(platform: Platform): void
}

/** Opens a house on a clone of the template database of that server. In tests: `openTestHouse` (house.ts). */
export async function openHouse(templateUrl: string, options: TestHouseOptions = {}): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'lq-house-'))
  chmodSync(folder, 0o755)
  const name = `house_${process.pid}_${++serial}`
  const { ownerUrl } = await cloneDatabase(templateUrl, name)
  // The role is the whole server's: houses side by side share its password.
  mkdirSync(join(folder, 'keys'), { mode: 0o700 })
  writeFileSync(join(folder, 'keys/database-app.password'), appPassword)
  if (options.sql) await runAsOwner(ownerUrl, options.sql)
  const config = readConfig({
    DATABASE_URL: ownerUrl, LANGQIAO_DATA: join(folder, 'data'), LANGQIAO_KEYS: join(folder, 'keys'),
    LANGQIAO_CHECKPOINTS: join(folder, 'checkpoints'), LANGQIAO_PORT: '0', LANGQIAO_LINK_PORT: '0', LANGQIAO_LOG: options.log ?? 'error', ...options.env,
  })
  const platform = await openPlatform({ config, policiesDir: options.policiesDir ?? policiesDir, migrationsDir, ...(options.clock ? { clock: options.clock } : {}) })
  options.spoil?.(platform)
  const app = await composeServer(platform, options.more)
  if (options.pages) await servePages(app)
  await app.ready()
  return {
    platform, app, folder, ownerUrl,
    async as(role, place = {}) {
      const login = await openAccountFor(platform, role, place)
      return signIn(platform, app, login)
    },
    again: ({ account }) => signIn(platform, app, account),
    settle: () => settle(platform),
    async close() {
      await app.close()
      // What the services of a server write down at their end (src/apps/compose.ts), and what they hold.
      await Promise.all([watchSearches, watchFootage].map((watch) => watch(platform).stop()))
      try {
        if (!options.unsound) await checkSound(platform, ownerUrl, [...composeDomains(platform), ...(options.more ?? [])].flatMap((domain) => domain.followers ?? []))
      } finally {
        await platform.close()
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const secondFactorOf = (login: string) => createHash('sha256').update(login).digest().subarray(0, 20)

async function openAccountFor({ store, county, keyring, ids }: Platform, role: Role, place: { station?: string; team?: string; login?: string }): Promise<string> {
  const login = place.login ?? `p${++serial}`
  const { station = '', team = '' } = place
  // Whoever is in a team makes it one of the county's: calls can be handed to it.
  if (team) await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'unit.add', body: login }, (work) =>
    work.act(unitRecord, team, (state) => (state ? [] : addUnit(null, { name: { zh: team, en: team }, kind: 'team', parent: station, station }))))
  await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'account.open', body: login }, async (work) => {
    const profile = { login, name: `测试${login}`, roles: [role], station, team, phone: '15400000000' }
    await work.act(accountRecord, login, (state) => openAccount(state, profile))
    await storeCredentials(work, county, keyring, login, await cheapHash, secondFactorOf(login), 'link')
  })
  return login
}

async function signIn({ sessions, clock }: Platform, app: FastifyInstance, login: string): Promise<Caller> {
  const { token: first } = await sessions.startSignIn(login, 'cheap', 'test', '127.0.0.1')
  const { token } = await sessions.finishSignIn(first, currentTotp(secondFactorOf(login), clock.now()), 'test', '127.0.0.1')
  const send = async <T>(method: 'GET' | 'POST', url: string, payload: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> => {
    const answer = await app.inject({
      method, url, headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', ...headers },
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    return { status: answer.statusCode, body: (isJson ? answer.json() : answer.rawPayload) as T, headers: answer.headers }
  }
  return {
    account: login, token,
    get: (url, headers) => send('GET', url, undefined, headers),
    post: (url, body = {}, headers) => send('POST', url, body, headers),
  }
}

/** A real argon2id hash of "cheap", with the least cost: tests sign in often. */
const cheapHash = import('@node-rs/argon2').then(({ hash }) => hash('cheap', { memoryCost: 8, timeCost: 1, parallelism: 1 }))

async function settle(platform: Platform): Promise<void> {
  const { county, database, tail, followers } = platform
  for (;;) {
    const size = await database.read({ county, stations: 'all', account: 'system' }, async (tx) => {
      const waiting = await tx.db.selectFrom('pending').select('ord').limit(1).execute()
      const last = await tx.db.selectFrom('log').select((eb) => eb.fn.max('seq').as('seq')).executeTakeFirst()
      return waiting.length > 0 ? Infinity : (last?.seq ?? -1) + 1
    })
    if (tail.size() >= size) return followers.settle()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Statements as the database's superuser: tables for a test, or tampering. */
export async function runAsOwner<R extends pg.QueryResultRow = pg.QueryResultRow>(ownerUrl: string, sql: string, values?: unknown[]): Promise<R[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query<R>(sql, values)).rows
  } finally {
    await client.end()
  }
}
