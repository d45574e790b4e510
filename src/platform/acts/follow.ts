import type { Database, Scope, Tx } from '../database/database.ts'
import { readErased, readLog, type LoggedAct } from './read-acts.ts'
import type { ActOf, ActSchemas, RecordType, RecordTypes } from './record-type.ts'

/**
 * A projection that follows the log with a cursor (house plan, decision 2): search, counters, figures. Its tables
 * are changed only by `apply` and `forget`, in the transaction that moves the cursor, so that each act is taken
 * exactly once; and they can be rebuilt from number 0, byte-identical. So both are functions of the acts and the
 * tables alone: no clock, no randomness, no sequences, no other tables; table names unqualified.
 */
export interface Follower {
  /** Of the cursor; also the label on /metrics. */
  name: string
  /** Query tables that it alone writes. `county` leads their primary keys. */
  tables: readonly string[]
  /** Record types whose acts it hears. */
  records: readonly string[]
  /** Takes these acts, in log order. `tx` sees all stations. */
  apply(tx: Tx, acts: readonly LoggedAct[], county: string): Promise<void>
  /**
   * These acts were erased; their payloads show now what was kept (`RecordType.keeps`). Afterwards the tables must
   * hold what they would hold had `apply` never seen anything else. Left out: nothing of what is erased is in the tables.
   */
  forget?(tx: Tx, acts: readonly LoggedAct[], county: string): Promise<void>
}

type LoggedActOf<D> = D extends RecordType<infer R, infer S, infer _> ? ActOf<R, S> & { seq: number } : never

interface FollowerDefinition<D extends readonly unknown[]> {
  name: string
  tables: readonly string[]
  records: D
  apply(tx: Tx, acts: readonly LoggedActOf<D[number]>[], county: string): Promise<void>
  forget?(tx: Tx, acts: readonly LoggedActOf<D[number]>[], county: string): Promise<void>
}

/** Declares a follower of these record types; `acts` in its functions are the union of theirs, told apart by `type`. */
export function defineFollower<const D extends readonly { type: string; acts: ActSchemas }[]>(definition: FollowerDefinition<D>): Follower {
  return { ...definition, records: definition.records.map((record) => record.type) } as unknown as Follower
}

/** Acts of the record type whose every act names what to forget; see src/platform/erasure. */
export const erasureType = 'erasure'
export const pageSize = 1_000

/**
 * One page in one transaction: takes the cursor, applies, moves the cursor, never past `until`. Answers the next
 * number, and how many log numbers were read. Servers that run the same follower wait for each other at the cursor's row.
 */
export async function followPage(tx: Tx, county: string, follower: Follower, types: RecordTypes, until = Infinity): Promise<{ next: number; moved: number }> {
  const cursor = await tx.query<{ seq: number }>({
    name: 'lock_cursor',
    text: 'select seq from projection_cursors where county = $1 and name = $2 for update',
    values: [county, follower.name],
  })
  const from = cursor[0]!.seq
  const { acts, next } = await readLog(tx, county, from, Math.min(pageSize, until - from), [...follower.records, erasureType], types)
  if (next === from) return { next, moved: 0 }
  for (const part of splitAtErasures(acts)) {
    const heard = part.filter((act) => follower.records.includes(act.record.type))
    if (heard.length > 0) await follower.apply(tx, heard, county)
    const last = part.at(-1)!
    if (last.type !== `${erasureType}.ordered` || !follower.forget) continue
    const erased = await readErased(tx, county, last.record.id, follower.records, types)
    if (erased.length > 0) await follower.forget(tx, erased, county)
  }
  await tx.query({ name: 'move_cursor', text: 'update projection_cursors set seq = $3 where county = $1 and name = $2', values: [county, follower.name, next] })
  return { next, moved: next - from }
}

/** Runs of acts that each end with an erasure, or with the page. */
function splitAtErasures(acts: LoggedAct[]): LoggedAct[][] {
  const parts: LoggedAct[][] = []
  for (const act of acts) {
    const open = parts.at(-1)
    if (!open || open.at(-1)!.record.type === erasureType) parts.push([act])
    else open.push(act)
  }
  return parts
}

/** Makes the cursor of a follower that was never run, at number 0. */
export async function ensureCursor(tx: Tx, county: string, name: string): Promise<void> {
  await tx.query({ text: 'insert into projection_cursors (county, name, seq) values ($1, $2, 0) on conflict do nothing', values: [county, name] })
}

/** A page through the application's own database; for the runner. */
export function followOnce(database: Database, county: string, follower: Follower, types: RecordTypes): Promise<{ next: number; moved: number }> {
  const scope: Scope = { county, stations: 'all', account: 'system' }
  return database.transact(scope, (tx) => {
    // What a power cut takes of a projection is taken from the log again, cursor and all: nobody waits for the disk.
    tx.send({ text: 'set local synchronous_commit = off' })
    return followPage(tx, county, follower, types)
  })
}
