import type { Principal } from '../policy/principal.ts'
import type { RecordRef } from './act.ts'

/** What came over the wire, parsed: who wants what, on which ground. */
export interface Intent {
  /** Client-made UUIDv7: the idempotency key (decision 6). */
  id: string
  principal: Principal
  /** The action that the route declares; every record touched is judged by it. */
  action: string
  /** What the hash covers, so that the same id with another content is a conflict. */
  body: unknown
  purpose?: RecordRef | null
  facts?: string[]
}
