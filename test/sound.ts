import pg from '../src/platform/database/column-types.ts'
import { toTx } from '../src/platform/database/database.ts'
import { leaveOfPayload } from '../src/platform/acts/leave.ts'
import { toAct, type ActText } from '../src/platform/acts/read-acts.ts'
import { compareProjections } from '../src/platform/acts/rebuild/rebuild.ts'
import { listTables, makeShadow, ShadowWriter } from '../src/platform/acts/rebuild/shadow.ts'
import type { FoldedRecord } from '../src/platform/acts/rebuild/fold-records.ts'
import type { ActSchemas, RecordType, RecordTypes } from '../src/platform/acts/record-type.ts'
import type { Follower } from '../src/platform/acts/follow.ts'
import { readEvidence, readOutside } from '../src/platform/ledger/evidence.ts'
import { verifyLedger } from '../src/platform/ledger/verify.ts'
import type { Platform } from '../src/platform/platform.ts'

/**
 * What must hold of any house, whatever was done in it: its ledger is valid, its projections are what the acts make of them,
 * byte for byte, and every record can be erased and still stands. Throws what does not. Asked of every test's house, so it
 * looks only at types that have acts: of the others' tables it asks whether they are empty.
 */
export async function checkSound(platform: Platform, ownerUrl: string, followers: readonly Follower[]): Promise<void> {
  const connect = async () => {
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    return client
  }
  const client = await connect()
  try {
    await verify(platform, client)
    const types = await takeUsedTypes(platform, client)
    const { broken, differences } = await compareProjections({ county: platform.county, types, followers, connect })
    if (broken.length + differences.length > 0) throw new Error(`projections are not what the acts make of them: ${JSON.stringify([...broken, ...differences].slice(0, 5))}`)
    await eraseEverything(platform.county, types, client);
  } finally {
    await client.end()
  }
}

async function verify({ config, county, keyring, signer }: Platform, client: pg.Client): Promise<void> {
  const outside = readOutside(config.checkpointsDir, [])
  await client.query('begin isolation level repeatable read read only')
  const { findings } = await verifyLedger({ ...(await readEvidence(client, county, [signer.verifier], outside)), sealKey: keyring.sealKey })
  await client.query('rollback')
  if (findings.length > 0) throw new Error(`the ledger is not valid: ${JSON.stringify(findings.slice(0, 5))}`)
}

async function takeUsedTypes({ county, recordTypes }: Platform, client: pg.Client): Promise<RecordTypes> {
  const { rows } = await client.query<{ type: string }>('select distinct record_type as type from acts where county = $1', [county])
  const used = new Set(rows.map((row) => row.type))
  const unused = [...recordTypes.values()].filter((type) => !used.has(type.type)).flatMap((type) => type.tables.map((table) => table.name))
  const { rows: surplus } = await client.query(unused.map((name) => `select '${name}' as name where exists (select from ${name})`).join(' union all ') || 'select where false')
  if (surplus.length > 0) throw new Error(`rows that no act accounts for: ${JSON.stringify(surplus)}`)
  return new Map([...recordTypes].filter(([name]) => used.has(name)))
}

/** Folds every record from what an erasure would leave, and writes it into shadow tables with all their constraints. */
async function eraseEverything(county: string, types: RecordTypes, client: pg.Client): Promise<void> {
  await client.query('begin')
  const tx = toTx(client)
  await makeShadow(tx, listTables(types), true)
  const writer = new ShadowWriter(tx, county)
  const { rows } = await client.query<ActText & { type: string; record: string }>(
    `select a.record_type as type, a.record_id as record, convert_from(a.envelope, 'UTF8') as envelope, convert_from(p.body, 'UTF8') as body, e.kept, e.type_version as kept_version
     from acts a left join payloads p on p.county = a.county and p.act = a.id left join public.erased e on e.county = a.county and e.act = a.id
     where a.county = $1 and a.record_type <> 'erasure' order by a.record_type, a.record_id, a.version`,
    [county],
  )
  for (const [record, acts] of Map.groupBy(rows, (row) => `${row.type}:${row.record}`)) {
    try {
      await writer.add(foldErased(acts, types))
    } catch (error) {
      throw new Error(`${record} ${wayOn((error as Error).message)}`, { cause: error })
    }
  }
  await writer.flush().catch((error: { message: string; table?: string; detail?: string }) => {
    throw new Error(`a record in ${error.table} ${wayOn(`${error.message} ${error.detail ?? ''}`)}`, { cause: error })
  })
  await client.query('rollback')
}

const wayOn = (reason: string) => `cannot be erased: ${reason}. Name the ids that its fold needs in \`keeps\`, and let unique indexes on texts allow '' twice.`

function foldErased(acts: readonly (ActText & { type: string; record: string })[], types: RecordTypes): FoldedRecord {
  const type = types.get(acts[0]!.type) as RecordType<string, ActSchemas, unknown>
  const id = acts[0]!.record
  let state: unknown = null
  for (const row of acts) {
    const act = toAct(row, types)
    const { schema } = type.acts[act.type.slice(type.type.length + 1)]!
    state = type.fold(state, { ...act, payload: leaveOfPayload(schema, act.payload, type.keeps ?? []) } as never)
  }
  return { type, id, version: acts.length, state, station: type.attributes(state, id).station, rows: type.rows(state, id) }
}
