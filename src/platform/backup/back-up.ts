import type { KeyObject } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { Fault } from '../fault.ts'
import { copyOut } from './copy.ts'
import { readManifest, writeManifest, type BackupFile, type Manifest, type Segment } from './manifest.ts'
import { readTableNotes } from './tables.ts'

/** Columns that PostgreSQL makes itself are left out: a restore gets new ones in the same order. */
const actColumns = 'county, id, record_type, record_id, version, type, actor, happened_at, recorded_at, purpose, corrects, topics, envelope, seal'

/** What stands behind log numbers [from, to), a query a table. */
const segmentQueries: Record<string, (county: string, from: number, to: number) => string> = {
  acts: (county, from, to) => `select ${actColumns.split(', ').map((c) => `a.${c}`).join(', ')} from log l join acts a on a.county = l.county and a.id = l.act where ${range(county, from, to)} order by l.seq`,
  payloads: (county, from, to) => `select p.* from log l join payloads p on p.county = l.county and p.act = l.act where ${range(county, from, to)} order by l.seq`,
  log: (county, from, to) => `select l.* from log l where ${range(county, from, to)} order by l.seq`,
  checkpoints: (county, from, to) => `select c.* from checkpoints c where c.county = ${literal(county)} and c.size > ${from} and c.size <= ${to} order by c.size`,
  intents: (county, from, to) => `select i.* from log l join intents i on i.county = l.county and i.id = l.act where ${range(county, from, to)} order by l.seq`,
}

export const segmentTables: Record<string, string> = { acts: `acts (${actColumns})`, payloads: 'payloads', log: 'log', checkpoints: 'checkpoints', intents: 'intents' }

const range = (county: string, from: number, to: number) => `l.county = ${literal(county)} and l.seq >= ${from} and l.seq < ${to}`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

export interface BackupResult {
  /** Log numbers that this cycle added: [from, to). */
  from: number
  to: number
  /** Segments whose erased payloads were taken out. */
  rewritten: number
}

/**
 * One cycle: writes what has come since the last one. Everything is read in one snapshot; the manifest is replaced
 * last, so that a cut leaves the backup before. Erased payloads leave older segments too. Throws a Fault: `backup_other_history`, `backup_forged`.
 */
export async function backUp(client: pg.ClientBase, county: string, folder: string, sealKey: KeyObject, now: Date): Promise<BackupResult> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const before = await readManifest(folder, sealKey)
  await client.query('begin isolation level repeatable read read only')
  try {
    const from = before?.segments.at(-1)?.to ?? 0
    const leafAt = (seq: number) => one<string | undefined>(client, `select encode(leaf, 'hex') as value from log where county = ${literal(county)} and seq = ${seq}`)
    // A database that was put back to an older day, or another one, has other acts under the same numbers: both in one backup would be neither.
    if (before?.tip !== undefined && before.tip !== (await leafAt(from - 1))) throw new Fault('backup_other_history', { folder, number: from - 1 }, 500)
    const to = await one<number>(client, `select coalesce(max(seq) + 1, 0)::bigint as value from log where county = ${literal(county)}`)
    const segments = [...(before?.segments ?? [])]
    const superseded: BackupFile[] = []
    const erasures = await list(client, `select id::text as value from acts where county = ${literal(county)} and type = 'erasure.ordered'`)
    const fresh = erasures.filter((id) => !before?.erased.includes(id))
    const rewritten = fresh.length > 0 ? await rewritePayloads(client, county, folder, segments, fresh, superseded) : 0
    if (to > from) segments.push(await writeSegment(client, county, folder, from, to))
    const state = await writeState(client, folder, before, superseded, now)
    const migration = await one<string>(client, 'select max(name) as value from migrations')
    await writeManifest(folder, { format: 1, county, migration, at: now.toISOString(), segments, ...(await leafAt(to - 1).then((tip) => (tip === undefined ? {} : { tip }))), state, erased: erasures }, sealKey)
    for (const file of superseded) await rm(join(folder, file.name), { force: true })
    return { from, to, rewritten }
  } finally {
    await client.query('rollback')
  }
}

async function writeSegment(client: pg.ClientBase, county: string, folder: string, from: number, to: number): Promise<Segment> {
  const files: Record<string, BackupFile> = {}
  for (const [table, query] of Object.entries(segmentQueries)) files[table] = await copyOut(client, query(county, from, to), folder, `log/${pad(from)}-${pad(to)}.${table}.gz`)
  return { from, to, files }
}

/** Writes the payloads of the segments that hold targets of new erasures anew; without them, since they are gone. */
async function rewritePayloads(client: pg.ClientBase, county: string, folder: string, segments: Segment[], erasures: string[], superseded: BackupFile[]): Promise<number> {
  const numbers = await list<number>(
    client,
    `select l.seq as value from acts e, jsonb_array_elements_text(convert_from(e.envelope, 'UTF8')::jsonb -> 'erases') as target (act)
     join log l on l.act = target.act::uuid
     where e.county = ${literal(county)} and l.county = e.county and e.id in (${erasures.map(literal).join(', ')})`,
  )
  const touched = segments.filter((segment) => numbers.some((seq) => seq >= segment.from && seq < segment.to))
  for (const segment of touched) {
    superseded.push(segment.files.payloads!, segment.files.intents!)
    const name = (table: string) => `log/${pad(segment.from)}-${pad(segment.to)}.${table}.${erasures.at(-1)}.gz`
    const files = { ...segment.files }
    for (const table of ['payloads', 'intents']) files[table] = await copyOut(client, segmentQueries[table]!(county, segment.from, segment.to), folder, name(table))
    segments[segments.indexOf(segment)] = { ...segment, files }
  }
  return touched.length
}

/** State tables are copied whole; a copy that equals the one before is dropped again. */
async function writeState(client: pg.ClientBase, folder: string, before: Manifest | null, superseded: BackupFile[], now: Date): Promise<Record<string, BackupFile>> {
  const state: Record<string, BackupFile> = {}
  for (const { name: table, kind } of await readTableNotes(client)) {
    if (kind !== 'state') continue
    const file = await copyOut(client, `select t.* from ${table} t order by t`, folder, `state/${table}.${now.getTime()}.gz`)
    const last = before?.state[table]
    const same = last !== undefined && last.sha256 === file.sha256 && last.name !== file.name
    state[table] = same ? last : file
    if (same) superseded.push(file)
    else if (last && last.name !== file.name) superseded.push(last)
  }
  return state
}

const pad = (n: number) => String(n).padStart(12, '0')

async function one<T>(client: pg.ClientBase, query: string): Promise<T> {
  return (await list<T>(client, query))[0]!
}

async function list<T = string>(client: pg.ClientBase, query: string): Promise<T[]> {
  const { rows } = await client.query<{ value: T }>(query)
  return rows.map((row) => row.value)
}
