import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { sealEnvelope } from '../acts/act.ts'
import type { CompactRange } from './merkle.ts'
import { hashLeaf } from './merkle.ts'
import { signCheckpoint, type NoteSigner } from './note.ts'

const batchSize = 2_000

/** Why the sequencer takes no more acts until someone has looked: a code of docs/ledger.md, "When it stands still". */
export class StandStill extends Error {
  readonly code: 'forged' | 'act_missing' | 'repeated' | 'rolled_back' | 'history_differs'
  readonly act: string | null

  constructor(code: StandStill['code'], act: string | null, sentence: string) {
    super(sentence)
    this.code = code
    this.act = act
  }
}

export interface Batch {
  note: string
  size: number
  /** Greatest `ord` among the acts. */
  last: number
  /** Whether an erasure was among the acts. */
  erases: boolean
  /** There may be more. */
  full: boolean
}

export interface BatchParts {
  county: string
  /** `ord` below which nobody is looked for: what was taken from the queue stays in its index until it is vacuumed. */
  from: number
  sealKey: KeyObject
  signer: NoteSigner
  now: Date
  /** Size of the checkpoint before, where it need not be kept. */
  superseded: number | null
}

interface PendingRow {
  ord: number
  act: string
  type: string | null
  envelope: Buffer | null
  seal: Buffer | null
  logged: boolean
}

/** Whether any act waits: what is asked many times a second while none does. */
export async function hasPending(client: pg.Client, county: string, from: number): Promise<boolean> {
  const { rows } = await client.query<{ waits: boolean }>({ name: 'has_pending', text: 'select exists (select from pending where county = $1 and ord >= $2) as waits', values: [county, from] })
  return rows[0]!.waits
}

/**
 * Gives the committed acts that wait their numbers, leaves and a signed checkpoint, in one statement and so in one
 * transaction; then `range` is what the database holds. Null when nothing waits. Throws StandStill.
 */
export async function sequenceBatch(client: pg.Client, range: CompactRange, parts: BatchParts): Promise<Batch | null> {
  const { rows } = await client.query<PendingRow>({
    // One look into each index for each act: joined, the planner reads the whole log where it was not analysed of late.
    // Without a name, so planned anew each time: a plan kept from when `acts` was empty searched all of them for each act, by an index
    // that was as good as the key then.
    text: `select p.ord, p.act, a.type, a.envelope, a.seal, l.act is not null as logged
           from (select ord, act from pending where county = $1 and ord >= $2 order by ord limit ${batchSize}) p
           left join lateral (select type, envelope, seal from acts where county = $1 and id = p.act limit 1) a on true
           left join lateral (select act from log where county = $1 and act = p.act limit 1) l on true
           order by p.ord`,
    values: [parts.county, parts.from],
  })
  if (rows.length === 0) return null
  const acts = rows.map((row) => ({ ord: row.ord, act: row.act, envelope: checkRow(row, parts.sealKey) }))
  const next = range.clone()
  const nodes: { level: number; index: number; hash: Buffer }[] = []
  const leaves = acts.map((act) => hashLeaf(act.envelope))
  for (const leaf of leaves) next.append(leaf, (level, index, hash) => level % 8 === 0 && nodes.push({ level: level / 8, index, hash }))
  const note = signCheckpoint({ origin: `langqiao/${parts.county}`, size: next.size, root: next.root() }, parts.signer)
  await client.query({
    text: `
      with gone as (delete from pending where county = $1 and ord = any ($2::bigint[])),
      logged as (
        insert into log (county, seq, act, leaf)
        select $1, $3 + n - 1, act, leaf from unnest($4::uuid[], $5::bytea[]) with ordinality as given (act, leaf, n)),
      kept as (
        insert into ledger_nodes (county, level, idx, hash)
        select $1, level, idx, hash from unnest($6::smallint[], $7::bigint[], $8::bytea[]) as given (level, idx, hash)),
      superseded as (delete from checkpoints where county = $1 and size = $12),
      signed as (insert into checkpoints (county, size, note, signed_at) values ($1, $9, $10, $11))
      select pg_notify('lq_log', $1 || ' ' || $9::text)`,
    values: [
      parts.county, acts.map((r) => r.ord), range.size, acts.map((r) => r.act), leaves,
      nodes.map((n) => n.level), nodes.map((n) => n.index), nodes.map((n) => n.hash),
      next.size, note, parts.now, parts.superseded,
    ],
  })
  range.become(next)
  return { note, size: next.size, last: rows.at(-1)!.ord, erases: rows.some((row) => row.type === 'erasure.ordered'), full: rows.length === batchSize }
}

function checkRow(row: PendingRow, sealKey: KeyObject): Buffer {
  const wayOn = `No act gets a number until someone has looked. To set it aside and go on: langqiao ledger set-aside ${row.act}`
  if (!row.envelope || !row.seal) throw new StandStill('act_missing', row.act, `Act ${row.act} waits for its number, but it is gone from the table of acts. ${wayOn}`)
  if (!sealEnvelope(row.envelope, sealKey).equals(row.seal))
    throw new StandStill('forged', row.act, `Act ${row.act} was not written by this system: its seal is wrong. ${wayOn}`)
  if (row.logged) throw new StandStill('repeated', row.act, `Act ${row.act} has its number already and was put up for another. ${wayOn}`)
  return row.envelope
}
