import type { Tx, WriteTx } from '../database/database.ts'
import { formatRef, type SealedAct } from './act.ts'
import type { ActSchemas, RecordType } from './record-type.ts'

/** The hot statements of append, by name, so that PostgreSQL plans them once per connection. */

/** What an intent was answered when it first came; `answer` is JSON, empty once erased. */
export interface FirstAnswer {
  actor: string
  bodyHash: Buffer
  answer: string
}

export async function loadIntent(tx: Tx, county: string, id: string): Promise<FirstAnswer | null> {
  const rows = await tx.query<{ actor: string; body_hash: Buffer; answer: string }>({
    name: 'load_intent',
    text: 'select actor, body_hash, answer from intents where county = $1 and id = $2',
    values: [county, id],
  })
  return rows[0] ? { actor: rows[0].actor, bodyHash: rows[0].body_hash, answer: rows[0].answer } : null
}

export async function lockRecord<T>(
  tx: Tx,
  county: string,
  type: RecordType<string, ActSchemas, T>,
  id: string,
  forUpdate: boolean,
): Promise<{ state: T; version: number } | null> {
  const rows = await tx.query<{ state: T; version: number }>({
    name: forUpdate ? 'lock_record' : 'load_record',
    text: `select state, version from records where county = $1 and type = $2 and id = $3${forUpdate ? ' for update' : ''}`,
    values: [county, type.type, id],
  })
  return rows[0] ?? null
}

/** What stays of an intent: who asked for what, and what they were told. */
export interface AnsweredIntent {
  id: string
  actor: string
  bodyHash: Buffer
  answer: unknown
  at: Date
}

/** A connection keeps a plan for each number of acts up to this. */
const mostNamed = 16

/** Acts, payloads, the sequencer's queue and the intent in one statement. No row is shared by all (decision 1). */
export function insertActs(tx: WriteTx, county: string, acts: SealedAct[], intent: AnsweredIntent): void {
  const width = 15
  const types = ['uuid', 'text', 'text', 'int', 'text', 'text', 'timestamptz', 'timestamptz', 'text', 'uuid', 'text[]', 'bytea', 'bytea', 'bytea', 'bytea']
  const values = acts.flatMap(({ envelope: e, envelopeBytes, seal, salt, body }) => [
    e.id, e.record.type, e.record.id, e.version, e.type, e.actor, e.happenedAt, e.recordedAt,
    e.purpose ? formatRef(e.purpose) : null, e.corrects, e.topics, envelopeBytes, seal, salt, body,
  ])
  const tuples = acts.map((_, row) => `(${types.map((t, column) => `$${7 + row * width + column}::${t}`).join(', ')})`).join(', ')
  const answered = 'insert into intents (county, id, actor, body_hash, answer, recorded_at) values ($1, $2, $3, $4, $5, $6)'
  tx.send({
    // Plans are kept for what comes often; a batch of hundreds is of a size of its own.
    ...(acts.length <= mostNamed ? { name: `insert_acts_${acts.length}` } : {}),
    text: acts.length === 0 ? answered : `
      with given (id, record_type, record_id, version, type, actor, happened_at, recorded_at, purpose, corrects, topics, envelope, seal, salt, body)
        as (values ${tuples}),
      added as (
        insert into acts (county, id, record_type, record_id, version, type, actor, happened_at, recorded_at, purpose, corrects, topics, envelope, seal)
        select $1, id, record_type, record_id, version, type, actor, happened_at, recorded_at, purpose, corrects, topics, envelope, seal from given
        returning id, ord),
      kept as (insert into payloads (county, act, salt, body) select $1, id, salt, body from given),
      answered as (${answered})
      insert into pending (county, ord, act) select $1, ord, id from added`,
    values: [county, intent.id, intent.actor, intent.bodyHash, JSON.stringify(intent.answer ?? null), intent.at, ...values],
  })
}
