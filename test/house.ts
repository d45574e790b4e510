import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { inject } from 'vitest'
import { composeServer } from '../src/apps/compose.ts'
import { migrationsDir, policiesDir } from '../src/apps/paths.ts'
import { readConfig } from '../src/platform/config.ts'
import { storeCredentials } from '../src/platform/identity/accounts.ts'
import { accountRecord, openAccount } from '../src/platform/identity/account.ts'
import { currentTotp } from '../src/platform/identity/secrets.ts'
import { openPlatform, type Platform } from '../src/platform/platform.ts'
import { systemPrincipal, type Role } from '../src/platform/policy/principal.ts'
import type { Clock } from '../src/platform/ports/clock.ts'
import { cloneDatabase } from './database.ts'

/** A whole house on a database of its own: real PostgreSQL, real policy, the server's routes through `inject`. */
export interface TestHouse {
  platform: Platform
  app: FastifyInstance
  folder: string
  /** Connection string of the tables' owner: the database's superuser, for tampering. */
  ownerUrl: string
  /** Opens an account with these rights and answers what it gets signed in. */
  as(role: Role, place?: { station?: string; team?: string; login?: string }): Promise<Caller>
  /** Waits until every committed act has its log number. */
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

export async function openTestHouse(options: { clock?: Clock; dataDir?: string } = {}): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'lq-house-'))
  chmodSync(folder, 0o755)
  const name = `house_${process.pid}_${++serial}`
  const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), name)
  const config = readConfig({
    DATABASE_URL: ownerUrl, LANGQIAO_DATA: join(folder, 'data'), LANGQIAO_KEYS: join(folder, 'keys'),
    LANGQIAO_CHECKPOINTS: join(folder, 'checkpoints'), LANGQIAO_PORT: '0', LANGQIAO_LOG: 'error',
  })
  const platform = await openPlatform({ config, policiesDir, migrationsDir, ...(options.clock ? { clock: options.clock } : {}) })
  const app = await composeServer(platform)
  await app.ready()
  return {
    platform, app, folder, ownerUrl,
    as: (role, place = {}) => openCaller(platform, app, role, place),
    settle: () => settle(platform),
    async close() {
      await app.close()
      await platform.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openCaller(platform: Platform, app: FastifyInstance, role: Role, place: { station?: string; team?: string; login?: string }): Promise<Caller> {
  const login = place.login ?? `p${++serial}`
  const { store, sessions, county, keyring, clock, ids } = platform
  const secret = createHash('sha256').update(login).digest().subarray(0, 20)
  await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'account.open', body: login }, async (work) => {
    const profile = { login, name: `测试${login}`, roles: [role], station: place.station ?? '', team: place.team ?? '', phone: '15400000000' }
    await work.act(accountRecord, login, (state) => openAccount(state, profile))
    await storeCredentials(work, county, keyring, login, await cheapHash, secret, 'link')
  })
  const { token: first } = await sessions.startSignIn(login, 'cheap', 'test', '127.0.0.1')
  const { token } = await sessions.finishSignIn(first, currentTotp(secret, clock.now()), 'test', '127.0.0.1')
  const send = async <T>(method: 'GET' | 'POST', url: string, payload: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> => {
    const answer = await app.inject({
      method, url, headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', ...headers },
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
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
  const scope = { county: platform.county, stations: 'all' as const, account: 'system' }
  for (;;) {
    const waiting = await platform.database.read(scope, (tx) => tx.db.selectFrom('pending').select('ord').limit(1).execute())
    if (waiting.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
