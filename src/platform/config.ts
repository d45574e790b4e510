import { mkdirSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { isAbsolute, resolve } from 'node:path'
import type { ConfiguredWitness } from './ledger/witness/ask-witness.ts'
import { parseWitnessKey } from './ledger/witness/cosignature.ts'

/** Settings of one Langqiao process, read once at start (docs/operations.md lists them). */
export interface Config {
  /** Folder of everything that can be restored from a backup: database, archive, uploads. */
  dataDir: string
  /** Folder of what must not lie with the data: master key, signing key, database password (decision 13). */
  keysDir: string
  /** Folder of signed checkpoints and the erasure list; better on another disk. */
  checkpointsDir: string
  port: number
  host: string
  /** Connection string of another PostgreSQL 18; null: our own, started by us. */
  databaseUrl: string | null
  /** Witnesses that cosign checkpoints (docs/ledger.md, "Witnesses"). */
  witnesses: ConfiguredWitness[]
  /** Certificate files, `county`: one from the county's own authority, or null: plain HTTP. */
  tls: { certFile: string; keyFile: string } | 'county' | null
  /** Names and addresses that the county's own certificate is for, the main one first. */
  hosts: string[]
  /** Port of the plain-HTTP page that leads phones to the certificate; null: none. */
  plainPort: number | null
  county: string
  /** Where the county lies: west, south, east, north, degrees; null: positions are not held against it. */
  bounds: [west: number, south: number, east: number, north: number] | null
  /** Where a dispatch that must ring is also tried: SMS or voice gateway (docs/operations.md). */
  ringWebhook: string | null
  /** Who may read /metrics from another host sends this as a bearer token; null: nobody may. */
  metricsToken: string | null
  /** Whether the server starts a recorder of its own; false where one runs apart. */
  startsRecorder: boolean
  /** Name of this data folder's recorder. */
  recorderName: string
  /** Data folders of the other recorders that this server reaches, by their names: on this machine or on a mount. */
  recorders: Map<string, string>
  /** Port at which recorders dial in; null: none may. */
  linkPort: number | null
  /** Share of its line that a recorder that dials out takes, kilobits a second; null: all of it. */
  linkKbps: number | null
  /** Further folders of footage, on other disks than the data folder's own archive. */
  archiveFolders: string[]
  /** Bytes of each of the archive's disks that recording leaves free, on the first for the database. */
  diskReserveBytes: number
  logLevel: string
}

/** A setting that cannot be used: its name and a sentence that says what to do. Stops the start. */
export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv, cwd = process.cwd()): Config {
  const folder = (name: string, fallback: string) => {
    const value = env[name] ?? fallback
    return isAbsolute(value) ? value : resolve(cwd, value)
  }
  const dataDir = folder('LANGQIAO_DATA', 'data')
  const keysDir = folder('LANGQIAO_KEYS', 'keys')
  if ((keysDir + '/').startsWith(dataDir + '/'))
    throw new ConfigError('LANGQIAO_KEYS lies inside LANGQIAO_DATA. Keys must lie outside the data: choose another folder.')
  return {
    dataDir,
    keysDir,
    checkpointsDir: folder('LANGQIAO_CHECKPOINTS', `${dataDir}-checkpoints`),
    port: readPort('LANGQIAO_PORT', env.LANGQIAO_PORT, 8480),
    host: env.LANGQIAO_HOST ?? '127.0.0.1',
    databaseUrl: readUrl('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:']),
    witnesses: (env.LANGQIAO_WITNESSES ?? '').split(',').map((one) => one.trim()).filter(Boolean).map(readWitness),
    tls: readTls(env),
    hosts: readHosts(env.LANGQIAO_HOSTS),
    plainPort: env.LANGQIAO_PLAIN_PORT === undefined ? null : readPort('LANGQIAO_PLAIN_PORT', env.LANGQIAO_PLAIN_PORT, 0),
    county: readCounty(env.LANGQIAO_COUNTY),
    bounds: readBounds(env.LANGQIAO_BOUNDS, readCounty(env.LANGQIAO_COUNTY)),
    ringWebhook: readUrl('LANGQIAO_RING_WEBHOOK', env.LANGQIAO_RING_WEBHOOK, ['http:', 'https:']),
    metricsToken: env.LANGQIAO_METRICS_TOKEN || null,
    startsRecorder: readSwitch('LANGQIAO_RECORDER', env.LANGQIAO_RECORDER),
    recorderName: readName('LANGQIAO_RECORDER_NAME', env.LANGQIAO_RECORDER_NAME ?? 'main'),
    recorders: readRecorders(env.LANGQIAO_RECORDERS),
    linkPort: env.LANGQIAO_LINK_PORT === undefined ? null : readPort('LANGQIAO_LINK_PORT', env.LANGQIAO_LINK_PORT, 0),
    linkKbps: readKilobits('LANGQIAO_LINK_KBPS', env.LANGQIAO_LINK_KBPS),
    archiveFolders: readFolders('LANGQIAO_ARCHIVE', env.LANGQIAO_ARCHIVE),
    diskReserveBytes: readMegabytes('LANGQIAO_DISK_RESERVE_MB', env.LANGQIAO_DISK_RESERVE_MB, 1024),
    logLevel: readLogLevel(env.LANGQIAO_LOG),
  }
}

/** Creates the folders that only this process's user may read. */
export function makeFolders(config: Config): void {
  mkdirSync(config.dataDir, { recursive: true })
  mkdirSync(config.keysDir, { recursive: true, mode: 0o700 })
  mkdirSync(config.checkpointsDir, { recursive: true })
}

function readPort(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`${name} is "${value}". It must be a whole number from 0 to 65535 (0: any free port).`)
  return port
}

function readHosts(value: string | undefined): string[] {
  const hosts = (value ?? '').split(',').map((host) => host.trim()).filter(Boolean)
  const wrong = hosts.find((host) => isIP(host) === 0 && !/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(host))
  if (wrong) throw new ConfigError(`LANGQIAO_HOSTS holds "${wrong}", which is neither a host name nor an address. Separate names by commas.`)
  return [...new Set([...hosts, hostname(), 'localhost', '127.0.0.1'])]
}

function readUrl(name: string, value: string | undefined, protocols: string[]): string | null {
  if (!value) return null
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
    throw new ConfigError(`${name} is not an address that starts with ${protocols.join(' or ')}//. Correct it or leave it out.`)
  return value
}

function readWitness(given: string): ConfiguredWitness {
  const [address, ...key] = given.split('#')
  const url = readUrl('LANGQIAO_WITNESSES', address, ['http:', 'https:'])
  const verifier = key.length > 0 ? parseWitnessKey(key.join('#')) : null
  if (!url || (key.length > 0 && !verifier)) throw new ConfigError(`LANGQIAO_WITNESSES holds "${given}", which is not an address, or an address, # and a witness's key. Take the key that \`langqiao witness\` printed.`)
  return { url, key: verifier }
}

function readTls(env: NodeJS.ProcessEnv): Config['tls'] {
  const { LANGQIAO_TLS: mode, LANGQIAO_TLS_CERT: certFile, LANGQIAO_TLS_KEY: keyFile } = env
  if (mode !== undefined && mode !== 'county') throw new ConfigError(`LANGQIAO_TLS is "${mode}". It may be "county" (the county's own authority), or left out.`)
  if (mode === 'county') return 'county'
  if (!certFile && !keyFile) return null
  if (!certFile || !keyFile) throw new ConfigError('LANGQIAO_TLS_CERT and LANGQIAO_TLS_KEY go together. Set both or neither.')
  return { certFile, keyFile }
}

function readCounty(value = '350979'): string {
  // GB/T 2260: six digits. 350979 is not in use: the demo county.
  if (!/^\d{6}$/.test(value)) throw new ConfigError(`LANGQIAO_COUNTY is "${value}". It must be the six digits of GB/T 2260.`)
  return value
}

function readBounds(value: string | undefined, county: string): Config['bounds'] {
  // The demo county lies there; of any other it has to be said.
  if (value === undefined) return county === '350979' ? [119.21, 27.191, 119.552, 27.436] : null
  const [west = NaN, south = NaN, east = NaN, north = NaN, ...more] = value.split(',').map(Number)
  if (more.length > 0 || !(west >= -180 && west < east && east <= 180 && south >= -90 && south < north && north <= 90))
    throw new ConfigError(`LANGQIAO_BOUNDS is "${value}". It must be west,south,east,north in degrees (CGCS2000), as 119.21,27.19,119.56,27.44.`)
  return [west, south, east, north]
}

function readLogLevel(value = 'warn'): string {
  const known = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
  if (!known.includes(value)) throw new ConfigError(`LANGQIAO_LOG is "${value}". It must be one of ${known.join(', ')}.`)
  return value
}

function readSwitch(name: string, value = 'on'): boolean {
  if (value !== 'on' && value !== 'off') throw new ConfigError(`${name} is "${value}". It must be on or off.`)
  return value === 'on'
}

function readName(setting: string, name: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) throw new ConfigError(`${setting} holds the name "${name}". A name has small letters, digits and hyphens, 40 at most.`)
  return name
}

function readRecorders(value = ''): Map<string, string> {
  const pairs = value.split(',').map((one) => one.trim()).filter(Boolean).map((one): [string, string] => {
    const [name = '', folder = ''] = one.split('=')
    if (!isAbsolute(folder)) throw new ConfigError(`LANGQIAO_RECORDERS holds "${one}". Write name=/absolute/data/folder, and separate recorders by commas.`)
    return [readName('LANGQIAO_RECORDERS', name), folder]
  })
  return new Map(pairs)
}

function readFolders(name: string, value: string | undefined): string[] {
  const folders = (value ?? '').split(',').map((one) => one.trim()).filter(Boolean)
  const wrong = folders.find((folder) => !isAbsolute(folder))
  if (wrong) throw new ConfigError(`${name} holds "${wrong}". Write absolute paths of folders on other disks, and separate them by commas.`)
  return [...new Set(folders)]
}

function readKilobits(name: string, value: string | undefined): number | null {
  if (value === undefined) return null
  const kilobits = Number(value)
  if (!Number.isInteger(kilobits) || kilobits < 64) throw new ConfigError(`${name} is "${value}". It must be a whole number of kilobits a second, 64 at least.`)
  return kilobits
}

function readMegabytes(name: string, value: string | undefined, fallback: number): number {
  const megabytes = Number(value ?? fallback)
  if (!Number.isInteger(megabytes) || megabytes < 0) throw new ConfigError(`${name} is "${value}". It must be a whole number of megabytes.`)
  return megabytes * 1_048_576
}
