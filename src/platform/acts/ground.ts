import type { Tx } from '../database/database.ts'
import type { Principal } from '../policy/principal.ts'
import { Fault } from '../fault.ts'
import type { RecordRef } from './act.ts'

/** A record as the ground on which somebody asks to see another one. */
export interface Ground {
  ref: RecordRef
  /** What people call it: a number, a place. */
  label: string
  isOpen: boolean
  /** Whether it is the work of who asks. */
  isTheirs: boolean
}

/** A type of record that can be a ground: purpose is looked up, never typed (reliability.md). */
export interface GroundKind {
  type: string
  /** Null where there is no such record. Wants a transaction that sees the whole county. */
  find(tx: Tx, county: string, id: string, principal: Principal): Promise<Omit<Ground, 'ref'> | null>
}

export interface Grounds {
  /** Throws `ground_unknown` for a type that is none, or a record that does not exist. */
  find(tx: Tx, ref: RecordRef, principal: Principal): Promise<Ground>
}

export function collectGrounds(county: string, kinds: readonly GroundKind[]): Grounds {
  const byType = new Map(kinds.map((kind) => [kind.type, kind]))
  return {
    async find(tx, ref, principal) {
      const found = await byType.get(ref.type)?.find(tx, county, ref.id, principal)
      if (!found) throw new Fault('ground_unknown', {}, 400)
      return { ref, ...found }
    },
  }
}

/** What policy may test of a ground: its type, whether it is open, whether it is theirs. */
export function groundFacts({ ref, isOpen, isTheirs }: Ground): string[] {
  return [`ground_${ref.type}`, ...(isOpen ? ['ground_open'] : []), ...(isTheirs ? ['ground_theirs'] : [])]
}
