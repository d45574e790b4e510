import type { Domain } from '../domain.ts'
import { refusalRecord } from '../http/refusals.ts'
import { platformMessages } from '../http/messages.ts'
import type { Platform } from '../platform.ts'
import { accountRecord } from './account.ts'
import { unitRecord } from './unit.ts'
import { accountRoutes } from './routes/accounts.ts'
import { linkRoutes } from './routes/links.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { listUnitsRoute } from './routes/units.ts'

/** The platform's own part of the API, in the shape of a domain. */
export function identityDomain(platform: Platform): Domain {
  const { sessions, config } = platform
  return {
    name: 'identity',
    records: [accountRecord, unitRecord, refusalRecord],
    routes: [...signInRoutes(sessions, config.tls !== null), ...accountRoutes, ...sessionRoutes(sessions), ...linkRoutes(platform), listUnitsRoute],
    actions: ['account.setSecret', 'account.signIn', 'unit.add', 'refusal.record', 'feed.hear'],
    messages: platformMessages,
  }
}
