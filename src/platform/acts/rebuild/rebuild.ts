import type pg from 'pg'
import { toTx, type Tx } from '../../database/database.ts'
import { Fault } from '../../fault.ts'
import type { Follower } from '../follow.ts'
import type { RecordTypes } from '../record-type.ts'
import { adoptShadow, compareTable, type Difference } from './compare.ts'
import { catchUp } from './catch-up.ts'
import { foldRecords, type BrokenRecord, type Kept } from './fold-records.ts'
import { followShadow, listFollowerTables, shadowCursors } from './follow-shadow.ts'
import { finishShadow, listTables, makeShadow, readShapes, ShadowWriter, type TableShape } from './shadow.ts'

export interface RebuildParts {
  /** A connection as the tables' owner; ended here. */
  connect(): Promise<pg.Client>
  county: string
  types: RecordTypes
  followers: readonly Follower[]
}

export interface Comparison {
  acts: number
  records: number
  differences: Difference[]
  broken: BrokenRecord[]
}

/** Makes every projection from acts, in one snapshot of the database, and compares. Changes nothing, blocks nobody. */
export async function compareProjections(parts: RebuildParts): Promise<Comparison> {
  return withConnections(parts, async (reader, writer) => {
    const tx = toTx(writer)
    const shapes = await readShapes(tx, [...listTables(parts.types), ...listFollowerTables(parts.followers)])
    const { acts, records, broken } = await buildShadow(parts, reader, writer, shapes)
    const differences: Difference[] = []
    for (const shape of shapes.filter(({ name }) => !isOfBrokenFollower(name, broken, parts.followers))) differences.push(...(await compareTable(tx, parts.county, shape)))
    await writer.query('rollback')
    return { acts, records, broken, differences: differences.filter((difference) => !isOfBrokenRecord(difference, broken)) }
  })
}

export interface Rebuilt {
  acts: number
  records: number
  /** How many rows of the real tables went and came: a row that was altered counts twice. */
  changed: number
}

/**
 * Makes every projection from acts in shadow tables, while the house works, and swaps: in one transaction, under a lock
 * that lets readers pass, the real tables' rows become those of the shadow. Throws a Fault `rebuild_broken`.
 */
export async function rebuildProjections(parts: RebuildParts): Promise<Rebuilt> {
  return withConnections(parts, async (reader, writer) => {
    const { county, types, followers } = parts
    const tx = toTx(writer)
    const tables = listTables(types)
    const shapes = await readShapes(tx, [...tables, ...listFollowerTables(followers)])
    const { acts, records, broken } = await buildShadow(parts, reader, writer, shapes)
    const [first] = broken
    if (first) throw new Fault('rebuild_broken', { record: `${first.record.type}:${first.record.id}`, reason: first.reason, count: broken.length }, 500)
    await writer.query('commit')

    await writer.query('begin')
    // `records` first, as every writer does: whoever wrote it before us has committed or waits for us. Followers are
    // held at their cursors.
    for (const table of tables) await writer.query(`lock table public.${table} in share row exclusive mode`)
    await catchUp(tx, county, types)
    for (const follower of followers) await followShadow(tx, county, follower, types, { lock: true })
    let changed = 0
    for (const shape of shapes) changed += await adoptShadow(tx, county, shape)
    await writer.query('commit')
    return { acts, records, changed }
  })
}

/** Two connections that see the same snapshot: one reads acts while the other writes what they make. */
async function withConnections<T>(parts: RebuildParts, work: (reader: pg.Client, writer: pg.Client) => Promise<T>): Promise<T> {
  const writer = await parts.connect()
  try {
    const reader = await parts.connect()
    try {
      return await work(reader, writer)
    } finally {
      await reader.end()
    }
  } finally {
    await writer.end()
  }
}

type Built = Omit<Comparison, 'differences'>

async function buildShadow(parts: RebuildParts, reader: pg.Client, writer: pg.Client, shapes: readonly TableShape[]): Promise<Built> {
  const { county, types, followers } = parts
  const tables = listTables(types)
  const tx = toTx(writer)
  await writer.query(`set temp_buffers = '128MB'`)
  await writer.query('begin isolation level repeatable read')
  const { rows } = await writer.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot')
  await reader.query('begin isolation level repeatable read read only')
  await reader.query(`set transaction snapshot '${rows[0]!.snapshot}'`)
  await makeShadow(tx, tables, false)
  const built = await foldAll(reader, tx, county, types)
  await finishShadow(tx, shapes.filter(({ name }) => tables.includes(name)))
  await makeShadow(tx, [...listFollowerTables(followers), ...shadowCursors], true)
  for (const follower of followers)
    await followShadow(tx, county, follower, types, { lock: false }).catch((error: Error) => built.broken.push({ record: { type: followerType, id: follower.name }, reason: error.message }))
  await reader.query('rollback')
  return built
}

async function foldAll(reader: pg.Client, tx: Tx, county: string, types: RecordTypes): Promise<Built> {
  const broken: BrokenRecord[] = await listUnknown(reader, county, types)
  const kept = new Map<string, { kept: string; version: number }>()
  const writer = new ShadowWriter(tx, county)
  let acts = 0
  let records = 0
  const fold = async (wanted: (type: string) => boolean, left: Kept) => {
    for await (const record of foldRecords(reader, county, types, wanted, left, (one) => broken.push(one))) {
      acts += record.acts
      records++
      for (const row of record.rows.erased ?? []) kept.set(row.act as string, { kept: row.kept as string, version: row.type_version as number })
      await writer.add(record)
    }
    await writer.flush()
  }
  // What erasures left stands in the place of payloads, so they come first.
  await fold((type) => type === 'erasure', new Map())
  await fold((type) => type !== 'erasure', kept)
  return { acts, records, broken }
}

async function listUnknown(reader: pg.Client, county: string, types: RecordTypes): Promise<BrokenRecord[]> {
  const { rows } = await reader.query<{ record_type: string; id: string }>(
    'select record_type, min(record_id) as id from acts where county = $1 and record_type <> all ($2) group by record_type',
    [county, [...types.keys()]],
  )
  return rows.map((row) => ({ record: { type: row.record_type, id: row.id }, reason: 'no such record type in this version of the program' }))
}

/** How a follower that could not be made stands among broken records. */
const followerType = 'follower'

/** A record that could not be made is named once, as broken, and not again for each of its rows. */
function isOfBrokenRecord({ table, key }: Difference, broken: readonly BrokenRecord[]): boolean {
  return table === 'records' && broken.some(({ record }) => record.type === key[0] && record.id === key[1])
}

function isOfBrokenFollower(table: string, broken: readonly BrokenRecord[], followers: readonly Follower[]): boolean {
  const owner = followers.find((follower) => follower.tables.includes(table))
  return owner !== undefined && broken.some(({ record }) => record.type === followerType && record.id === owner.name)
}
