import { pino, type Logger } from 'pino'
import { runFollowers, type RunningFollowers } from './acts/run-followers.ts'
import { collectGrounds, type Grounds } from './acts/ground.ts'
import { openStore, type Store } from './acts/store.ts'
import { collectRecordTypes, type RecordTypes } from './acts/record-type.ts'
import type { Config } from './config.ts'
import type { Domain } from './domain.ts'
import { toAppUrl } from './database/app-role.ts'
import { openDatabase, type Database } from './database/database.ts'
import type { EmbeddedDatabase } from './database/embedded.ts'
import { keepEmbedded } from './database/keep-embedded.ts'
import { migrate } from './database/migrate.ts'
import { openMetrics, type Metrics } from './metrics.ts'
import { startLogTail, type LogTail } from './feed/tail.ts'
import { openRefusals, type Refusals } from './http/refusals.ts'
import { openSessions, type Sessions } from './identity/sessions.ts'
import { openCheckpointFiles, type CheckpointFiles } from './ledger/checkpoint-files.ts'
import { makeSigner, type NoteSigner } from './ledger/note.ts'
import { proveConsistency } from './ledger/merkle.ts'
import { refuseWiped } from './ledger/refuse-wiped.ts'
import { startSequencer, type Sequencer } from './ledger/sequencer.ts'
import { readSubtreesIn } from './ledger/subtrees.ts'
import { startWitnesses, type Witnesses } from './ledger/witness/push-checkpoints.ts'
import { openPolicy, type Policy } from './policy/policy.ts'
import type { IntentKind } from './sync/intent-kind.ts'
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
  witnesses: Witnesses
  tail: LogTail
  /** Projections that follow the log; none before `adopt`. */
  followers: RunningFollowers
  /** What may be the ground of a look; none before `adopt`. */
  grounds: Grounds
  /** What devices may send, by kind; none before `adopt`. */
  intentKinds: ReadonlyMap<string, IntentKind>
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
  /** Opens an empty database beside checkpoints of a ledger: only to begin a new one (ledger/beginning.ts). */
  beginsAnew?: boolean
}

export async function openPlatform({ config, policiesDir, migrationsDir, clock = systemClock, beginsAnew = false }: PlatformParts): Promise<Platform> {
  const log = openLog(config)
  const keyring = openKeyring(config.keysDir)
  const embedded = config.databaseUrl ? null : await keepEmbedded(config.dataDir, keyring.databasePassword, (sentence) => log.error(sentence))
  try {
    const ownerUrl = config.databaseUrl ?? embedded!.url
    await migrate(ownerUrl, migrationsDir, keyring.appPassword)
    let sequencer: Sequencer | null = null
    const base = assemble({ config, keyring, ownerUrl, clock, log, policiesDir, onAppend: () => sequencer?.wake() })
    const { database, county, signer, policy } = base
    await refuseUnsafeSettings(database, county)
    const files = openCheckpointFiles(config.checkpointsDir)
    if (!beginsAnew) await refuseWipedLedger(database, county, files, config.checkpointsDir)
    const prove = (first: number, size: number) =>
      database.read({ county, stations: 'all', account: 'system' }, (tx) => proveConsistency(first, size, readSubtreesIn(tx, county)))
    const witnesses = startWitnesses({ witnesses: config.witnesses, prove, files, clock, log })
    sequencer = startSequencer({ connect: () => database.connect(), clock, county, sealKey: keyring.sealKey, signer, log, files, onCheckpoint: witnesses.offer })
    const tail = await startLogTail({ database, county, log })
    let grounds = collectGrounds(county, [])
    let intentKinds: ReadonlyMap<string, IntentKind> = new Map()
    let followers = runFollowers({ database, tail, county, clock, log, types: base.types.current }, [])
    return {
      ...base,
      get recordTypes() {
        return base.types.current
      },
      get followers() {
        return followers
      },
      get grounds() {
        return grounds
      },
      get intentKinds() {
        return intentKinds
      },
      adopt(domains) {
        base.types.current = collectRecordTypes(domains.flatMap((domain) => domain.records))
        policy.load(domains.flatMap((domain) => [...domain.actions, ...domain.routes.flatMap((route) => route.action ?? [])]))
        intentKinds = new Map(domains.flatMap((domain) => domain.intents ?? []).map((kind) => [kind.kind, kind]))
        grounds = collectGrounds(county, domains.flatMap((domain) => domain.grounds ?? []))
        followers = runFollowers({ database, tail, county, clock, log, types: base.types.current }, domains.flatMap((domain) => domain.followers ?? []))
      },
      sequencer, tail, witnesses, embedded,
      async close() {
        base.closing.current = true
        await followers.stop()
        await tail.stop()
        await sequencer!.stop()
        await witnesses.stop()
        await database.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

/** What of a platform a command needs that knows the domains but serves nobody: nothing of it runs. */
export type IdlePlatform = Omit<Platform, 'sequencer' | 'witnesses' | 'tail' | 'followers' | 'grounds' | 'intentKinds'>

/** A platform on a running database, with which domains can be composed to read what they declare. Close it. */
export function openIdlePlatform(config: Config, keyring: Keyring, ownerUrl: string, policiesDir: string): IdlePlatform {
  const base = assemble({ config, keyring, ownerUrl, clock: systemClock, log: openLog(config), policiesDir, onAppend: () => undefined })
  return {
    ...base,
    get recordTypes() {
      return base.types.current
    },
    adopt(domains) {
      base.types.current = collectRecordTypes(domains.flatMap((domain) => domain.records))
    },
    embedded: null,
    close: () => base.database.close(),
  }
}

interface Assembly {
  config: Config
  keyring: Keyring
  ownerUrl: string
  clock: Clock
  log: Logger
  policiesDir: string
  onAppend(): void
}

function assemble({ config, keyring, ownerUrl, clock, log, policiesDir, onAppend }: Assembly) {
  const { county } = config
  const closing = { current: false }
  const types: { current: RecordTypes } = { current: new Map() }
  const database = openDatabase(toAppUrl(ownerUrl, keyring.appPassword), { county, onError: (err) => closing.current || log.warn({ err }, 'a database connection broke') })
  const ids = systemIds(clock)
  const policy = openPolicy(policiesDir)
  const signer = makeSigner(`langqiao/${county}`, keyring.ledgerSeed)
  const store = openStore({
    database, policy, clock, ids, county, sealKey: keyring.sealKey, onAppend,
    get recordTypes() {
      return types.current
    },
  })
  const shared = { database, store, clock, ids, county }
  return {
    config, county, clock, ids, keyring, database, ownerUrl, policy, store, signer, log, types, closing,
    metrics: openMetrics(),
    sessions: openSessions({ ...shared, keyring }),
    refusals: openRefusals(shared),
  }
}

function openLog(config: Config): Logger {
  return pino({ level: config.logLevel, serializers: { err: describeError } }, pino.destination({ fd: 2, sync: false }))
}

/** Of an error only what helps: pg hangs its whole client, secrets included, on some of them. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const { name, message, stack } = error
  return { name, message, code: (error as { code?: string }).code, stack, ...(error.cause ? { cause: describeError(error.cause) } : {}) }
}

async function refuseWipedLedger(database: Database, county: string, files: CheckpointFiles, folder: string): Promise<void> {
  const client = await database.connect()
  try {
    await refuseWiped(client, county, files, folder)
  } finally {
    await client.end()
  }
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
