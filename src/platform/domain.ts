import type { Follower } from './acts/follow.ts'
import type { GroundKind } from './acts/ground.ts'
import type { Catalogue } from './http/messages.ts'
import type { Route } from './http/route.ts'
import type { IntentKind } from './sync/intent-kind.ts'

/** What a domain brings to the house; `apps/compose.ts` collects them. */
export interface Domain {
  name: string
  /** Record types (`acts/record-type.ts`), each of another shape. */
  records: readonly unknown[]
  routes: readonly Route[]
  /** Actions that policy judges beyond those that routes declare. */
  actions: readonly string[]
  messages: Catalogue
  /** Projections that follow the log: search, counters, figures (`acts/follow.ts`). */
  followers?: readonly Follower[]
  /** Records that can be the ground of a look (`acts/ground.ts`). */
  grounds?: readonly GroundKind[]
  /** What devices send that were away from the network (`sync/intent-kind.ts`). */
  intents?: readonly IntentKind[]
}
