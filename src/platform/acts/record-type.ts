import type { z } from 'zod'
import type { Act } from './act.ts'
import type { Draft } from './decision.ts'

/** One version of an act type: its payload's schema, and how a payload of the version before becomes this one. */
export interface ActSchema<P = unknown> {
  version: number
  schema: z.ZodType<P>
  /** Pure upcasters by the version they start from, each to the next one (decision 3). */
  upcast?: Record<number, (payload: never) => unknown>
}

/** Payload schemas by the verb in the past: `{ received: …, dispatched: … }`. */
export type ActSchemas = Record<string, ActSchema>

type PayloadOf<S> = S extends ActSchema<infer P> ? P : never

/** Union of the acts of a record type, discriminated by `type`. */
export type ActOf<R extends string, S extends ActSchemas> = {
  [V in keyof S & string]: Act<PayloadOf<S[V]>> & { type: `${R}.${V}` }
}[keyof S & string]

export type DraftOf<R extends string, S extends ActSchemas> = {
  [V in keyof S & string]: Draft<`${R}.${V}`, PayloadOf<S[V]>>
}[keyof S & string]

/** A row of a query table: column → value. Columns of the key come first in `ProjectionTable.key`. */
export type Row = Record<string, unknown>

export interface ProjectionTable {
  name: string
  /** Columns of the primary key after `county`, unique among all records of the type. */
  key: string[]
}

/** What policy may know of a record (policies/README.md): one shape for all types. */
export interface RecordAttributes {
  /** The station it belongs to; empty for the county's own. */
  station: string
  /** Team or unit that carries it; empty when none. */
  team: string
  /** Accounts that are assigned to it. */
  people: string[]
  /** Account that asked for it or opened it; nobody approves their own. */
  askedBy: string
  /** Account that it is about or that owns it, e.g. the camera's owner. */
  owner: string
  /** Short words a policy may test: `open`, `closed`, `public_place`, `household`. */
  flags: string[]
}

/** A type of record: its acts, how they fold into a state, and the rows that the state shows in query tables. */
export interface RecordType<R extends string = string, S extends ActSchemas = ActSchemas, T = unknown> {
  type: R
  acts: S
  /** Pure. Called with every act of a record in order; null before the first. Of an erased payload comes what stayed of it (`keeps`). */
  fold(state: T | null, act: ActOf<R, S>): T
  /** Rows by table name that show this state. Pure: the platform writes the difference to the rows before. */
  rows(state: T, id: string): Record<string, Row[]>
  tables: ProjectionTable[]
  attributes(state: T, id: string): RecordAttributes
  /**
   * Properties of payloads, at any depth, that stay when an erasure takes the rest, beyond those that hold ids in every
   * type (`acts/leave.ts`). Never names, texts, phone numbers, positions. A unique index on a text must let '' stand twice.
   */
  keeps?: readonly string[]
  /** Feed topics beyond `record:`, `class:` and `station:`, which every act has: an act has those of the state before it, too. */
  topics?(state: T, id: string): string[]
}

/** Declares a record type; exists for type inference. */
export function defineRecord<R extends string, S extends ActSchemas, T>(definition: RecordType<R, S, T>): RecordType<R, S, T> {
  return definition
}

/** A registry of all record types, made by `apps/compose.ts`. */
export type RecordTypes = ReadonlyMap<string, RecordType<string, ActSchemas, never>>

export function collectRecordTypes(types: readonly unknown[]): RecordTypes {
  const map = new Map<string, RecordType<string, ActSchemas, never>>()
  for (const type of types as RecordType<string, ActSchemas, never>[]) {
    if (map.has(type.type)) throw new Error(`two record types are called ${type.type}`)
    map.set(type.type, type)
  }
  return map
}

/** Parses a stored payload into the newest version of its type. Throws where an upcaster is missing: a bug. */
export function upcastPayload(schemas: ActSchemas, verb: string, version: number, payload: unknown): unknown {
  const schema = schemas[verb]
  if (!schema) throw new Error(`no schema for act verb ${verb}`)
  let current = payload
  for (let v = version; v < schema.version; v++) {
    const step = schema.upcast?.[v] as ((p: unknown) => unknown) | undefined
    if (!step) throw new Error(`no upcaster for ${verb} from version ${v}`)
    current = step(current)
  }
  return current
}
