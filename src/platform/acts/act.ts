import { createHash, createHmac, type KeyObject } from 'node:crypto'
import { canonicalise } from './canonical.ts'

/** A reference to a record: its type (`incident`) and its id, unique within type and county. */
export interface RecordRef {
  type: string
  id: string
}

/** What the leaf of the tree covers. No names, no free text: those live in the payload. docs/ledger.md */
export interface Envelope {
  v: 1
  county: string
  /** UUIDv7. The first act of an intent carries the intent's id. */
  id: string
  record: RecordRef
  /** 1 for a record's first act, then without gaps. */
  version: number
  /** `record type.verb in the past`, e.g. `incident.received`. */
  type: string
  /** Version of the payload's schema. */
  typeVersion: number
  /** Account id, or `system`. */
  actor: string
  /** RFC 3339 with milliseconds, UTC. */
  happenedAt: string
  recordedAt: string
  /** The incident, case, visit or request on whose ground it was done. */
  purpose: RecordRef | null
  /** The act that this one corrects. */
  corrects: string | null
  /** Acts whose payloads this one erases; only in `erasure.ordered`. */
  erases?: string[]
  /** Feed topics: `station:…`, `class:…`, `record:type/id`, `account:…`. */
  topics: string[]
  /** Lower-case hex of SHA-256(salt ‖ payload bytes). */
  payload: string
}

/** An act as a fold sees it. `payload` is null when erased. */
export interface Act<P = unknown> {
  id: string
  type: string
  typeVersion: number
  record: RecordRef
  version: number
  actor: string
  happenedAt: string
  recordedAt: string
  purpose: RecordRef | null
  corrects: string | null
  payload: P
}

/** The bytes of an act ready to be stored. */
export interface SealedAct {
  envelope: Envelope
  envelopeBytes: Buffer
  salt: Buffer
  body: Buffer
  seal: Buffer
}

export function hashPayload(salt: Uint8Array, body: Uint8Array): string {
  return createHash('sha256').update(salt).update(body).digest('hex')
}

export function sealEnvelope(envelopeBytes: Uint8Array, sealKey: KeyObject): Buffer {
  return createHmac('sha256', sealKey).update(envelopeBytes).digest()
}

/** Serialises payload and envelope once; from here on only these bytes are ever hashed (decision 3). */
export function sealAct(parts: Omit<Envelope, 'v' | 'payload'>, payload: unknown, salt: Buffer, sealKey: KeyObject): SealedAct {
  const body = Buffer.from(canonicalise(payload))
  const envelope: Envelope = { v: 1, ...parts, payload: hashPayload(salt, body) }
  const envelopeBytes = Buffer.from(canonicalise(envelope))
  return { envelope, envelopeBytes, salt, body, seal: sealEnvelope(envelopeBytes, sealKey) }
}

export function formatRef(ref: RecordRef): string {
  return `${ref.type}:${ref.id}`
}

export function parseRef(text: string): RecordRef {
  const colon = text.indexOf(':')
  return { type: text.slice(0, colon), id: text.slice(colon + 1) }
}
