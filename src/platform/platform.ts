import { pino, type Logger } from 'pino'
import { runFollowers, type RunningFollowers } from './acts/run-followers.ts'
import { openStore, type Store } from './acts/store.ts'
import { collectRecordTypes, type RecordTypes } from './acts/record-type.ts'
import type { Config } from './config.ts'
import type { Domain } from './domain.ts'
import { toAppUrl } from './database/app-role.ts'
import { openDatabase, type Database } from './database/database.ts'
import { startEmbedded, type EmbeddedDatabase } from './database/embedded.ts'
import { migrate } from './database/migrate.ts'
import { openMetrics, type Metrics } from './metrics.ts'
import { startLogTail, type LogTail } from './feed/tail.ts'
import { openRefusals, type Refusals } from './http/refusals.ts'
import { openSessions, type Sessions } from './identity/sessions.ts'
import { openCheckpointFiles } from './ledger/checkpoint-files.ts'
import { makeSigner, type NoteSigner } from './ledger/note.ts'
import { startSequencer, type Sequencer } from './ledger/sequencer.ts'
import { openPolicy, type Policy } from './policy/policy.ts'
import { systemClock, type Clock } from './ports/clock.ts'
import { systemIds, type Ids } from './ports/ids.ts'
import { openKeyring, type Keyring } from './secrets/keyring.ts'

/** Everything a domain stands on, opened. */
export interface Platform {
  config: Config
  county: string
  clock: Clock
  ids: Ids
  keyring: Keyring
  database: Database
  /** Connection string of the tables' owner: for backup, verify, rebuild. */
  ownerUrl: string
  /** Types of all records, after `adopt`. */
  recordTypes: RecordTypes
  policy: Policy
  store: Store
  sessions: Sessions
  refusals: Refusals
  sequencer: Sequencer
  signer: NoteSigner
  tail: LogTail
  /** Projections that follow the log; none before `adopt`. */
  followers: RunningFollowers
  metrics: Metrics
  log: Logger
  /** The server process of the embedded database; null when `DATABASE_URL` names another. */
  embedded: EmbeddedDatabase | null
  /** Takes in the domains, once: their record types, the actions that policy is loaded with, and what follows the log. */
  adopt(domains: readonly Domain[]): void
  close(): Promise<void>
}

export interface PlatformParts {
  config: Config
  policiesDir: string
  migrationsDir: string
  clock?: Clock
  /** Hears signed checkpoints that go outside: for witnesses. */
  onCheckpoint?(note: string): void
}

export async function openPlatform({ config, policiesDir, migrationsDir, clock = systemClock, ...parts }: PlatformParts): Promise<Platform> {
  const log = pino({ level: config.logLevel, serializers: { err: describeError } }, pino.destination({ fd: 2, sync: false }))
  let closing = false
  const keyring = openKeyring(config.keysDir)
  const embedded = config.databaseUrl ? null : await startEmbedded(config.dataDir, keyring.databasePassword)
  try {
    const ownerUrl = config.databaseUrl ?? embedded!.url
    await migrate(ownerUrl, migrationsDir, keyring.appPassword)
    const database = openDatabase(toAppUrl(ownerUrl, keyring.appPassword), { county: config.county, onError: (err) => closing || log.warn({ err }, 'a database connection broke') })
    await refuseUnsafeSettings(database, config.county)
    const ids = systemIds(clock)
    const policy = openPolicy(policiesDir)
    const signer = makeSigner(`langqiao/${config.county}`, keyring.ledgerSeed)
    let sequencer: Sequencer | null = null
    const store = openStore({ database, policy, clock, ids, county: config.county, sealKey: keyring.sealKey, onAppend: () => sequencer?.wake() })
    sequencer = startSequencer({
      connect: () => database.connect(), clock, county: config.county, sealKey: keyring.sealKey, signer, log,
      files: openCheckpointFiles(config.checkpointsDir),
      onCheckpoint: (note) => parts.onCheckpoint?.(note),
    })
    const tail = await startLogTail({ database, county: config.county, log })
    const shared = { database, store, clock, ids, county: config.county }
    let recordTypes: RecordTypes = new Map()
    let followers = runFollowers({ database, tail, county: config.county, clock, log, types: recordTypes }, [])
    return {
      get recordTypes() {
        return recordTypes
      },
      get followers() {
        return followers
      },
      adopt(domains) {
        recordTypes = collectRecordTypes(domains.flatMap((domain) => domain.records))
        policy.load(domains.flatMap((domain) => [...domain.actions, ...domain.routes.flatMap((route) => route.action ?? [])]))
        followers = runFollowers({ database, tail, county: config.county, clock, log, types: recordTypes }, domains.flatMap((domain) => domain.followers ?? []))
      },
      config, county: config.county, clock, ids, keyring, database, ownerUrl, policy, store, sequencer, signer, tail, log, embedded,
      metrics: openMetrics(),
      sessions: openSessions({ ...shared, keyring }),
      refusals: openRefusals(shared),
      async close() {
        closing = true
        await followers.stop()
        await tail.stop()
        await sequencer!.stop()
        await database.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

/** Of an error only what helps: pg hangs its whole client, secrets included, on some of them. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const { name, message, stack } = error
  return { name, message, code: (error as { code?: string }).code, stack, ...(error.cause ? { cause: describeError(error.cause) } : {}) }
}

/** What was acknowledged stays only while these are on (reliability.md); a server that has them off is refused. */
async function refuseUnsafeSettings(database: Database, county: string): Promise<void> {
  const rows = await database.read({ county, stations: 'all', account: 'system' }, (tx) =>
    tx.query<{ name: string; setting: string }>({
      text: `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')`,
    }),
  )
  const off = rows.filter((row) => row.setting === 'off' || row.setting === 'local').map((row) => row.name)
  if (off.length > 0) throw new Error(`PostgreSQL runs with ${off.join(', ')} off: acknowledged acts could be lost. Switch on, then start again.`)
}
