import { createHash } from 'node:crypto'
import { isRefusal, type Decision, type Draft } from '#platform/acts/decision.ts'
import type { ActSchemas, DraftOf, RecordType } from '#platform/acts/record-type.ts'

/** One thing that happened, written down by one person at one moment. */
export interface Deed {
  /** The same at every start of the same demo. */
  key: string
  /** When it was written down, ms. */
  at: number
  /** Deeds are written in this order, ms: a call by when it came, so that numbers run as calls did. */
  order: number
  /** Login of the one who writes it down. */
  by: string
}

/** A UUIDv7 of this moment that depends on `key` alone: a second run meets its own intents and records again. */
export function idFrom(key: string, ms: number): string {
  const hash = createHash('sha256').update(`langqiao demo ${key}`).digest()
  hash[0] = 0x70 | (hash[0]! & 0x0f)
  hash[2] = 0x80 | (hash[2]! & 0x3f)
  const time = Math.floor(ms).toString(16).padStart(12, '0')
  const hex = hash.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 20)}`
}

/** A rule and when it was followed, ms. */
export type Move<D extends Draft, T> = [at: number, rule: (state: T | null) => Decision<D>]

/** Follows rules one after the other, each on the state that those before it left: the acts of a whole story at once. */
export function follow<R extends string, S extends ActSchemas, T>(type: RecordType<R, S, T>, id: string, before: T | null, by: string, moves: readonly Move<DraftOf<R, S>, T>[]): Decision<DraftOf<R, S>> {
  let state = before
  const drafts: DraftOf<R, S>[] = []
  for (const [at, rule] of moves) {
    const decision = rule(state)
    if (isRefusal(decision)) return decision
    for (const draft of decision) {
      const timed = { ...draft, happenedAt: draft.happenedAt ?? new Date(at).toISOString() }
      const act = { ...timed, id: idFrom(`${id} ${drafts.length}`, at), typeVersion: 1, record: { type: type.type, id }, version: 1, actor: by, recordedAt: timed.happenedAt, purpose: null, corrects: draft.corrects ?? null }
      state = type.fold(state, act as never)
      drafts.push(timed)
    }
  }
  return drafts
}
