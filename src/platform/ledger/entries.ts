import type pg from 'pg'

/** A row of the log with what stands behind it, as `ledger export` writes it and both verifiers read it. */
export interface LedgerEntry {
  seq: number
  act: string
  leaf: Buffer
  /** Null when the act's row is gone. */
  stored: StoredAct | null
  /** Null when erased, or blanked. */
  payload: { salt: Buffer; body: Buffer } | null
}

/** The columns that repeat the envelope, as text, and the envelope's bytes. */
export interface StoredAct {
  recordType: string
  recordId: string
  version: number
  type: string
  actor: string
  happenedAt: string
  recordedAt: string
  purpose: string | null
  corrects: string | null
  topics: string[]
  envelope: Buffer
  seal: Buffer
}

/** A kept hash of a whole subtree: of 256^level leaves. */
export interface StoredNode {
  level: number
  index: number
  hash: Buffer
}

export interface UnloggedAct {
  act: string
  pending: boolean
}

const pageSize = 2_000

/** A column of instants as text with microseconds: an instant that was moved by less than a millisecond differs too. */
const asText = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${column.slice(2)}`
const dropZeros = (instant: string) => instant.replace(/000Z$/, 'Z')

interface EntryRow {
  seq: number
  act: string
  leaf: Buffer
  record_type: string | null
  record_id: string
  version: number
  type: string
  actor: string
  happened_at: string
  recorded_at: string
  purpose: string | null
  corrects: string | null
  topics: string[]
  envelope: Buffer
  seal: Buffer
  salt: Buffer | null
  body: Buffer | null
}

/** Streams the whole log in order. */
export async function* readEntries(client: Pick<pg.ClientBase, 'query'>, county: string): AsyncGenerator<LedgerEntry> {
  for (let after = -1; ; ) {
    const { rows } = await client.query<EntryRow>({
      text: `select l.seq, l.act, l.leaf, a.record_type, a.record_id, a.version, a.type, a.actor, ${asText('a.happened_at')}, ${asText('a.recorded_at')},
                    a.purpose, a.corrects, a.topics, a.envelope, a.seal, p.salt, p.body
             from log l
             left join acts a on a.county = l.county and a.id = l.act
             left join payloads p on p.county = l.county and p.act = l.act
             where l.county = $1 and l.seq > $2 order by l.seq limit ${pageSize}`,
      values: [county, after],
    })
    for (const row of rows) yield toEntry(row)
    if (rows.length < pageSize) return
    after = rows.at(-1)!.seq
  }
}

/** Acts that the log does not hold: waiting for the sequencer, or put there behind its back. */
export async function readUnlogged(client: Pick<pg.ClientBase, 'query'>, county: string): Promise<UnloggedAct[]> {
  const { rows } = await client.query<{ act: string; pending: boolean }>(
    `select a.id as act, p.act is not null as pending from acts a
     left join log l on l.county = a.county and l.act = a.id
     left join pending p on p.county = a.county and p.act = a.id
     where a.county = $1 and l.act is null order by a.ord`,
    [county],
  )
  return rows
}

export async function* readNodes(client: Pick<pg.ClientBase, 'query'>, county: string): AsyncGenerator<StoredNode> {
  for (let after = [0, -1]; ; ) {
    const { rows } = await client.query<{ level: number; idx: number; hash: Buffer }>(
      `select level, idx, hash from ledger_nodes where county = $1 and (level, idx) > ($2, $3) order by level, idx limit ${pageSize}`,
      [county, ...after],
    )
    for (const { level, idx, hash } of rows) yield { level, index: idx, hash }
    if (rows.length < pageSize) return
    after = [rows.at(-1)!.level, rows.at(-1)!.idx]
  }
}

export async function readStoredNotes(client: Pick<pg.ClientBase, 'query'>, county: string): Promise<string[]> {
  const { rows } = await client.query<{ note: string }>('select note from checkpoints where county = $1 order by size', [county])
  return rows.map((row) => row.note)
}

function toEntry(row: EntryRow): LedgerEntry {
  return {
    seq: row.seq,
    act: row.act,
    leaf: row.leaf,
    stored:
      row.record_type === null
        ? null
        : {
            recordType: row.record_type,
            recordId: row.record_id,
            version: row.version,
            type: row.type,
            actor: row.actor,
            happenedAt: dropZeros(row.happened_at),
            recordedAt: dropZeros(row.recorded_at),
            purpose: row.purpose,
            corrects: row.corrects,
            topics: row.topics,
            envelope: row.envelope,
            seal: row.seal,
          },
    payload: row.salt && row.body ? { salt: row.salt, body: row.body } : null,
  }
}
