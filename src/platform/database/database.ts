import type { Socket } from 'node:net'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from './column-types.ts'
import type { DB } from './schema.gen.ts'

/** Whose rows a transaction may see: the second lock, held by row-level security. */
export interface Scope {
  county: string
  /** Stations whose records may be seen; `'all'` for acts already judged by policy and for the county's roles. */
  stations: string[] | 'all'
  account: string
}

/** One transaction: typed SQL through `db`, hot statements through `query` with a name that prepares them. */
export interface Tx {
  db: Kysely<DB>
  query<R extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<R[]>
}

/** A transaction that writes. */
export interface WriteTx extends Tx {
  /** Sends a statement whose answer nobody needs, without waiting: where it fails, the whole transaction does, with its error. */
  send(statement: pg.QueryConfig): void
}

export interface Database {
  /** Runs `work` in one read-write transaction; rolls back when it throws. */
  transact<T>(scope: Scope, work: (tx: WriteTx) => Promise<T>): Promise<T>
  /** Runs `work` in one read-only transaction. */
  read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A connection of its own, for locks and LISTEN. The caller ends it. */
  connect(): Promise<pg.Client>
  close(): Promise<void>
}

/**
 * Opens the county's database. Each connection is of this county from its first statement on (row-level security);
 * whose rows it sees beyond that is said by each transaction's scope, and nobody's before.
 */
export function openDatabase(url: string, options: { county: string; max?: number; onError?: (error: Error) => void }): Database {
  // A process that stands still in the middle of a transaction holds its locks no longer than this.
  const ofCounty = { connectionString: url, options: `-c lq.county=${options.county} -c idle_in_transaction_session_timeout=60s` }
  const pool = new pg.Pool({ ...ofCounty, max: options.max ?? 24, pipeline: true } as pg.PoolConfig)
  const report = options.onError ?? (() => undefined)
  pool.on('error', report)
  const bound = new WeakMap<pg.PoolClient, Kysely<DB>>()

  const bind = (client: pg.PoolClient) => {
    let db = bound.get(client)
    if (!db) {
      client.on('error', report)
      bound.set(client, (db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: alwaysThis(client) }) })))
    }
    return db
  }

  const run = async <T>(begin: string, scope: Scope, work: (tx: WriteTx) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    const ask = <R extends pg.QueryResultRow>(statement: string | pg.QueryConfig) => {
      gatherWrites(client)
      return client.query<R>(statement)
    }
    // Not waited for: what fails here fails everything after it, and the transaction changes nothing.
    const sent: Promise<unknown>[] = []
    const send = (statement: string | pg.QueryConfig) => {
      const answer = ask(statement)
      answer.catch(() => undefined)
      sent.push(answer)
    }
    let broken: Error | undefined
    try {
      send(begin)
      send(setScope(scope))
      const result = await work({ db: bind(client), query: async <R extends pg.QueryResultRow>(statement: pg.QueryConfig) => (await ask<R>(statement)).rows, send })
      send('commit')
      // What only read has its answers by now: nothing can be lost any more, so nobody waits for the end.
      if (begin === 'begin') await Promise.all(sent)
      return result
    } catch (error) {
      try {
        await client.query('rollback')
      } catch (second) {
        broken = second as Error
      }
      throw (await findFailure(sent)) ?? error
    } finally {
      client.release(broken)
    }
  }

  return {
    transact: (scope, work) => run('begin', scope, work),
    read: (scope, work) => run('begin read only', scope, work),
    async connect() {
      const client = new pg.Client(ofCounty)
      client.on('error', report)
      await client.connect()
      return client
    },
    close: () => pool.end(),
  }
}

/** Why the first of these failed, null where none did: what came after it only says that the transaction is aborted. */
async function findFailure(sent: Promise<unknown>[]): Promise<unknown> {
  const failed = (await Promise.allSettled(sent)).find((outcome) => outcome.status === 'rejected')
  return failed?.reason ?? null
}

/** Statements of one moment go to the database in one packet: a system call for all of them, not for each. */
function gatherWrites(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** A station that could be read as several, or as all, is nobody's. */
const plainId = /^[\w.-]+$/

function setScope(scope: Scope): pg.QueryConfig {
  const stations = scope.stations === 'all' ? '*' : scope.stations.filter((station) => plainId.test(station)).join(',')
  return {
    name: 'set_scope',
    text: `select set_config('lq.county', $1, true), set_config('lq.stations', $2, true), set_config('lq.account', $3, true)`,
    values: [scope.county, stations, scope.account],
  }
}

/** A transaction on a connection of one's own: for commands that work as the tables' owner. */
export function toTx(client: pg.ClientBase): Tx {
  return {
    db: new Kysely<DB>({ dialect: new PostgresDialect({ pool: alwaysThis(client as pg.PoolClient) }) }),
    query: async <R extends pg.QueryResultRow>(statement: pg.QueryConfig) => (await client.query<R>(statement)).rows,
  }
}

/** Kysely on the connection of a transaction that we opened ourselves. */
function alwaysThis(client: pg.PoolClient): PostgresPool {
  const same = new Proxy(client, {
    get(target, name) {
      if (name === 'release') return () => undefined
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { connect: async () => same, end: async () => undefined } as unknown as PostgresPool
}
