import type { z } from 'zod'
import type { RecordRef } from '../acts/act.ts'
import type { Work } from '../acts/store.ts'

/** What a device sent, parsed: done there, perhaps days ago, by the person whose phone it is. */
export interface SentIntent<B = unknown> {
  /** Made by the device: id of the first act, and the idempotency key. */
  id: string
  body: B
  /** When it was done by the device's clock: RFC 3339. Acts drafted for it carry it as `happenedAt`. */
  happenedAt: string
}

/**
 * A thing that people do away from the network. A **fact** (I was there, I saw, they said) is never refused because the
 * record has changed since: `carryOut` writes it down whatever the state, and marks what contradicts it. A **decision** may be
 * refused by its rule (house plan, decision 5).
 */
export interface IntentKind<B = unknown> {
  /** `record type.verb`, e.g. `hazard.report`. */
  kind: string
  /** The action by which policy judges every record that it touches. */
  action: string
  nature: 'fact' | 'decision'
  body: z.ZodType<B>
  /** The record whose intents follow one another: a later one waits for those before. */
  record(body: B): RecordRef
  /** Appends its acts; what it answers goes back to the device. Throws PolicyRefusal, or a Fault with the rule's code. */
  carryOut(work: Work, sent: SentIntent<B>): Promise<unknown>
}

/** Declares a kind of intent; exists for type inference. */
export function defineIntent<B>(kind: IntentKind<B>): IntentKind {
  return kind as unknown as IntentKind
}
