import type pg from 'pg'
import type { RecordRef } from '../act.ts'
import { toAct, type ActText } from '../read-acts.ts'
import type { ActSchemas, RecordType, RecordTypes, Row } from '../record-type.ts'

/** A record as its acts make it. */
export interface FoldedRecord {
  type: RecordType<string, ActSchemas, unknown>
  id: string
  version: number
  state: unknown
  station: string
  rows: Record<string, Row[]>
}

/** A record that cannot be folded: an act's payload is gone without an erasure, or a fold threw. */
export interface BrokenRecord {
  record: RecordRef
  reason: string
}

/** What erasures left, by act: payload in its place. */
export type Kept = ReadonlyMap<string, { kept: string; version: number }>

type ActRow = { record_type: string; record_id: string; version: number; id: string; envelope: string; body: string | null }

const pageSize = 5_000

/**
 * Folds every record of some types from its acts, a record at a time, in the snapshot that `client` is in. The next
 * page is on its way while one is folded. Broken ones are told to `onBroken` and left out.
 */
export async function* foldRecords(
  client: Pick<pg.ClientBase, 'query'>,
  county: string,
  types: RecordTypes,
  wanted: (type: string) => boolean,
  kept: Kept,
  onBroken: (broken: BrokenRecord) => void,
): AsyncGenerator<FoldedRecord & { acts: number }> {
  const names = [...types.keys()].filter(wanted)
  const load = async (after: [string, string, number]) => {
    const { rows } = await client.query<ActRow>({
      name: 'rebuild_page',
      text: `select a.record_type, a.record_id, a.version, a.id, convert_from(a.envelope, 'UTF8') as envelope, convert_from(p.body, 'UTF8') as body
             from acts a left join payloads p on p.county = a.county and p.act = a.id
             where a.county = $1 and a.record_type = any ($2) and (a.record_type, a.record_id, a.version) > ($3, $4, $5)
             order by a.record_type, a.record_id, a.version limit ${pageSize}`,
      values: [county, names, ...after],
    })
    return rows
  }
  let open: OpenRecord | null = null
  for (let page = await load(['', '', 0]); page.length > 0; ) {
    const last = page.at(-1)!
    const next = page.length < pageSize ? Promise.resolve([]) : load([last.record_type, last.record_id, last.version])
    for (const row of page) {
      if (!open?.isOf(row)) {
        const done: (FoldedRecord & { acts: number }) | null = open?.finish(onBroken) ?? null
        if (done) yield done
        open = new OpenRecord(types.get(row.record_type)! as RecordType<string, ActSchemas, unknown>, row.record_id)
      }
      open.take(row, types, kept)
    }
    page = await next
  }
  const done = open?.finish(onBroken)
  if (done) yield done
}

/** Folds one record from its acts as the database now holds them. Throws where it is broken. */
export async function foldRecord(client: Pick<pg.ClientBase, 'query'>, county: string, types: RecordTypes, ref: RecordRef): Promise<FoldedRecord> {
  const { rows } = await client.query<ActRow & { kept: string | null; kept_version: number | null }>({
    name: 'fold_record',
    text: `select a.record_type, a.record_id, a.version, a.id, convert_from(a.envelope, 'UTF8') as envelope, convert_from(p.body, 'UTF8') as body, e.kept, e.type_version as kept_version
           from acts a
           left join payloads p on p.county = a.county and p.act = a.id
           left join erased e on e.county = a.county and e.act = a.id
           where a.county = $1 and a.record_type = $2 and a.record_id = $3 order by a.version`,
    values: [county, ref.type, ref.id],
  })
  const open = new OpenRecord(types.get(ref.type)! as RecordType<string, ActSchemas, unknown>, ref.id)
  const kept = new Map(rows.flatMap((row) => (row.kept === null ? [] : [[row.id, { kept: row.kept, version: row.kept_version! }] as const])))
  for (const row of rows) open.take(row, types, kept)
  const folded = open.finish(({ reason }) => {
    throw new Error(`${ref.type}:${ref.id} cannot be folded: ${reason}`)
  })
  return folded!
}

class OpenRecord {
  #type: RecordType<string, ActSchemas, unknown>
  #id: string
  #state: unknown = null
  #version = 0
  #acts = 0
  #failure: string | null = null

  constructor(type: RecordType<string, ActSchemas, unknown>, id: string) {
    this.#type = type
    this.#id = id
  }

  isOf(row: ActRow): boolean {
    return row.record_id === this.#id && row.record_type === this.#type.type
  }

  take(row: ActRow, types: RecordTypes, kept: Kept): void {
    this.#acts++
    if (this.#failure !== null) return
    try {
      const left = row.body === null ? kept.get(row.id) : undefined
      const text: ActText = { envelope: row.envelope, body: row.body, kept: left?.kept ?? null, kept_version: left?.version ?? null }
      this.#state = this.#type.fold(this.#state, toAct(text, types) as never)
      this.#version = row.version
    } catch (error) {
      this.#failure = `version ${row.version}: ${(error as Error).message}`
    }
  }

  finish(onBroken: (broken: BrokenRecord) => void): (FoldedRecord & { acts: number }) | null {
    const broken = (reason: string) => {
      onBroken({ record: { type: this.#type.type, id: this.#id }, reason })
      return null
    }
    if (this.#failure !== null) return broken(this.#failure)
    try {
      const { station } = this.#type.attributes(this.#state, this.#id)
      return { type: this.#type, id: this.#id, version: this.#version, state: this.#state, station, rows: this.#type.rows(this.#state, this.#id), acts: this.#acts }
    } catch (error) {
      return broken((error as Error).message)
    }
  }
}
