import type { Tx } from '../database/database.ts'
import { Fault } from '../fault.ts'
import type { RecordRef } from './act.ts'
import { leaveOfPayload } from './leave.ts'
import { toAct } from './read-acts.ts'
import { refoldRecord } from './rebuild/catch-up.ts'
import type { RecordTypes } from './record-type.ts'

/** An act whose content is still there, and what an erasure would leave of it. */
export interface ErasableAct {
  act: string
  record: RecordRef
  /** Version of the payload's schema that `kept` follows: today's. */
  typeVersion: number
  kept: unknown
}

/** The acts of a record, or those named, that still have their payloads; locks the record. */
export async function listErasable(tx: Tx, county: string, types: RecordTypes, ref: RecordRef, acts: readonly string[] | null): Promise<ErasableAct[]> {
  const type = types.get(ref.type)
  if (!type) throw new Fault('not_found', {}, 404)
  await lockRecords(tx, county, [ref])
  const rows = await tx.query<{ id: string; envelope: string; body: string }>({
    text: `select a.id, convert_from(a.envelope, 'UTF8') as envelope, convert_from(p.body, 'UTF8') as body
           from acts a join payloads p on p.county = a.county and p.act = a.id
           where a.county = $1 and a.record_type = $2 and a.record_id = $3 and ($4::uuid[] is null or a.id = any ($4)) order by a.version`,
    values: [county, ref.type, ref.id, acts],
  })
  return rows.map((row) => {
    const act = toAct({ envelope: row.envelope, body: row.body, kept: null, kept_version: null }, types)
    const schema = type.acts[act.type.slice(ref.type.length + 1)]!
    return { act: act.id, record: act.record, typeVersion: schema.version, kept: leaveOfPayload(schema.schema, act.payload, type.keeps ?? []) }
  })
}

/**
 * Removes the payloads, with their salts, that an erasure act names, and makes the records anew from what is left, in
 * the act's own transaction. Throws a Fault `erasure_breaks` where a record could not stand without what would go.
 */
export async function carryOutErasure(tx: Tx, county: string, types: RecordTypes, erasure: string, erases: readonly string[]): Promise<void> {
  const refs = await tx.query<{ type: string; id: string }>({
    text: 'select distinct record_type as type, record_id as id from acts where county = $1 and id = any ($2::uuid[]) order by 1, 2',
    values: [county, erases],
  })
  await lockRecords(tx, county, refs)
  await tx.query({ text: 'select erase_payload($1, $2, act) from unnest($3::uuid[]) as act', values: [county, erasure, erases] })
  for (const ref of refs)
    await refoldRecord(tx, county, types, ref).catch((error: Error) => {
      throw new Fault('erasure_breaks', { record: `${ref.type}:${ref.id}`, reason: error.message }, 409, error)
    })
}

async function lockRecords(tx: Tx, county: string, refs: readonly RecordRef[]): Promise<void> {
  await tx.query({
    text: `select 1 from records r join unnest($2::text[], $3::text[]) as wanted (type, id) on wanted.type = r.type and wanted.id = r.id
           where r.county = $1 order by r.type, r.id for update of r`,
    values: [county, refs.map((ref) => ref.type), refs.map((ref) => ref.id)],
  })
}
