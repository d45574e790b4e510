import type { Store } from '../acts/store.ts'
import type { Database, Scope, Tx } from '../database/database.ts'
import { Fault } from '../fault.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import { systemPrincipal, type Principal } from '../policy/principal.ts'
import type { Keyring } from '../secrets/keyring.ts'
import { accountRecord, toPrincipal } from './account.ts'
import { gather } from './gather.ts'
import { checkPassword, checkTotp, hashToken, newToken } from './secrets.ts'
import { forgetFailures, giveBack, takeTry, throttleKeys } from './throttle.ts'

const passwordStageMs = 5 * 60_000
/** A whole shift and its hand-over. */
const longestSessionMs = 13 * 3_600_000
/** Idle log-out (law.md S2); desks that must stay awake are exempt. */
const idleMs = 15 * 60_000
const idleExempt = ['dispatcher', 'command_room_lead', 'case_officer', 'community_officer', 'auxiliary']
const seenEveryMs = 30_000

export interface SignedIn {
  principal: Principal
  login: string
  name: string
  session: string
}

export interface Sessions {
  /** First factor. Throws `wait` (429) or `sign_in_failed` (401), which never says what was wrong. */
  startSignIn(login: string, password: string, device: string, source: string): Promise<{ token: string; account: string }>
  /** Second factor: ends the first token, commits the new session together with its act. */
  finishSignIn(token: string, code: string, device: string, source: string): Promise<{ token: string; account: string }>
  /** Who holds this token, or null. `isIdle`: a machine asks, not a person, so the time until log-out runs on. */
  find(token: string, options?: { isIdle: boolean }): Promise<SignedIn | null>
  end(session: string, account: string, why: 'left' | 'ended_by_other', by?: Principal): Promise<void>
  /** Ends all that an account has, but `except`: whoever holds a lost phone holds a session of its owner. */
  endAll(account: string, except: string | null): Promise<void>
}

export interface SessionsParts {
  database: Database
  store: Store
  clock: Clock
  ids: Ids
  keyring: Keyring
  county: string
}

export function openSessions(parts: SessionsParts): Sessions {
  const { database, clock, county } = parts
  const scope: Scope = { county, stations: 'all', account: 'system' }
  const system = (action: string, body: unknown) => ({ id: parts.ids.uuid(), principal: systemPrincipal, action, body })

  const findFull = gather(async (hashes: Buffer[]) => {
    const found = await database.read(scope, (tx) => findSessions(tx, { county, hashes, stage: 'full', now: clock.now() }))
    return new Map(found.map((session) => [session.token_hash.toString('hex'), session]))
  })

  return {
    async startSignIn(login, password, device, source) {
      const keys = throttleKeys(login, source)
      const { taken, found } = await database.transact(scope, async (tx) => ({
        taken: await takeTry(tx, county, keys, clock.now()),
        found: await findCredentials(tx, county, login),
      }))
      const right = await checkPassword(found?.password ?? null, password)
      if (!right || found?.state !== 'active' || !found.totp_secret) throw new Fault('sign_in_failed', {}, 401)
      const { token, hash } = newToken()
      const now = clock.now()
      await database.transact(scope, async (tx) => {
        await giveBack(tx, county, taken, now)
        await insertSession(tx, { county, hash, id: parts.ids.uuid(), account: found.account, stage: 'password', device, now, lastsMs: passwordStageMs })
      })
      return { token, account: found.account }
    },

    async finishSignIn(token, code, device, source) {
      const now = clock.now()
      const [started] = await database.read(scope, (tx) => findSessions(tx, { county, hashes: [hashToken(token)], stage: 'password', now }))
      if (!started) throw new Fault('sign_in_again', {}, 401)
      const keys = throttleKeys(started.login, source)
      const taken = await database.transact(scope, (tx) => takeTry(tx, county, keys, now))
      const secret = parts.keyring.decrypt(started.totp_secret!, `totp:${started.account}`)
      const step = checkTotp(secret, code, now)
      // A code is good once (RFC 6238 §5.2): the step must be newer than the last one used.
      if (step === null || step <= started.totp_last_step) throw new Fault('sign_in_failed', {}, 401)
      const full = newToken()
      const session = parts.ids.uuid()
      await parts.store.perform(system('account.signIn', { account: started.account }), async (work) => {
        const { tx } = work
        const used = await tx.db
          .updateTable('credentials')
          .set({ totp_last_step: step })
          .where('county', '=', county)
          .where('account', '=', started.account)
          .where('totp_last_step', '<', step)
          .executeTakeFirst()
        if (used.numUpdatedRows !== 1n) throw new Fault('sign_in_failed', {}, 401)
        await tx.db.deleteFrom('sessions').where('county', '=', county).where('token_hash', '=', hashToken(token)).execute()
        await insertSession(tx, { county, hash: full.hash, id: session, account: started.account, stage: 'full', device, now, lastsMs: longestSessionMs })
        await forgetFailures(tx, county, taken, now)
        await work.act(accountRecord, started.account, () => [{ type: 'account.signedIn', payload: { session, device } }])
      })
      return { token: full.token, account: started.account }
    },

    async find(token, { isIdle } = { isIdle: false }) {
      const now = clock.now()
      const hash = hashToken(token)
      const found = await findFull(hash)
      if (!found || found.state !== 'active') return null
      const idle = now - found.seen_at.getTime()
      const exempt = found.roles.some((role) => idleExempt.includes(role))
      if (idle > idleMs && !exempt) return null
      if (idle > seenEveryMs && !isIdle)
        await database.transact(scope, (tx) => tx.db.updateTable('sessions').set({ seen_at: new Date(now) }).where('county', '=', county).where('token_hash', '=', hash).execute())
      const principal = toPrincipal(found.account, { ...found, roles: found.roles as Principal['roles'] })
      return { principal, login: found.login, name: found.name, session: found.id }
    },

    async end(session, account, why, by) {
      await parts.store.perform({ ...system('account.endSession', { session }), ...(by ? { principal: by } : {}) }, async (work) => {
        const ended = await work.tx.db
          .updateTable('sessions')
          .set({ ended_at: new Date(clock.now()) })
          .where('county', '=', county)
          .where('id', '=', session)
          .where('account', '=', account)
          .where('ended_at', 'is', null)
          .executeTakeFirst()
        if (ended.numUpdatedRows === 0n) return
        await work.act(accountRecord, account, () => [{ type: 'account.signedOut', payload: { session, why } }])
      })
    },

    async endAll(account, except) {
      await parts.store.perform(system('account.endSession', { account, except }), async (work) => {
        let ending = work.tx.db
          .updateTable('sessions')
          .set({ ended_at: new Date(clock.now()) })
          .where('county', '=', county)
          .where('account', '=', account)
          .where('ended_at', 'is', null)
        if (except) ending = ending.where('id', '!=', except)
        const ended = await ending.returning(['id', 'stage']).execute()
        // Who has given a first factor alone was never signed in.
        const signedIn = ended.filter(({ stage }) => stage === 'full')
        if (signedIn.length > 0) await work.act(accountRecord, account, () => signedIn.map(({ id }) => ({ type: 'account.signedOut', payload: { session: id, why: 'ended_by_other' } })))
      })
    },
  }
}

function findCredentials(tx: Tx, county: string, login: string) {
  return tx.db
    .selectFrom('accounts as a')
    .innerJoin('credentials as c', (join) => join.onRef('c.county', '=', 'a.county').onRef('c.account', '=', 'a.id'))
    .select(['a.id as account', 'a.state', 'c.password', 'c.totp_secret'])
    .where('a.county', '=', county)
    .where('a.login', '=', login)
    .executeTakeFirst()
}

interface FoundSession {
  token_hash: Buffer
  id: string
  account: string
  login: string
  name: string
  roles: string[]
  station: string
  team: string
  state: string
  seen_at: Date
  totp_secret: Buffer | null
  totp_last_step: number
}

/** Sessions that are neither ended nor expired. Asked at every request, so prepared by name. */
function findSessions(tx: Tx, asked: { county: string; hashes: readonly Buffer[]; stage: 'password' | 'full'; now: number }): Promise<FoundSession[]> {
  return tx.query<FoundSession>({
    name: 'find_sessions',
    text: `select s.token_hash, s.id, s.account, a.login, a.name, a.roles, a.station, a.team, a.state, s.seen_at, c.totp_secret, c.totp_last_step
           from sessions s
           join accounts a on a.county = s.county and a.id = s.account
           join credentials c on c.county = s.county and c.account = s.account
           where s.county = $1 and s.token_hash = any ($2) and s.stage = $3 and s.ended_at is null and s.expires_at > $4`,
    values: [asked.county, asked.hashes, asked.stage, new Date(asked.now)],
  })
}

interface NewSession {
  county: string
  hash: Buffer
  id: string
  account: string
  stage: 'password' | 'full'
  device: string
  now: number
  lastsMs: number
}

async function insertSession(tx: Tx, s: NewSession): Promise<void> {
  await tx.db
    .insertInto('sessions')
    .values({
      county: s.county,
      token_hash: s.hash,
      id: s.id,
      account: s.account,
      stage: s.stage,
      device: s.device.slice(0, 200),
      created_at: new Date(s.now),
      seen_at: new Date(s.now),
      expires_at: new Date(s.now + s.lastsMs),
    })
    .execute()
}
