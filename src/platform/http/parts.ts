import type { Logger } from 'pino'
import type { Store } from '../acts/store.ts'
import type { Database } from '../database/database.ts'
import type { Sessions } from '../identity/sessions.ts'
import type { Metrics } from '../metrics.ts'
import type { Policy } from '../policy/policy.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import type { Catalogue } from './messages.ts'
import type { Refusals } from './refusals.ts'

/** What the server stands on. */
export interface HttpParts {
  database: Database
  store: Store
  policy: Policy
  sessions: Sessions
  refusals: Refusals
  clock: Clock
  ids: Ids
  county: string
  catalogue: Catalogue
  log: Logger
  metrics: Metrics
  tls: { cert: Buffer; key: Buffer } | null
}
