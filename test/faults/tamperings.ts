import { createHash } from 'node:crypto'
import type pg from 'pg'
import { canonicalise } from '../../src/platform/acts/canonical.ts'
import { CompactRange } from '../../src/platform/ledger/merkle.ts'
import { makeSigner, parseCheckpoint, signCheckpoint, type NoteSigner } from '../../src/platform/ledger/note.ts'

/** What a tampering may work with: the database as its superuser, in a transaction or a copy that nobody needs afterwards. */
export interface Tamperer {
  client: pg.ClientBase
  /** A grant's approving act and its end, in the middle of the log. */
  grant: { seq: number; act: string; until: string }
  size: number
  /** The county's own key, stolen: only for two histories. */
  signer: NoteSigner
  /** Adds to what readers hold. */
  give(from: string, note: string): void
  /** Replaces what lies beside the database. */
  replaceOutside(change: (note: string) => string): void
}

export interface Tampering {
  name: string
  /** What a verifier must find, at least. */
  finds: string[]
  tamper(t: Tamperer): Promise<unknown>
}

const sha = (...parts: (Buffer | string)[]) => createHash('sha256').update(Buffer.concat(parts.map((p) => Buffer.from(p)))).digest()
const run = (t: Tamperer, text: string, values: unknown[] = []) => t.client.query(text, values)

/** Writes another payload for an act, and an envelope and a leaf that fit it, as one would who knows the format. */
async function rewrite(t: Tamperer, seq: number, change: (envelope: Record<string, unknown>, payload: Record<string, unknown>) => void): Promise<void> {
  const { rows } = await run(t, `select a.id, a.envelope, p.salt, p.body from log l join acts a on a.id = l.act join payloads p on p.act = a.id where l.seq = $1`, [seq])
  const { id, envelope: bytes, salt, body } = rows[0] as { id: string; envelope: Buffer; salt: Buffer; body: Buffer }
  const envelope = JSON.parse(bytes.toString()) as Record<string, unknown>
  const payload = JSON.parse(body.toString()) as Record<string, unknown>
  change(envelope, payload)
  const written = Buffer.from(canonicalise(payload))
  envelope.payload = sha(salt, written).toString('hex')
  const sealed = Buffer.from(canonicalise(envelope))
  await run(t, 'update payloads set body = $2 where act = $1', [id, written])
  await run(t, 'update acts set envelope = $2, actor = $3, happened_at = $4 where id = $1', [id, sealed, envelope.actor, envelope.happenedAt])
  await run(t, 'update log set leaf = $2 where seq = $1', [seq, sha(Buffer.of(0), sealed)])
  await renode(t)
}

/** Makes the kept hashes of subtrees fit the leaves again. */
async function renode(t: Tamperer): Promise<void> {
  await run(t, 'delete from ledger_nodes')
  const { rows } = await run(t, 'select leaf from log order by seq')
  const range = new CompactRange()
  const nodes: [number, number, Buffer][] = []
  for (const { leaf } of rows as { leaf: Buffer }[]) range.append(leaf, (level, index, hash) => level % 8 === 0 && nodes.push([level / 8, index, hash]))
  for (const node of nodes) await run(t, `insert into ledger_nodes (county, level, idx, hash) values ('350979', $1, $2, $3)`, node)
}

const shift = async (t: Tamperer, from: number, by: number) => {
  await run(t, 'update log set seq = -1 - (seq + $2) where seq >= $1', [from, by])
  await run(t, 'update log set seq = -1 - seq where seq < 0')
}

/** Copies an act under another id, version and record, so that it stands beside the others as a real one would. */
const insertAct = async (t: Tamperer, seq: number): Promise<void> => {
  const { rows } = await run(
    t,
    `insert into acts (county, id, record_type, record_id, version, type, actor, happened_at, recorded_at, purpose, corrects, topics, envelope, seal)
     select county, gen_random_uuid(), record_type, 'inserted', 1, type, actor, happened_at, recorded_at, purpose, corrects, topics, envelope, seal from acts where id = $1 returning id`,
    [t.grant.act],
  )
  const { id } = rows[0] as { id: string }
  const { rows: acts } = await run(t, 'select envelope from acts where id = $1', [id])
  const envelope = JSON.parse((acts[0] as { envelope: Buffer }).envelope.toString()) as Record<string, unknown>
  const written = Buffer.from(canonicalise({ ...envelope, id, version: 1, record: { type: (envelope.record as { type: string }).type, id: 'inserted' } }))
  await run(t, 'update acts set envelope = $2 where id = $1', [id, written])
  await run(t, 'insert into payloads (county, act, salt, body) select county, $2, salt, body from payloads where act = $1', [t.grant.act, id])
  await run(t, `insert into log (county, seq, act, leaf) values ('350979', $1, $2, $3)`, [seq, id, sha(Buffer.of(0), written)])
  await renode(t)
}

const removeFrom = async (t: Tamperer, seq: number) => {
  await run(t, 'delete from payloads where act in (select act from log where seq >= $1)', [seq])
  await run(t, 'delete from acts where id in (select act from log where seq >= $1)', [seq])
  await run(t, 'delete from log where seq >= $1', [seq])
  await run(t, 'delete from checkpoints where size > $1', [seq])
  await renode(t)
}

/** Every class of reliability.md, "Tampering", some in more than one way. */
export const tamperings: Tampering[] = [
  {
    name: 'payload altered', finds: ['payload_altered'],
    tamper: (t) => run(t, `update payloads set body = convert_to(replace(convert_from(body, 'UTF8'), '同意', '不同意'), 'UTF8') where act = $1`, [t.grant.act]),
  },
  {
    name: 'leaf hash altered with it', finds: ['history_differs'],
    tamper: (t) => rewrite(t, t.grant.seq, (_, payload) => (payload.reason = '不同意')),
  },
  { name: 'leaf hash altered alone', finds: ['leaf_altered'], tamper: (t) => run(t, `update log set leaf = sha256('x') where seq = $1`, [t.grant.seq]) },
  {
    name: 'act removed, its number left', finds: ['act_missing'],
    tamper: (t) => run(t, 'with gone as (delete from acts where id = $1) delete from payloads where act = $1', [t.grant.act]),
  },
  {
    name: 'act removed with its number', finds: ['seq_gap', 'tail_removed'],
    tamper: (t) => run(t, 'with a as (delete from acts where id = $1), p as (delete from payloads where act = $1) delete from log where act = $1', [t.grant.act]),
  },
  {
    name: 'act removed and the others moved up', finds: ['tail_removed'],
    tamper: async (t) => {
      await run(t, 'with a as (delete from acts where id = $1), p as (delete from payloads where act = $1) delete from log where act = $1', [t.grant.act])
      await shift(t, t.grant.seq + 1, -1)
      await renode(t)
    },
  },
  { name: 'last act removed', finds: ['tail_removed'], tamper: (t) => removeFrom(t, t.size - 1) },
  {
    name: 'acts swapped', finds: ['history_differs'],
    tamper: async (t) => {
      const [a, b] = [t.grant.seq - 7, t.grant.seq]
      await run(t, 'update log set seq = -1 - seq where seq in ($1, $2)', [a, b])
      await run(t, 'update log set seq = case when seq = -1 - $1::bigint then $2::bigint else $1::bigint end where seq < 0', [a, b])
      await renode(t)
    },
  },
  { name: 'act inserted with a new number', finds: ['tail_unsigned'], tamper: (t) => insertAct(t, t.size) },
  {
    name: 'act inserted between', finds: ['history_differs', 'tail_unsigned'],
    tamper: async (t) => {
      await shift(t, t.grant.seq, 1)
      await insertAct(t, t.grant.seq)
    },
  },
  {
    name: 'act put into the table without a number', finds: ['act_unlogged'],
    tamper: async (t) => {
      await insertAct(t, t.size)
      await run(t, 'delete from log where seq = $1', [t.size])
    },
  },
  {
    name: 'two histories for two readers', finds: ['checkpoints_disagree', 'history_differs'],
    tamper: async (t) => t.give('another reader', signCheckpoint({ origin: t.signer.name, size: t.size, root: sha('another history') }, t.signer)),
  },
  { name: 'whole database rolled back', finds: ['tail_removed'], tamper: (t) => removeFrom(t, Math.floor(t.size / 2)) },
  {
    name: 'signing key replaced', finds: ['unknown_key'],
    tamper: async (t) => {
      const thief = makeSigner(t.signer.name, sha('another key'))
      const sign = (note: string) => signCheckpoint(parseCheckpoint(note)!, thief)
      const { rows } = await run(t, 'select size, note from checkpoints')
      for (const { size, note } of rows as { size: number; note: string }[]) await run(t, 'update checkpoints set note = $2 where size = $1', [size, sign(note)])
      t.replaceOutside(sign)
    },
  },
  { name: 'time moved in the table', finds: ['columns_altered'], tamper: (t) => run(t, `update acts set happened_at = happened_at - interval '1 day' where id = $1`, [t.grant.act]) },
  { name: 'time moved by a microsecond', finds: ['columns_altered'], tamper: (t) => run(t, `update acts set recorded_at = recorded_at + interval '1 microsecond' where id = $1`, [t.grant.act]) },
  {
    name: 'time moved in the act itself', finds: ['history_differs'],
    tamper: (t) => rewrite(t, t.grant.seq, (envelope) => (envelope.happenedAt = '2020-01-01T00:00:00.000Z')),
  },
  { name: 'actor swapped in the table', finds: ['columns_altered'], tamper: (t) => run(t, `update acts set actor = 'someone' where id = $1`, [t.grant.act]) },
  { name: 'actor swapped in the act itself', finds: ['history_differs'], tamper: (t) => rewrite(t, t.grant.seq, (envelope) => (envelope.actor = 'someone')) },
  {
    name: 'grant’s end moved in its content', finds: ['payload_altered'],
    tamper: (t) => run(t, `update payloads set body = convert_to(replace(convert_from(body, 'UTF8'), $2, '2099-12-31T00:00:00.000Z'), 'UTF8') where act = $1`, [t.grant.act, t.grant.until]),
  },
  {
    name: 'grant’s end moved with everything that covers it', finds: ['history_differs'],
    tamper: (t) => rewrite(t, t.grant.seq, (_, payload) => (payload.until = '2099-12-31T00:00:00.000Z')),
  },
  { name: 'payload blanked without an erasure', finds: ['payload_missing'], tamper: (t) => run(t, 'delete from payloads where act = $1', [t.grant.act]) },
  { name: 'kept hashes of subtrees altered', finds: ['node_altered'], tamper: (t) => run(t, `update ledger_nodes set hash = sha256('x')`) },
]

/** What no exported file can show, so that only the machine's own verifier names it: it knows the seal, and what acts make of projections. */
export const hiddenTamperings: Tampering[] = [
  { name: 'seal altered', finds: ['seal_wrong'], tamper: (t) => run(t, `update acts set seal = sha256('x') where id = $1`, [t.grant.act]) },
  {
    name: 'projection altered while acts are not', finds: ['projection_differs'],
    tamper: (t) => run(t, `update records set state = jsonb_set(state, '{until}', '"2099-12-31T00:00:00.000Z"') where type = 'grant'`),
  },
]
