import type { Tx } from '../database/database.ts'
import type { Act, Envelope } from './act.ts'
import { upcastPayload, type RecordTypes } from './record-type.ts'

/** An act as it stands in the log. */
export interface LoggedAct<P = unknown> extends Act<P> {
  seq: number
}

/** Bytes of an act as text, as the statements here select them. */
export interface ActText {
  envelope: string
  /** Null when the payload is gone. */
  body: string | null
  /** What an erasure left of it, in the payload's place. */
  kept: string | null
  kept_version: number | null
}

/** Parses stored bytes into an act of today: payload of the newest version of its type, or what an erasure left of it. */
export function toAct(row: ActText, types: RecordTypes): Act {
  const { id, type, typeVersion, record, version, actor, happenedAt, recordedAt, purpose, corrects } = JSON.parse(row.envelope) as Envelope
  const definition = types.get(record.type)
  if (!definition) throw new Error(`no record type ${record.type}`)
  const body = row.body ?? row.kept
  if (body === null) throw new Error(`the payload of act ${id} is gone and no erasure names it: run langqiao ledger verify`)
  const payload = upcastPayload(definition.acts, type.slice(record.type.length + 1), row.body === null ? row.kept_version! : typeVersion, JSON.parse(body))
  return { id, type, typeVersion, record, version, actor, happenedAt, recordedAt, purpose, corrects, payload }
}

/** The log from `from` on, at most `limit` numbers: acts of the wanted record types, and how far it was read. */
export async function readLog(tx: Tx, county: string, from: number, limit: number, wanted: readonly string[], types: RecordTypes): Promise<{ acts: LoggedAct[]; next: number }> {
  const rows = await tx.query<ActText & { seq: number; wanted: boolean }>({
    // One look into each index for each act, whatever the planner believes of tables that grew since they were last analysed.
    text: `select l.seq, a.wanted, a.envelope, p.body, e.kept, e.type_version as kept_version
           from (select seq, act from log where county = $1 and seq >= $2 order by seq limit $3) l
           cross join lateral (
             select record_type = any ($4) as wanted, case when record_type = any ($4) then convert_from(envelope, 'UTF8') end as envelope
             from acts where county = $1 and id = l.act limit 1) a
           left join lateral (select convert_from(body, 'UTF8') as body from payloads where county = $1 and act = l.act and a.wanted limit 1) p on true
           left join lateral (select kept, type_version from erased where county = $1 and act = l.act limit 1) e on true
           order by l.seq`,
    values: [county, from, limit, wanted],
  })
  const acts = rows.filter((row) => row.wanted).map((row) => Object.assign(toAct(row, types), { seq: row.seq }))
  return { acts, next: rows.length === 0 ? from : rows.at(-1)!.seq + 1 }
}

/** The acts that one erasure named, with what it left of them, in log order. */
export async function readErased(tx: Tx, county: string, erasure: string, wanted: readonly string[], types: RecordTypes): Promise<LoggedAct[]> {
  const rows = await tx.query<ActText & { seq: number }>({
    text: `select l.seq, convert_from(a.envelope, 'UTF8') as envelope, null as body, e.kept, e.type_version as kept_version
           from erased e
           join acts a on a.county = e.county and a.id = e.act
           join log l on l.county = e.county and l.act = e.act
           where e.county = $1 and e.erasure = $2 and a.record_type = any ($3) order by l.seq`,
    values: [county, erasure, wanted],
  })
  return rows.map((row) => ({ seq: row.seq, ...toAct(row, types) }))
}
