import type { Tx } from '../../database/database.ts'
import type { RecordRef } from '../act.ts'
import { projectRecord } from '../project.ts'
import type { RecordTypes } from '../record-type.ts'
import { foldRecord } from './fold-records.ts'

/** Brings the shadow to what was committed since its snapshot; the real tables are locked, so nothing more comes. */
export async function catchUp(tx: Tx, county: string, types: RecordTypes): Promise<void> {
  const behind = await listBehind(tx, county, types)
  const erasures = behind.filter((ref) => ref.type === 'erasure')
  for (const ref of erasures) await refoldRecord(tx, county, types, ref)
  const erased = await listErased(tx, county, erasures.map((ref) => ref.id))
  const rest = new Map([...behind.filter((ref) => ref.type !== 'erasure'), ...erased].map((ref) => [`${ref.type}:${ref.id}`, ref]))
  for (const ref of rest.values()) await refoldRecord(tx, county, types, ref)
}

/** Makes a record's state and rows what its acts make of them now. */
export async function refoldRecord(tx: Tx, county: string, types: RecordTypes, ref: RecordRef): Promise<void> {
  const folded = await foldRecord({ query: async (statement: never) => ({ rows: await tx.query(statement) }) } as never, county, types, ref)
  const [before] = await tx.query<{ state: unknown; version: number }>({
    name: 'state_before',
    text: 'select state, version from records where county = $1 and type = $2 and id = $3',
    values: [county, ref.type, ref.id],
  })
  const statements = projectRecord(county, folded.type, folded.id, before ?? null, { state: folded.state, version: folded.version }, folded.station)
  for (const statement of statements) await tx.query(statement)
}

async function listBehind(tx: Tx, county: string, types: RecordTypes): Promise<RecordRef[]> {
  return tx.query<{ type: string; id: string }>({
    text: `select a.record_type as type, a.record_id as id
           from (select record_type, record_id, max(version) as version from acts where county = $1 and record_type = any ($2) group by record_type, record_id) a
           left join records r on r.county = $1 and r.type = a.record_type and r.id = a.record_id
           where r.version is distinct from a.version`,
    values: [county, [...types.keys()]],
  })
}

async function listErased(tx: Tx, county: string, erasures: readonly string[]): Promise<RecordRef[]> {
  if (erasures.length === 0) return []
  return tx.query<{ type: string; id: string }>({
    text: `select distinct a.record_type as type, a.record_id as id from erased e join acts a on a.county = e.county and a.id = e.act
           where e.county = $1 and e.erasure = any ($2)`,
    values: [county, erasures],
  })
}
